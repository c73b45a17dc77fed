import { describe, expect, it } from "vitest";
import { claimAddresses } from "../../src/articles/claim-addresses.js";
import type { OutlinedArticle } from "../../src/articles/outline.js";
import { outlinesOf } from "../support/outlines.js";
import { soundArticle } from "../support/parse-text.js";
import { settings } from "../support/publication.js";

/** Where articles of one slug stand. */
function paths(slug: string, count: number, permalink = "articles/:slug/"): readonly string[] {
  const own = settings({ articles: { permalink } });
  const article = soundArticle(`---\ntitle: A\ndate: 2026-11-20\nslug: ${slug}\n---\nText.`, { settings: own });
  const head = { source: article.source, article, bodyDigest: "", references: [], problems: [] };
  const outlined = outlinesOf([head], own).outlines[0]?.article as OutlinedArticle;
  const articles = Array.from({ length: count }, () => ({ ...outlined }));
  const { addressOf } = claimAddresses(articles, own, () => undefined);
  return articles.map((one) => addressOf(one).path);
}

describe("claimAddresses()", () => {
  it("numbers a name that is as long as names can be", () => {
    const letters = (count: number) => "a".repeat(count);
    expect(paths(letters(300), 3)).toEqual([
      `articles/${letters(240)}/index.html`,
      `articles/${letters(238)}-2/index.html`,
      `articles/${letters(238)}-3/index.html`,
    ]);
    expect(paths("қ".repeat(117), 2, ":slug.html").at(-1)).toBe(`${"қ".repeat(116)}-2.html`);
  });

  it("takes a moment where twenty thousand want one address", { timeout: 10_000 }, () => {
    const all = paths("same", 20_000, "blog/");
    expect(new Set(all).size).toBe(20_000);
    expect(all.at(-1)).toBe("blog-20000/index.html");
  });
});

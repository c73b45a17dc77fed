import { describe, expect, it } from "vitest";
import type { Article } from "../../src/model/article.js";
import { digestOf } from "../../src/model/digest.js";
import type { Publication } from "../../src/publication/publication.js";
import { article, publication, settings } from "../support/publication.js";
import { describeArchive } from "../support/render-archive.js";

const tag = (name: string) => ({ name, slug: name });
const DAY = 86_400_000;

/** Articles one a day, tagged in turn. */
function articles(count: number): readonly Article[] {
  return Array.from({ length: count }, (_, index) =>
    article({
      slug: `a${index}`,
      title: `Article ${index}`,
      published: Date.UTC(2025, 11, 1) + index * DAY,
      tags: [tag(index % 2 === 0 ? "even" : "odd")],
    }),
  );
}

/** Paths whose key is not the same in both. */
function changed(before: Publication, after: Publication): readonly string[] {
  const [old, now] = [describeArchive(before), describeArchive(after)];
  const paths = new Set([...old.keys(), ...now.keys()]);
  return [...paths].filter((path) => old.get(path)?.key !== now.get(path)?.key).sort();
}

const edit = (all: readonly Article[], slug: string, over: Partial<Article>): readonly Article[] =>
  all.map((one) => (one.slug === slug ? { ...one, ...over, digest: digestOf(one.digest, over) } : one));

describe("the keys of pages", () => {
  const all = articles(57);
  const made = settings({ archive: { perPage: 5 } });
  const of = (list: readonly Article[], options = made) => publication({ articles: list, settings: options });

  it("change with an edited text for its own page and the lists that show it alone", () => {
    expect(changed(of(all), of(edit(all, "a20", {})))).toEqual([
      "archive/2025/5/index.html",
      "articles/a20/index.html",
      "authors/ada-example/5/index.html",
      "tags/even/3/index.html",
    ]);
  });

  it("leave the style sheet its name when a setting changes that is not of its colours: else all pages were others", () => {
    const nameIn = (over: Record<string, unknown>): string | undefined =>
      [...describeArchive(of(all, settings(over))).keys()].find((path) => path.startsWith("assets/style."));
    const { email } = settings();
    expect(nameIn({ email: { ...email, width: 700 } })).toBe(nameIn({}));
    expect(nameIn({ email: { ...email, colors: { accent: "#000000" } } })).not.toBe(nameIn({}));
  });

  it("change with a title for the pages beside it too", () => {
    const paths = changed(of(all), of(edit(all, "a20", { title: "Another" })));
    expect(paths).toEqual(expect.arrayContaining(["articles/a19/index.html", "articles/a21/index.html"]));
    expect(paths.filter((path) => path.startsWith("articles/"))).toHaveLength(3);
  });

  it("change with a new article for first pages and its neighbour, not for the pages behind them", () => {
    const more = [...all, article({ slug: "new", published: Date.UTC(2026, 5, 1), tags: [tag("odd")] })];
    expect(changed(of(all), of(more))).toEqual([
      "archive/2026/index.html",
      "archive/index.html",
      "articles/a56/index.html",
      "articles/new/index.html",
      "authors/ada-example/index.html",
      "authors/index.html",
      "index.html",
      "sitemap.xml",
      "subscribe/index.html",
      "tags/index.html",
      "tags/odd/index.html",
    ]);
  });

  it("change when a page that the text links to comes or goes", () => {
    const target = article({ slug: "target", language: "kk" });
    const linking = article({ slug: "linking", links: [`${target.url}#part`] });
    expect(changed(of([linking]), of([linking, target]))).toContain("articles/linking/index.html");
  });

  it("change when somebody who contributed gets a page", () => {
    const bo = { name: "Bo", slug: "bo" };
    const helped = article({ slug: "helped", contributors: [bo] });
    const written = article({ slug: "written", published: helped.published - 300 * DAY, authors: [bo] });
    const between = article({ slug: "between", published: helped.published - DAY });
    expect(changed(of([helped, between]), of([helped, between, written]))).toContain("articles/helped/index.html");
  });

  it("change with the language of an article for the pages at its former addresses", () => {
    const moved = [article({ slug: "moved", aliases: ["old/"] })];
    expect(changed(of(moved), of(edit(moved, "moved", { language: "kk" })))).toContain("old/index.html");
  });

  it("change with any setting for every page", () => {
    const other = settings({ archive: { perPage: 5 }, description: "Something else" });
    const pages = [...describeArchive(of(all)).keys()].filter((path) => path.endsWith(".html"));
    expect(changed(of(all), of(all, other))).toEqual(expect.arrayContaining(pages));
  });

  it("are the same for the same publication", () => {
    expect(changed(of(all), of(all))).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { feedsUrlEscaped } from "../../src/check/feeds-url-escaped.js";
import type { Article } from "../../src/model/article.js";
import type { Problem } from "../../src/problem/problem.js";
import { article, publication } from "../support/publication.js";

function check(over: Partial<Article>): readonly Problem[] {
  const problems: Problem[] = [];
  feedsUrlEscaped.check?.(publication({ articles: [article({ slug: "a", ...over })] }), [], (one) =>
    problems.push(one),
  );
  return problems;
}

describe("feedsUrlEscaped", () => {
  it("warns of an address that was escaped for HTML before, once, and says how to write it", () => {
    const url = "https://a.example/?a=1&amp;b=2";
    expect(check({ canonicalUrl: url, links: [url, "https://a.example/?a=1&b=2"] })).toEqual([
      {
        code: "feeds/url-escaped",
        severity: "warning",
        message: `Cannot trust the address "${url}": expected "&" between its parts, got "&amp;"`,
        place: { file: "content/articles/a.md" },
        hint: "Write https://a.example/?a=1&b=2",
      },
    ]);
  });

  it("looks at files and people, too", () => {
    expect(
      check({ enclosures: [{ url: "https://a.example/?a&amp;b", mediaType: "audio/mpeg", byteLength: 1 }] }),
    ).toHaveLength(1);
    expect(check({ authors: [{ name: "A", slug: "a", url: "https://a.example/?a&amp;b" }] })).toHaveLength(1);
    expect(check({})).toEqual([]);
  });
});

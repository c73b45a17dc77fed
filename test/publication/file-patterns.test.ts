import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { filePatterns } from "../../src/publication/file-patterns.js";

const matches = (pattern: string | string[], path: string) => filePatterns([pattern].flat()).matches(path);

describe("filePatterns()", () => {
  it("begins at the folder of the settings file", () => {
    expect(matches("articles/*.md", "content/articles/a.md")).toBe(true);
    expect(matches("articles/*.md", "articles/a.md")).toBe(false);
    expect(matches("../site/_posts/*.md", "site/_posts/a.md")).toBe(true);
    expect(matches("../../other/*.md", "../other/a.md")).toBe(true);
  });

  it.each([
    ["articles/**/*.{md,html}", "content/articles/a.md", true],
    ["articles/**/*.{md,html}", "content/articles/x/y/a.html", true],
    ["articles/**/*.{md,html}", "content/articles/x/y/a.txt", false],
    ["articles/**", "content/articles/x/a.png", true],
    ["articles/*/index.md", "content/articles/trip/index.md", true],
    ["articles/*/index.md", "content/articles/a/b/index.md", false],
    ["articles/**/*.{md,txt}", "content/articles/STORY.TXT", true],
    ["articles/*.MD", "content/articles/a.MD", true],
    ["articles/[a-c].md", "content/articles/B.MD", false],
    ["articles/?.md", "content/articles/ä.md", true],
    ["articles/[a-c].md", "content/articles/b.md", true],
    ["articles/[!a-c].md", "content/articles/b.md", false],
    ["articles/**/*.md", "content/articles/.drafts/a.md", false],
    ["articles/*.md", "content/articles/.a.md", false],
    ["articles/.well/*.md", "content/articles/.well/a.md", true],
    ["articles/{2026,archive/**}/*.md", "content/articles/2026/a.md", true],
    ["articles/a+b (1).md", "content/articles/a+b (1).md", true],
    ["articles/{a.md", "content/articles/{a.md", true],
    ["articles/a,b.md", "content/articles/a,b.md", true],
  ])("%s and %s: %s", (pattern, path, expected) => {
    expect(matches(pattern, path)).toBe(expected);
  });

  it("takes away what a pattern with ! names", () => {
    expect(matches(["articles/**/*.md", "!articles/**/README.md"], "content/articles/a/README.md")).toBe(false);
    expect(matches(["articles/**/*.md", "!articles/**/README.md"], "content/articles/a/b.md")).toBe(true);
    expect(matches(["articles/**/*.md", "!**/README.md"], "content/articles/a/README.MD")).toBe(false);
  });

  it("takes a name away in any folder, outside the content too", () => {
    const patterns = ["../../site/*.md", "articles/*.md", "!**/_index.*"];
    expect(matches(patterns, "../site/_index.md")).toBe(false);
    expect(matches(patterns, "../site/a.md")).toBe(true);
    expect(matches(patterns, "content/articles/_index.md")).toBe(false);
  });

  it("compares names as people read them, composed or decomposed", () => {
    expect(matches("articles/é*.md", "content/articles/e\u0301tude.md")).toBe(true);
  });

  it("names the folders to look in", () => {
    expect(filePatterns(["articles/**/*.md", "../site/_posts/*.md", "one.md", "!x/*.md"]).folders).toEqual([
      "content/articles",
      "site/_posts",
      "content",
    ]);
  });

  it("matches every plain path with itself, whatever characters it has", () => {
    const name = fc.stringMatching(/^[^/*?[\]{}!.\\\0]+$/u);
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), (parts) => {
        expect(matches(parts.join("/"), `content/${parts.join("/")}`)).toBe(true);
      }),
    );
  });
});

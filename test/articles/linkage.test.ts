import { describe, expect, it } from "vitest";
import { linkArticles } from "../../src/articles/link-articles.js";
import { parseArticle } from "../../src/articles/parse-article.js";
import { memoryTree } from "../../src/build/memory-tree.js";
import { sharingMemory } from "../../src/disk/sharing-memory.js";
import { mapMemory } from "../../src/plugins/map-memory.js";
import { filePatterns } from "../../src/publication/file-patterns.js";
import { outlinesOf } from "../support/outlines.js";
import { settings } from "../support/publication.js";

/** Links in one process, again and again. */
function linker() {
  const memory = sharingMemory(mapMemory());
  const own = settings();
  const { matches } = filePatterns(own.articles.files);
  return (files: Readonly<Record<string, string>>, now = Date.UTC(2026, 10, 22, 12)) => {
    const tree = memoryTree(files);
    const heads = tree.files.filter(({ path }) => matches(path)).map((file) => parseArticle(file, own));
    const problems: string[] = [];
    const linked = linkArticles(outlinesOf(heads, own), tree, own, { now, drafts: false, memory }, ({ code }) =>
      problems.push(code),
    );
    memory.endBuild();
    const of = (name: string) => linked.articles.find(({ source }) => source === `content/articles/${name}.md`);
    return { of, problems, issuedIds: linked.issuedIds, held: linked.held };
  };
}

const text = (title: string, body: string, front = "") =>
  `---\ntitle: ${title}\ndate: 2026-11-20\n${front}---\n${body}\n`;
const FILES = {
  "content/articles/a.md": text("A", "To [b](b.md)."),
  "content/articles/b.md": text("B", "A [lost](lost.md) link."),
};

describe("articles that are linked again in one process", () => {
  it("stay what they are where only another's text has changed", () => {
    const link = linker();
    const before = link(FILES);
    const after = link({ ...FILES, "content/articles/b.md": text("B again", "No link.", "tags: [new]\n") });
    expect(after.of("a")).toBe(before.of("a"));
    expect(after.of("b")).toMatchObject({ title: "B again", tags: [{ name: "new" }], url: before.of("b")?.url });
    expect(after.of("b")?.digest).not.toBe(before.of("b")?.digest);
    expect(after.issuedIds).not.toBe(before.issuedIds);
  });

  it("have their problems told again", () => {
    const link = linker();
    const lost = ["articles/link-target-missing"];
    expect(link(FILES).problems).toEqual(lost);
    expect(link({ ...FILES, "content/articles/a.md": text("A", "No link.") }).problems).toEqual(lost);
    expect(link({ ...FILES, "content/articles/b.md": text("B", "No link.") }).problems).toEqual([]);
  });

  it.each([
    ["has another address", { "content/articles/b.md": text("B", "Text.", "slug: other\n") }, "/other/"],
    ["is a draft from now on", { "content/articles/b.md": text("B", "Text.", "draft: true\n") }, undefined],
  ])("lead where the other stands once it %s", (_, change, end) => {
    const link = linker();
    link(FILES);
    const { of, problems } = link({ ...FILES, ...change });
    if (end) expect(of("a")?.links).toEqual([expect.stringMatching(`${end}$`)]);
    else expect(problems).toContain("articles/link-held");
  });

  it("are shown and held as the clock says, though no file changed", () => {
    const link = linker();
    const early = Date.UTC(2026, 10, 19);
    expect(link(FILES, early).held.map(({ why }) => why)).toEqual(["scheduled", "scheduled"]);
    expect(link(FILES).held).toEqual([]);
  });

  it("show a file as it is now", () => {
    const link = linker();
    const dot = (width: number) => `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="9"></svg>`;
    const files = { ...FILES, "content/articles/a.md": text("A", "![Dot](dot.svg)") };
    const widthOf = (change: Readonly<Record<string, string>>) =>
      link({ ...files, ...change }).of("a")?.assets[0]?.width;
    expect(widthOf({ "content/articles/dot.svg": dot(4) })).toBe(4);
    expect(widthOf({ "content/articles/dot.svg": dot(5), "content/articles/b.md": text("B", "Text.") })).toBe(5);
    expect(widthOf({})).toBeUndefined();
  });

  it("show a file where it was to stand once another that stood there is shown no more", () => {
    const link = linker();
    const dot = (width: number) => `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="9"></svg>`;
    const files = {
      "content/articles/a.md": text("A", "![Dot](dot.svg)"),
      "content/articles/dot.svg": dot(4),
      "content/articles/b.md": text("B", "![Dot](/articles/a/dot.svg)"),
      "content/static/articles/a/dot.svg": dot(5),
    };
    expect(link(files).of("b")?.assets[0]?.path).toMatch(/^articles\/a\/dot-.+\.svg$/);
    const { of } = link({ ...files, "content/articles/a.md": text("A", "No picture.") });
    expect(of("b")?.assets[0]?.path).toBe("articles/a/dot.svg");
  });
});

import { chmodSync, mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { gitDates } from "../../src/disk/git-dates.js";
import { type ProjectTreeOptions, readProjectTree } from "../../src/disk/project-tree.js";
import { digest } from "../../src/model/digest.js";
import { filePatterns } from "../../src/publication/file-patterns.js";
import { temporaryFolder } from "../support/temporary-folder.js";

function treeOf(dir: string, over: Partial<ProjectTreeOptions> = {}) {
  return readProjectTree({
    dir,
    skipped: [join(dir, "out")],
    patterns: filePatterns(["articles/**/*.md"]),
    lookups: [],
    git: gitDates(),
    ...over,
  });
}

const paths = (tree: { files: readonly { path: string }[] }) => tree.files.map(({ path }) => path);

describe("readProjectTree()", () => {
  it("lists what is in content and templates, sorted, and passes by what is hidden or made by tools", () => {
    const dir = temporaryFolder({
      "content/b.md": "",
      "content/a/é.md": "",
      "content/.git/config": "",
      "content/node_modules/x.md": "",
      "templates/archive/home.hbs": "",
      "out/index.html": "",
      "notes.md": "",
    });
    expect(paths(treeOf(dir))).toEqual(["content/a/é.md", "content/b.md", "templates/archive/home.hbs"]);
  });

  it("lists outside of content what the patterns name, and nothing else", () => {
    const dir = temporaryFolder({
      "content/x.md": "",
      "site/_posts/a.md": "",
      "site/_posts/a.png": "",
      "site/b.md": "",
    });
    const tree = treeOf(dir, { patterns: filePatterns(["../site/_posts/*.md"]) });
    expect(paths(tree)).toEqual(["content/x.md", "site/_posts/a.md"]);
  });

  it("finds a file beside an outside article when asked, and remembers what was asked", () => {
    const dir = temporaryFolder({ "site/_posts/a.md": "", "site/_posts/a.png": "png", "site/secret.txt": "" });
    const tree = treeOf(dir, { patterns: filePatterns(["../site/_posts/*.md"]) });
    expect(tree.get("site/_posts/a.png")?.byteLength).toBe(3);
    expect(tree.get("site/_posts/b.png")).toBeUndefined();
    expect(tree.get("site/secret.txt")).toBeUndefined();
    expect(Object.keys(tree.asked())).toEqual(["site/_posts/a.png", "site/_posts/b.png"]);
  });

  it("finds no file by another spelling, as the web server will not, but takes composed letters for decomposed ones", () => {
    const dir = temporaryFolder({ "content/Photo.png": "", "content/e\u0301.png": "", "static/Logo.png": "" });
    const tree = treeOf(dir, { lookups: ["static"] });
    expect(tree.get("content/photo.png")).toBeUndefined();
    expect(tree.get("static/logo.png")).toBeUndefined();
    expect(tree.get("static/Logo.png")).toBeDefined();
    expect(tree.get("content/é.png")?.path).toBe("content/e\u0301.png");
  });

  it("gives nothing away by tricks with dots", () => {
    const dir = temporaryFolder({ "static/a.txt": "", "secret.txt": "", "static/.env": "" });
    const tree = treeOf(dir, { lookups: ["static"] });
    for (const path of ["static/../secret.txt", "static/.env", "../secret.txt", "static/x/../../secret.txt"]) {
      expect(tree.get(path)).toBeUndefined();
    }
    expect(tree.get("static/a.txt")).toBeDefined();
  });

  it.runIf(process.platform === "linux")("tells of files and folders whose names are not UTF-8", () => {
    const dir = temporaryFolder({ "content/a.md": "", "content/\uFFFD.md": "" });
    const inLatin = (path: string) => Buffer.from(join(dir, path), "latin1");
    writeFileSync(inLatin("content/café.md"), "");
    mkdirSync(inLatin("content/ete-été"));
    const tree = treeOf(dir);
    expect(paths(tree)).toEqual(["content/a.md", "content/\uFFFD.md"]);
    expect(tree.problems.map(({ code, place }) => [code, place?.file])).toEqual([
      ["disk/unreadable", "content/caf\uFFFD.md"],
      ["disk/unreadable", "content/ete-\uFFFDt\uFFFD"],
    ]);
  });

  it("visits each folder once where links go in circles", () => {
    const dir = temporaryFolder({ "content/a/one.md": "" });
    symlinkSync(join(dir, "content"), join(dir, "content/a/up"));
    symlinkSync(join(dir, "content/a"), join(dir, "content/also"));
    expect(paths(treeOf(dir))).toEqual(["content/a/one.md"]);
  });

  it("reads only what it has no digest of", () => {
    const dir = temporaryFolder({ "content/a.md": "text" });
    const past = new Date(2020, 1, 1);
    utimesSync(join(dir, "content/a.md"), past, past);
    const [file] = treeOf(dir).files;
    expect(file?.digest()).toBe(digest("text"));
    expect(new TextDecoder().decode(file?.read())).toBe("text");
  });

  it("takes over the digests of files that are the same, and of no others", async () => {
    const dir = temporaryFolder({ "content/a.md": "a", "content/b.md": "b", "content/c.md": "c" });
    while (treeOf(dir).sources().stamps.includes("")) await setTimeout(10);
    const { paths: seenPaths, stamps } = treeOf(dir).sources();
    writeFileSync(join(dir, "content/a.md"), "longer");
    writeFileSync(join(dir, "content/aa.md"), "new");
    rmSync(join(dir, "content/b.md"));
    const seen = { sources: { paths: seenPaths, stamps, digests: ["of a", "of b", "of c"] }, asked: {} };
    const digests = treeOf(dir, { seen }).files.map((file) => file.digest());
    expect(digests).toEqual([digest("longer"), digest("new"), "of c"]);
  });

  it("gives no stamp to a file that has just been written: it may change again within the same tick", () => {
    const dir = temporaryFolder({ "content/a.md": "1" });
    expect(treeOf(dir).sources().stamps).toEqual([""]);
  });

  it("tells what cannot be read", () => {
    const dir = temporaryFolder({ "content/a.md": "text" });
    chmodSync(join(dir, "content/a.md"), 0);
    const [file] = treeOf(dir).files;
    // The superuser may read everything.
    if (process.getuid?.() === 0) expect(new TextDecoder().decode(file?.read())).toBe("text");
    else expect(() => file?.read()).toThrow("disk/unreadable");
  });
});

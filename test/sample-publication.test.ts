import { execFileSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { type Build, build, memoryTree } from "../src/index.js";
import { contentsOf } from "./support/contents-of.js";
import { temporaryFolder } from "./support/temporary-folder.js";

const CONTENT = fileURLToPath(new URL("../content/", import.meta.url));

const MAIN = fileURLToPath(new URL("../dist/program/main.js", import.meta.url));

/** The files of the sample publication, as a tree. */
function sample(): Record<string, Uint8Array> {
  const paths = readdirSync(CONTENT, { recursive: true, encoding: "utf8" });
  const files = paths.filter((path) => statSync(join(CONTENT, path)).isFile());
  return Object.fromEntries(
    files.map((path) => [`content/${path.split(sep).join("/")}`, readFileSync(join(CONTENT, path))]),
  );
}

describe("the sample publication", () => {
  let made: Build;
  beforeAll(async () => {
    made = await build(memoryTree(sample()), { now: Date.UTC(2026, 10, 22, 12) });
  });

  it("builds without any problem, whole files included", async () => {
    for (const file of made.files) await file.bytes();
    expect(made.problems).toEqual([]);
  });

  it("has the record of its ids beside it, so that a build changes nothing in content/", () => {
    expect(made.issuedIds).toBe(readFileSync(join(CONTENT, "ids.tsv"), "utf8"));
  });

  it("leaves no article out", () => {
    const sources = Object.keys(sample()).filter((path) => /articles\/[^/]+\.(?:md|txt)$/.test(path));
    expect(made.publication.articles.map(({ source }) => source).sort()).toEqual(sources.sort());
    expect(made.skipped).toEqual([]);
  });

  it("has an issue on each of five Fridays, one of them curated by hand", () => {
    const issues = made.publication.issues.filter(({ upcoming }) => !upcoming);
    expect(issues.map(({ slug }) => slug)).toEqual([
      "2026-11-20",
      "2026-11-13",
      "2026-11-06",
      "2026-10-30",
      "2026-10-23",
    ]);
    expect(issues.filter(({ source }) => source !== undefined).map(({ title }) => title)).toEqual(["The wire"]);
  });

  it("speaks four languages, one of them from right to left, and links translations", () => {
    const { articles } = made.publication;
    expect(new Set(articles.map(({ language }) => language.split("-")[0]))).toEqual(new Set(["en", "kk", "ug", "zh"]));
    expect(articles.filter(({ direction }) => direction === "rtl").map(({ language }) => language)).toEqual(["ug"]);
    expect(articles.filter(({ translationKey }) => translationKey === "relay")).toHaveLength(3);
  });

  it("shows what articles can have", () => {
    const { articles, bodyOf } = made.publication;
    const bodies = articles.map(bodyOf).join("\n");
    for (const part of ["<table>", '<pre><code class="language-', 'class="footnotes"', "<blockquote>"]) {
      expect(bodies).toContain(part);
    }
    const [enclosure] = articles.flatMap(({ enclosures }) => enclosures);
    expect(enclosure).toMatchObject({ mediaType: "audio/mpeg", byteLength: 49_365 });
    expect(enclosure?.duration).toBe(16.38);
    expect(articles.some(({ authors }) => authors.length === 2)).toBe(true);
    expect(articles.some(({ corrections }) => corrections.length > 0)).toBe(true);
    expect(articles.some(({ repostOf }) => repostOf !== undefined)).toBe(true);
    expect(articles.some(({ dateline }) => dateline === "ALMATY, Kazakhstan")).toBe(true);
  });

  it("describes every picture and summarises every article that is not wire copy", () => {
    for (const { source, picture, summaryIsWritten } of made.publication.articles) {
      if (picture) expect(picture.alt, source).toMatch(/\S.{20}/);
      expect(summaryIsWritten, source).toBe(!source.endsWith(".txt"));
    }
  });

  it("comes out the same whatever language and time zone the computer is set to", () => {
    const built = [
      { LC_ALL: "C", TZ: "UTC" },
      { LC_ALL: "fa_IR.UTF-8", TZ: "Pacific/Apia" },
      { LC_ALL: "tr_TR.UTF-8", TZ: "America/St_Johns" },
    ].map((settings) => {
      const dir = temporaryFolder();
      cpSync(CONTENT, join(dir, "content"), { recursive: true });
      const words = ["build", "--dir", dir, "--now", "2026-11-22T12:00:00Z"];
      execFileSync(process.execPath, [MAIN, ...words], { env: { ...process.env, ...settings } });
      return contentsOf(join(dir, "out"));
    });
    const [first, ...others] = built;
    expect(Object.keys(first ?? {}).length).toBeGreaterThan(100);
    for (const other of others) expect(other).toEqual(first);
  });
});

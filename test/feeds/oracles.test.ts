import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, type TestContext } from "vitest";
import { needs, needsShared, SHARED } from "../support/needs.js";
import { allOracles, ORACLE_PROGRAMS, oracle } from "../support/oracles.js";
import { writeProjectFeeds } from "../support/project-feeds.js";
import { temporaryFolder } from "../support/temporary-folder.js";
import { w3cFindings } from "../support/w3c-rules.js";
import { childrenOf, readXml } from "../support/xml-tree.js";

/** With `POSTRIDER_ALL_ORACLES=1` the slow ones read every publication, which takes minutes. */
const THOROUGH = process.env["POSTRIDER_ALL_ORACLES"] === "1";

const CORPORA = ["carpentries", "eighteenf", "mehdix-fa", "mosn", "rust-blog", "syntax-fm", "twir"] as const;
const SAMPLE = fileURLToPath(new URL("../../", import.meta.url));

function needsOracles(context: TestContext): void {
  needsShared(context);
  needs(context, ...ORACLE_PROGRAMS);
}

const countOf = (file: string): number => {
  const root = readXml(readFileSync(file, "utf8"));
  return childrenOf(root, "entry").length + root.children.flatMap((channel) => childrenOf(channel, "item")).length;
};

/** Everything that anybody has to say against the main feeds in a folder, in the three formats. */
async function verdicts(out: string, { slow }: { slow: boolean }): Promise<readonly string[]> {
  const [rss, atom, json] = ["feed.xml", "atom.xml", "feed.json"].map((name) => join(out, name));
  if (!rss || !atom || !json) return ["no feeds"];
  const count = countOf(rss);
  // The first builds what some of them need; then there are two cores to use.
  const ofRss = await allOracles(rss, count, { slow });
  const others = await Promise.all([
    allOracles(atom, count, { slow }),
    allOracles(json, count),
    oracle("json-check", "--strict", `--expect=${count}`, json).then(plainText),
    oracle("feeds-agree", rss, atom, json),
  ]);
  const said = [ofRss, ...others];
  return said.filter((line) => line !== "");
}

/** Titles are plain text in JSON Feed: a `C++ <T>` in one looks like markup and is right as it is (see feeds.md). */
function plainText(said: string): string {
  const lines = said
    .split("\n")
    .filter((line) => line !== "" && !/(?:title|summary) holds markup or entities/.test(line));
  return lines.every((line) => /^FAIL json-check .* errors=0 /.test(line)) ? "" : lines.join("\n");
}

describe("the feeds of the sample publication", () => {
  it("satisfy every parser, validator and reader", { timeout: 300_000 }, async (context) => {
    needsOracles(context);
    const out = temporaryFolder();
    const { articles } = await writeProjectFeeds(SAMPLE, out);
    expect(countOf(join(out, "feed.xml"))).toBe(Math.min(articles, 20));
    expect(await verdicts(out, { slow: true })).toEqual([]);
  });
});

describe("the feeds of real publications", () => {
  for (const name of CORPORA) {
    const project = fileURLToPath(new URL(`../corpora/${name}/`, import.meta.url));

    it(`${name}: satisfy every parser and validator`, { timeout: 300_000 }, async (context) => {
      needsOracles(context);
      const out = temporaryFolder();
      const { articles } = await writeProjectFeeds(project, out);
      expect(countOf(join(out, "feed.xml"))).toBe(Math.min(articles, name === "twir" ? 17 : 20));
      expect(await verdicts(out, { slow: THOROUGH })).toEqual([]);
    });

    it(`${name}: break none of the W3C's rules, all of them`, { timeout: 300_000 }, async (context) => {
      needsShared(context);
      const out = temporaryFolder();
      const { paths } = await writeProjectFeeds(project, out, (path) => /(?:feed|atom)\.xml$/.test(path));
      expect(paths.length).toBeGreaterThan(10);
      for (const path of paths) {
        const xml = readFileSync(join(out, path), "utf8");
        const self = / rel="self" href="([^"]+)"/.exec(xml)?.[1] ?? "";
        expect(self.endsWith(path.split("/").map(encodeURIComponent).join("/"))).toBe(true);
        expect({ path, findings: w3cFindings(xml, self) }).toEqual({ path, findings: [] });
      }
    });
  }
});

const GENERATED_COUNT = THOROUGH ? 5000 : 500;

describe("the feeds of generated articles", () => {
  it("satisfy every parser and validator", { timeout: 600_000 }, async (context) => {
    needsOracles(context);
    const [project, out] = [temporaryFolder(GENERATED), temporaryFolder()];
    execFileSync(process.execPath, [
      join(SHARED, "corpora/bench-gen.mjs"),
      "--out",
      join(project, "content"),
      "--count",
      String(GENERATED_COUNT),
    ]);
    const { articles } = await writeProjectFeeds(project, out, (path) =>
      /^(?:history\/1-\w+\/)?(?:feed|atom)\.(?:xml|json)$/.test(path),
    );
    expect(articles).toBeGreaterThan(GENERATED_COUNT * 0.95);
    expect(await verdicts(out, { slow: THOROUGH })).toEqual([]);
    const [oldest = ""] = readdirSync(join(out, "history"));
    expect(await verdicts(join(out, "history", oldest), { slow: false })).toEqual([]);
  });
});

const GENERATED = {
  "content/publication.yaml":
    "title: Generated\nurl: https://generated.example/\narticles:\n  files: ['posts/**/*.{md,markdown,html,txt}']\n",
};

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { memoryTree } from "../../src/build/memory-tree.js";
import { buildTree } from "../../src/disk/build-tree.js";
import { formatProblem } from "../../src/problem/format-problem.js";
import { type BadCase, parseCase } from "../support/bad-case.js";
import { runWords } from "../support/command-line.js";
import { temporaryFolder } from "../support/temporary-folder.js";

/**
 * Each file of `bad/` is one way in which an article can be wrong, with exactly what is told of
 * it. `UPDATE_EXPECTED=1` writes down what is told now; the difference is to be reviewed.
 */
const FOLDER = new URL("bad/", import.meta.url);
const CASES = readdirSync(FOLDER).filter((name) => name.endsWith(".case"));
const NOW = Date.UTC(2026, 10, 22, 12);

const SOUND = {
  "content/publication.yaml": "title: The Courier\nurl: https://courier.example/\n",
  "content/articles/good.md": "---\ntitle: Good\ndate: 2026-11-19\n---\nAll is well here.\n",
};

async function buildCase({ files }: BadCase) {
  const {
    files: outputs,
    problems,
    publication,
  } = await buildTree(memoryTree({ ...SOUND, ...files }, NOW), { now: NOW });
  return { outputs, publication, told: problems.filter(({ code }) => /^(?:articles|markup)\//.test(code)) };
}

describe("bad input", () => {
  it("is told in at least 60 ways", () => {
    expect(CASES.length).toBeGreaterThanOrEqual(60);
  });

  it.each(CASES)("%s: the one message, and everything else is built", async (name) => {
    const text = readFileSync(new URL(name, FOLDER), "utf8");
    const bad = parseCase(text);
    const { outputs, publication, told } = await buildCase(bad);
    const messages = `${told.map(formatProblem).join("\n")}\n`;
    if (process.env["UPDATE_EXPECTED"] === "1") writeFileSync(new URL(name, FOLDER), bad.withExpected(messages));
    else expect(messages).toBe(bad.expected);

    expect(told.length).toBeGreaterThan(0);
    expect(told.every(({ hint }) => hint !== undefined && hint !== "")).toBe(true);
    expect(publication.articles.map(({ slug }) => slug)).toContain("good");
    expect(outputs.map(({ path }) => path)).toContain("articles/good/index.html");
    const page = outputs.find(({ path }) => path === "articles/good/index.html");
    expect(String(await page?.bytes())).toContain("All is well here.");
  });

  it.each(["yaml-colon", "date-impossible", "link-missing", "image-unreadable", "slug-twice", "bytes-binary"])(
    "%s ends a build with exit code 1 and the rest written",
    async (name) => {
      const { files, expected } = parseCase(readFileSync(new URL(`${name}.case`, FOLDER), "utf8"));
      const dir = temporaryFolder({ ...SOUND, ...files });
      const { code, stderr } = await runWords(["build", "--dir", dir]);
      expect(code).toBe(1);
      expect(stderr).toContain(expected.split("\n")[0]);
      expect(existsSync(join(dir, "out/articles/good/index.html"))).toBe(true);
    },
  );
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { build } from "../../src/build/build.js";
import { memoryTree } from "../../src/build/memory-tree.js";
import { builtInTemplates } from "../../src/disk/built-in-templates.js";
import { frozenIssueFile } from "../../src/issues/frozen-issue-file.js";
import type { SourceTree } from "../../src/model/source-tree.js";
import { mapMemory } from "../../src/plugins/map-memory.js";
import { formatProblem } from "../../src/problem/format-problem.js";

const PATH = "content/issues/frozen/2026-11-20.jsonl";
const PAGE = "issues/2026-11-20/index.html";
const MAIL = "email/2026-11-20/digest.txt";

const FILES = {
  "content/publication.yaml": "title: The Courier\nurl: https://courier.example/\n",
  "content/articles/pigeons.md": article("Pigeons", "2026-11-17", "authors: [Ada]\ntags: [birds]\n"),
  "content/articles/valves.md": article(
    "Valves",
    "2026-11-18",
    "language: fr\nimage: https://x.example/v.png\nimageAlt: A valve\n",
  ),
};

function article(title: string, date: string, more = ""): string {
  return `---\ntitle: ${title}\ndate: ${date}\n${more}---\n\n${`Of ${title}. `.repeat(60)}\n`;
}

const templates = builtInTemplates();
const options = { now: Date.UTC(2026, 10, 24), templates, memory: mapMemory() };

/** The copy of the issue, as `postrider issue freeze` writes it. */
const { publication } = await build(memoryTree(FILES), options);
const { path, text: COPY } = frozenIssueFile(publication);
const [HEAD = "", ...LINES] = COPY.trimEnd().split("\n");
const joined = (...lines: readonly string[]): string => lines.map((line) => `${line}\n`).join("");

/** Builds it all with a copy in place, and tells what was said and which files could be made. */
async function buildWith(copy: string) {
  const made = await build(memoryTree({ ...FILES, [PATH]: copy }), options);
  const problems = made.problems.map(formatProblem);
  const files = new Map<string, string>();
  for (const file of made.files) {
    const rendered = await file.render();
    problems.push(...rendered.problems.map(formatProblem));
    if (rendered.bytes !== undefined) files.set(file.path, String(rendered.bytes));
  }
  return { issue: made.publication.issues[0], problems, files };
}

describe("a frozen copy", () => {
  it("lies where its issue is looked for, and is the issue", async () => {
    expect(path).toBe(PATH);
    const { issue, problems, files } = await buildWith(COPY);
    expect(issue?.frozen).toBe(PATH);
    expect(problems).toEqual([]);
    expect(files.get(MAIL)).toContain("Pigeons");
  });

  it("may have the line ends of Windows", async () => {
    const { issue, problems } = await buildWith(COPY.replaceAll("\n", "\r\n"));
    expect([issue?.frozen, problems]).toEqual([PATH, []]);
  });

  const [first = "", second = ""] = LINES;
  it.each([
    ["a conflict of a merge", joined(HEAD, "<<<<<<< HEAD", first, "=======", second), 2, "got <<<<<<< HEAD"],
    ["a last line that is cut off", joined(HEAD, first, second).slice(0, -20), 3, "an article as it was sent"],
    ["null for an article", joined(HEAD, first, second, "null"), 4, "got null"],
    ["another object for an article", joined(HEAD, '{"x":1}', first, second), 2, 'got {"x":1}'],
    ["an empty line", joined(HEAD, first, "", second), 3, "got an empty line"],
    ["an article less", joined(HEAD, second), 1, "a line for each of its articles, got none for tag:"],
    ["no article at all", joined(HEAD), 1, "a line for each of its articles, got none for tag:"],
    ["an article twice", joined(HEAD, first, second, first), 4, "each article once, got tag:"],
    [
      "a section that is none",
      joined(HEAD.replace('"sections":[', '"sections":[null,'), first, second),
      1,
      "issue freeze",
    ],
    [
      "a language that is none",
      joined(HEAD.replace('"language":"en"', '"language":"e n"'), first, second),
      1,
      "format 1",
    ],
    ["a later format", joined(HEAD.replace('"postrider":1', '"postrider":2'), first, second), 1, "format 1"],
  ])("with %s is reported with its line; all is built, the issue anew", async (_, copy, line, expected) => {
    const { issue, problems, files } = await buildWith(copy);
    expect(problems).toEqual([
      expect.stringMatching(/^content\/issues\/frozen\/2026-11-20\.jsonl:\d+: error\[issues\/frozen-unreadable\]/),
    ]);
    expect(problems[0]).toContain(`${PATH}:${line}: `);
    expect(problems[0]).toContain(expected);
    expect(issue?.frozen).toBeUndefined();
    expect([files.get(PAGE), files.get(MAIL)]).toEqual([
      expect.stringContaining("Pigeons"),
      expect.stringContaining("Valves"),
    ]);
  });

  it("never stops a build, whatever was changed in it", async () => {
    const values: readonly unknown[] = [null, undefined, "", "x", -1, 1e300, [], [null], {}, true];
    const change = fc.record({ line: fc.nat(), at: fc.nat(), value: fc.constantFrom(...values) });
    await fc.assert(
      fc.asyncProperty(change, async ({ line, at, value }) => {
        const lines = [HEAD, ...LINES];
        const changed = line % lines.length;
        lines[changed] = JSON.stringify(changedAt(JSON.parse(lines[changed] ?? ""), at, value));
        expect((await buildWith(joined(...lines))).files.has("index.html")).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it("that changes while it is built with is a problem of the files that show it", async () => {
    const tree = memoryTree({ ...FILES, [PATH]: COPY });
    let bytes = tree.get(PATH)?.read() ?? expect.fail();
    const changing: SourceTree = withBytes(tree, () => bytes);
    const made = await build(changing, options);
    bytes = new TextEncoder().encode(joined(HEAD, "<<<<<<< HEAD"));
    const page = await made.files.find((file) => file.path === PAGE)?.render();
    expect(page?.problems.map(({ code }) => code)).toEqual(["issues/frozen-unreadable"]);
  });

  it("is not read again by a build that remembers it", async () => {
    const memory = mapMemory();
    const tree = memoryTree({ ...FILES, [PATH]: COPY });
    const first = await build(tree, { ...options, memory });
    const again = await build(
      withBytes(tree, () => expect.fail("It was read")),
      { ...options, memory },
    );
    expect(again.publication.issues).toEqual(first.publication.issues);
  });
});

describe("an article of a frozen issue", () => {
  const pageOf = async (files: Readonly<Record<string, string>>) => {
    const made = await build(memoryTree({ ...files, [PATH]: COPY }), options);
    const page = await made.files.find((file) => file.path === PAGE)?.render();
    return { html: String(page?.bytes), problems: made.problems.map(formatProblem) };
  };
  const { "content/articles/pigeons.md": PIGEONS, ...others } = FILES;
  const id = 'id: "tag:courier.example,2026:pigeons"\nslug: renamed\n';

  it("that has another address now is linked there from the issue's page", async () => {
    const moved = PIGEONS.replace("authors:", `${id}authors:`);
    const { html, problems } = await pageOf({ ...others, "content/articles/pigeons.md": moved });
    expect(html).toContain('href="../../articles/renamed/index.html"');
    expect(html).not.toContain("articles/pigeons/");
    expect(problems).toEqual([]);
  });

  it("that is gone is told, unless its address leads to another", async () => {
    const { html, problems } = await pageOf(others);
    expect(html).toContain("Pigeons");
    expect(problems).toEqual([
      expect.stringMatching(/2026-11-20\.jsonl:[23]: warning\[check\/link-dead\].*\/pigeons\//),
    ]);
    const heir = article("Doves", "2026-11-23", "aliases: [/articles/pigeons/]\n");
    expect((await pageOf({ ...others, "content/articles/doves.md": heir })).problems).toEqual([]);
  });
});

/** A tree whose frozen copy has other bytes than its digest says. */
function withBytes(tree: SourceTree, read: () => Uint8Array): SourceTree {
  const swap = <File extends { path: string }>(file: File): File => (file.path === PATH ? { ...file, read } : file);
  const files = tree.files.map((file) => {
    const digest = file.digest();
    return swap({ ...file, digest: () => digest });
  });
  return { files, get: (name) => files.find((file) => file.path === name) };
}

/** A value with another in place of one that it holds, the so-manieth of all. */
function changedAt(whole: unknown, at: number, value: unknown): unknown {
  const spots: (() => void)[] = [];
  const walk = (part: unknown): void => {
    if (typeof part !== "object" || part === null) return;
    for (const key of Object.keys(part)) {
      spots.push(() => Object.assign(part, { [key]: value }));
      walk(part[key as keyof typeof part]);
    }
  };
  walk(whole);
  spots[at % spots.length]?.();
  return whole;
}

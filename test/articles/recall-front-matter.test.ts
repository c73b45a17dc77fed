import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FrontMatter } from "../../src/articles/front-matter.js";
import { readFrontMatter } from "../../src/articles/read-front-matter.js";
import { recallFrontMatter } from "../../src/articles/recall-front-matter.js";
import { splitSource } from "../../src/articles/split-source.js";
import { mapMemory } from "../../src/plugins/map-memory.js";
import { formatProblem } from "../../src/problem/format-problem.js";

const FILE = "content/issues/a.md";
const PATHS: readonly (readonly (string | number)[])[] = [
  [],
  ["date"],
  ["pins"],
  ["pins", 0],
  ["pins", 9],
  ["pins", 0, "article"],
  ["sections", 0, "articles", 0, "note"],
  ["sections", 0, "articles", 1],
  ["sections", "title"],
  ["nothing", 1],
  ["constructor"],
];

/** What is read, what is told, and where things stand. */
function told(read: (report: (problem: Parameters<typeof formatProblem>[0]) => void) => FrontMatter | undefined) {
  const problems: string[] = [];
  const front = read((problem) => void problems.push(formatProblem(problem)));
  return {
    values: front && { ...front.values },
    places: front && PATHS.map((path) => front.placeOf(...path)),
    problems,
  };
}

/** Reads a text as if for the first time, then twice with a memory. */
function expectTheSame(text: string, line = 2): void {
  const source = splitSource(text);
  const first = told((report) => readFrontMatter(source, FILE, line, report));
  const memory = mapMemory();
  for (let time = 0; time < 2; time += 1) {
    expect(told((report) => recallFrontMatter(source, FILE, line, memory, report))).toEqual(first);
  }
}

const CURATED = `date: 2026-11-06
pins:
  - forty-five-pigeons
  - article: b
    note: "Read: it"
sections:
  - title: On the wire
    articles: [{ article: minus-thirty, note: A }, morse-by-ear]
`;

describe("recallFrontMatter()", () => {
  it.each([
    ["YAML", `---\n${CURATED}---\n`],
    ["plain YAML", "---\ndate: 2026-11-06\npins: [a, b]\n---\nText"],
    ["TOML", '+++\ndate = 2026-11-06\npins = ["a"]\n[[sections]]\narticles = ["b", "c"]\n+++\n'],
    ["JSON", '{ "date": "2026-11-06", "pins": ["a", { "article": "b" }] }\n\nText'],
    ["no front matter", "Text alone"],
    ["aliases", "---\npins: &p [a, b]\nsections: *p\n---\n"],
    ["a map whose key is a number", '---\nsections: [{ articles: { "1": a } }]\n---\n'],
    ["a mistake", "---\npins: [a\nsections: }\n---\n"],
    ["a warning", "---\npins: a\npins: b\n---\n"],
    ["no end", "---\npins: a\n"],
  ])("remembers %s as it was read", (_, text) => {
    expectTheSame(text);
  });

  it("remembers any front matter as it was read", () => {
    const key = fc.constantFrom("date", "pins", "sections", "title", "articles", "article", "note", "__proto__", "1");
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 3 },
        fc.string(),
        fc.constant(null),
        fc.array(tie("any")),
        fc.dictionary(key, tie("any")),
      ),
    })).any;
    fc.assert(
      fc.property(fc.dictionary(key, value), (values) => expectTheSame(`---\n${JSON.stringify(values)}\n---\n`)),
    );
    fc.assert(fc.property(fc.string({ maxLength: 40 }), (text) => expectTheSame(`---\na: ${text}\n---\n`)));
  });

  it("does not take one file, line or text for another", () => {
    const memory = mapMemory();
    const place = (text: string, file: string, line: number) =>
      recallFrontMatter(splitSource(`---\n${text}\n---\n`), file, line, memory, () => undefined)?.placeOf("pins");
    expect(place("pins: [a]", "a.md", 2)).toEqual({ file: "a.md", line: 2, column: 7 });
    expect(place("pins: [a]", "b.md", 2)).toEqual({ file: "b.md", line: 2, column: 7 });
    expect(place("pins: [a]", "a.md", 3)).toEqual({ file: "a.md", line: 3, column: 7 });
    expect(place("date: 1\npins: [a]", "a.md", 2)).toEqual({ file: "a.md", line: 3, column: 7 });
  });
});

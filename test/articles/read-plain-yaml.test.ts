import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPlainYaml } from "../../src/articles/read-plain-yaml.js";
import { readAnyYaml } from "../../src/articles/read-yaml.js";
import type { Problem } from "../../src/problem/problem.js";

const FILE = "content/articles/a.md";

/** What the parser makes of it, and what it complains about. */
function parsed(text: string) {
  const problems: Problem[] = [];
  const matter = readAnyYaml({ file: FILE, text, line: 2 }, (problem) => problems.push(problem));
  return { matter, problems };
}

const plain = (text: string) => readPlainYaml({ file: FILE, text, line: 2 });

/** Rows as people write them, and rows that look like them. */
const value = fc.oneof(
  fc.constantFrom(
    "2026-11-20T06:00:00Z",
    "Hello world",
    "~",
    "null",
    "",
    "[a, b c, 'd']",
    "[]",
    "[a, ]",
    "true",
    "- a",
    "a: b",
  ),
  fc.constantFrom(
    '"quoted: text"',
    "'it''s'",
    '"es\\caped"',
    '"\\"quoted\\""',
    "['it''s', \"a, b\", c]",
    '["\\"x\\"", "a\\\\b"]',
    "a # comment",
    "a#b",
    "#c",
    "[a: b]",
    "{a: b}",
    "&a b",
    "*a",
    "!t x",
  ),
  fc.constantFrom(
    "|",
    ">",
    "? a",
    "...",
    "---",
    "a  b",
    "(x)",
    "/path/",
    ".5",
    "100%",
    "@me",
    "`x`",
    "'a' b",
    '"a" b',
    "[a]b",
    "[[a]]",
  ),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: fc.constantFrom("a", " ", ":", "#", ",", "[", "]", '"', "'", "-", "?", "é", "\t"), maxLength: 8 }),
);
const list = fc
  .tuple(
    fc.constantFrom("", "  ", " "),
    fc.array(fc.tuple(fc.constantFrom("- ", "-  ", "  - "), value), { maxLength: 3 }),
  )
  .map(([indent, items]) => items.map(([dash, item]) => `\n${indent}${dash}${item}`).join(""));
const row = fc.tuple(
  fc.constantFrom("title", "tags", "date", "a-b", "T_1"),
  fc.constantFrom(": ", ":", ":  "),
  fc.oneof({ arbitrary: value, weight: 3 }, list),
);
const end = fc.oneof({ arbitrary: fc.constant(""), weight: 4 }, fc.constantFrom(" ", "  ", "\t"));
const matter = fc
  .array(fc.tuple(row, end), { maxLength: 5 })
  .map((rows) => rows.map(([row, end]) => row.join("") + end).join("\n"));

describe("readPlainYaml()", () => {
  it("reads texts, quoted texts, nothing, and lists in brackets", () => {
    const text =
      "title: \"A: b\"\ndate: 2026-11-20T06:00:00Z\ndraft:\ntags: [one, 'two, too', three]\nurl: https://a.example/b";
    expect(plain(text)?.values).toEqual({
      title: "A: b",
      date: "2026-11-20T06:00:00Z",
      draft: null,
      tags: ["one", "two, too", "three"],
      url: "https://a.example/b",
    });
  });

  it.each([
    "a: 1\na: 2",
    "a:\n  b: c",
    "# comment",
    "a: |\n  text",
    "- a",
    "a: b # c",
    "a: *b",
    'a: "\\n"',
    "a b",
    "a: [b",
  ])("leaves %j to the parser", (text) => {
    expect(plain(text)).toBeUndefined();
  });

  it("reads lists of a line each, and texts with quotes in them", () => {
    const text = "tags:\n  - one\n  - \"two, \\\"2\\\"\"\nauthors:\n- O'Neil\nnote: 'it''s'\nlist: [\"a, b\", 'c']";
    expect(plain(text)?.values).toEqual({
      tags: ["one", 'two, "2"'],
      authors: ["O'Neil"],
      note: "it's",
      list: ["a, b", "c"],
    });
    expect(plain(text)?.placeOf("tags", 1)).toEqual({ file: FILE, line: 4, column: 5 });
    expect(plain("tags:\n  - one\n - two")).toBeUndefined();
  });

  it("agrees with the parser on values and places wherever it reads anything", () => {
    let read = 0;
    fc.assert(
      fc.property(matter, (text) => {
        const fast = plain(text);
        if (!fast) return;
        read += 1;
        const { matter: slow, problems } = parsed(text);
        expect(problems).toEqual([]);
        expect(fast.values).toEqual(slow?.values);
        for (const [key, found] of Object.entries(fast.values)) {
          expect(fast.placeOf(key)).toEqual(slow?.placeOf(key));
          if (Array.isArray(found))
            found.forEach((_, item) => void expect(fast.placeOf(key, item)).toEqual(slow?.placeOf(key, item)));
        }
        expect(fast.placeOf("none")).toEqual(slow?.placeOf("none"));
      }),
      { numRuns: 8_000 },
    );
    expect(read).toBeGreaterThan(400);
  });
});

import { expect, it } from "vitest";
import { formatProblem } from "../../src/problem/format-problem.js";

it("writes a problem so that nothing quoted of a file breaks its line or commands the terminal", () => {
  const written = formatProblem({
    code: "articles/date",
    severity: "error",
    message: 'Cannot read the date: expected a day, got "\u001b[31m2026"',
    place: { file: "content/a\nb.md", line: 3, column: 7 },
    hint: "Write another\u0007 date",
    related: [{ place: { file: "content/\u009b.md" }, note: "has it" }],
  });
  expect(written.split("\n")).toEqual([
    'content/a b.md:3:7: error[articles/date]: Cannot read the date: expected a day, got " [31m2026"',
    "  content/ .md: has it",
    "  hint: Write another  date",
  ]);
});

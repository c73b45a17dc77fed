import { Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { countProblems, printProblems } from "../../src/cli/print-problems.js";
import { terminal } from "../../src/cli/terminal.js";
import type { Problem, ProblemCode, Severity } from "../../src/problem/problem.js";

function problem(severity: Severity, code: ProblemCode, file: string, line: number): Problem {
  return { code, severity, message: `Cannot read line ${line}`, place: { file, line }, hint: "Write another" };
}

function printed(problems: readonly Problem[], env: Readonly<Record<string, string>> = {}): string {
  let text = "";
  const stream = new Writable({
    write: (chunk, _, done) => {
      text += chunk;
      done();
    },
  });
  printProblems(problems, terminal(stream, env));
  return text;
}

describe("printProblems()", () => {
  it("sorts by file and line, numbers as numbers, and puts what has no place first", () => {
    const nowhere: Problem = { code: "disk/locked", severity: "error", message: "Cannot lock" };
    const lines = printed([
      problem("error", "a/b", "b.md", 2),
      problem("warning", "a/c", "a.md", 10),
      problem("error", "a/b", "a.md", 9),
      nowhere,
    ]).match(/^\S+: /gm);
    expect(lines).toEqual(["error[disk/locked]: ", "a.md:9: ", "a.md:10: ", "b.md:2: "]);
  });

  it("shows ten warnings of a kind and counts the others, but every error", () => {
    const many = (severity: Severity, code: ProblemCode): Problem[] =>
      Array.from({ length: 13 }, (_, line) => problem(severity, code, "a.md", line + 1));
    const text = printed([...many("warning", "x/warned"), ...many("error", "x/wrong")]);
    expect(text.match(/warning\[x\/warned\]/g)).toHaveLength(10);
    expect(text.match(/error\[x\/wrong\]/g)).toHaveLength(13);
    expect(text).toContain("… and 3 more of x/warned; --json lists all\n");
  });

  it("colours severity and hint only where colours are wanted", () => {
    const problems = [problem("error", "a/b", "a.md", 1)];
    expect(printed(problems)).toBe("a.md:1: error[a/b]: Cannot read line 1\n  hint: Write another\n");
    expect(printed(problems, { FORCE_COLOR: "1" })).toContain("\u001b[31merror[a/b]");
    expect(printed(problems, { FORCE_COLOR: "1", NO_COLOR: "1" })).toBe(printed(problems));
    expect(printed(problems, { FORCE_COLOR: "0" })).toBe(printed(problems));
  });
});

describe("countProblems()", () => {
  it("counts errors and warnings", () => {
    const [wrong, warned] = [problem("error", "a/b", "a.md", 1), problem("warning", "a/c", "a.md", 2)];
    expect(countProblems([wrong, warned, warned])).toBe("1 error, 2 warnings");
    expect(countProblems([warned])).toBe("1 warning");
    expect(countProblems([])).toBe("");
  });
});

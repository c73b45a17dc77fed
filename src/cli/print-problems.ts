import { formatProblem } from "../problem/format-problem.js";
import type { Problem, ProblemCode } from "../problem/problem.js";
import { grouped } from "./grouped.js";
import type { Colours, Terminal } from "./terminal.js";

/** Warnings of one kind that are shown one by one; an archive of old posts may have thousands. */
const WARNINGS_SHOWN = 10;

/** Prints problems sorted by place: all errors, and of each kind of warning the first ten. */
export function printProblems(problems: readonly Problem[], terminal: Terminal): void {
  const seen = new Map<ProblemCode, number>();
  for (const problem of [...problems].sort(byPlace)) {
    const count = (seen.get(problem.code) ?? 0) + 1;
    seen.set(problem.code, count);
    if (problem.severity === "error" || count <= WARNINGS_SHOWN) {
      terminal.write(`${coloured(formatProblem(problem), problem, terminal.colours)}\n`);
    }
  }
  const codesOfErrors = new Set(problems.filter(({ severity }) => severity === "error").map(({ code }) => code));
  for (const [code, count] of seen) {
    if (count <= WARNINGS_SHOWN || codesOfErrors.has(code)) continue;
    terminal.write(`… and ${count - WARNINGS_SHOWN} more of ${terminal.colours.yellow(code)}; --json lists all\n`);
  }
}

/** Errors and warnings counted, as in `1 error, 3 warnings`; empty when there are none. */
export function countProblems(problems: readonly Problem[]): string {
  const errors = problems.filter(({ severity }) => severity === "error").length;
  return [counted(errors, "error"), counted(problems.length - errors, "warning")].filter(Boolean).join(", ");
}

/** A number and its noun: `1 file`, `2 files`; empty for none. */
export function counted(count: number, noun: string): string {
  if (count === 0) return "";
  return `${grouped(count)} ${count === 1 ? noun : `${noun}s`}`;
}

function byPlace(a: Problem, b: Problem): number {
  const [here, there] = [a.place, b.place];
  if (here?.file !== there?.file) return (here?.file ?? "") < (there?.file ?? "") ? -1 : 1;
  return (here?.line ?? 0) - (there?.line ?? 0) || (here?.column ?? 0) - (there?.column ?? 0);
}

function coloured(text: string, { severity, code }: Problem, colours: Colours): string {
  const paint = severity === "error" ? colours.red : colours.yellow;
  return text
    .replace(`${severity}[${code}]`, (label) => colours.bold(paint(label)))
    .replace(/^ {2}hint:/m, colours.cyan);
}

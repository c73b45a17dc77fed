import { relative, sep } from "node:path";
import type { BuildSummary } from "../disk/build-project.js";
import type { Context } from "./command.js";
import { counted, countProblems, printProblems } from "./print-problems.js";

/** Paths that are listed one by one; more are only counted. */
const PATHS_SHOWN = 12;

/** Tells a person what a build made, where to look, and what is wrong: problems last, on standard error. */
export function printBuild(build: BuildSummary, out: string, { cwd, stdout, stderr }: Context): void {
  const { bold, green, red, dim } = stdout.colours;
  const folder = shownPath(out, cwd);
  const made = [counted(build.articles, "article"), counted(build.issues, "issue"), counted(build.feeds, "feed")];
  stdout.write(`${bold("Built")} ${made.filter(Boolean).join(", ") || "nothing"} in ${seconds(build.milliseconds)}\n`);
  stdout.write(`${folder}: ${fileCounts(build)}\n`);
  const changes = [
    ...build.written.map((path) => green(`  + ${path}`)),
    ...build.changed.map((path) => `  ~ ${path}`),
    ...build.removed.map((path) => red(`  - ${path}`)),
  ];
  if (changes.length <= PATHS_SHOWN) for (const line of changes) stdout.write(`${line}\n`);
  for (const { path, why } of build.skipped) stdout.write(`  ${dim("skipped")} ${path}: ${why}\n`);
  if (build.written.length + build.changed.length > 0) {
    stdout.write(`Open ${folder}/index.html; the mails are in ${folder}/email/\n`);
  }
  if (build.problems.length === 0) return;
  printProblems(build.problems, stderr);
  stdout.write(`${countProblems(build.problems)}\n`);
}

function fileCounts({ written, changed, unchanged, removed }: BuildSummary): string {
  const parts = [
    [written.length, "new"],
    [changed.length, "changed"],
    [unchanged, "unchanged"],
    [removed.length, "removed"],
  ] as const;
  const named = parts.filter(([count]) => count > 0).map(([count, what]) => `${count.toLocaleString("en")} ${what}`);
  return named.length === 0
    ? "no files"
    : `${named.join(", ")} ${named.length === 1 && sum(parts) === 1 ? "file" : "files"}`;
}

function sum(parts: readonly (readonly [number, string])[]): number {
  return parts.reduce((total, [count]) => total + count, 0);
}

function seconds(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

/** A path as the person would type it from where they stand, with `/` as everywhere in messages. */
function shownPath(path: string, cwd: string): string {
  const near = relative(cwd, path);
  return (near.startsWith("..") ? path : near || ".").split(sep).join("/");
}

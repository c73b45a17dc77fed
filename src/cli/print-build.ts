import { relative, sep } from "node:path";
import type { BuildSummary } from "../disk/build-project.js";
import { withoutControls } from "../model/without-controls.js";
import type { Context } from "./command.js";
import { grouped } from "./grouped.js";
import { counted, countProblems, printProblems } from "./print-problems.js";

/** Paths that are listed one by one; more are only counted. */
const PATHS_SHOWN = 12;

/** Tells a person what is wrong, on standard error, and then what was made and where to look. */
export function printBuild(build: BuildSummary, out: string, { cwd, stdout, stderr }: Context): void {
  printProblems(build.problems, stderr);
  if (isNothing(build)) {
    stdout.write(`Nothing was built: ${shownPath(out, cwd)}/ stays as it is\n`);
    return;
  }
  const { bold, green, red, dim } = stdout.colours;
  const folder = shownPath(out, cwd);
  const made = [counted(build.articles, "article"), counted(build.issues, "issue"), counted(build.feeds, "feed")];
  const isNew = build.written.length + build.changed.length + build.removed.length > 0;
  stdout.write(
    `${bold(isNew ? "Built" : "Up to date:")} ${made.filter(Boolean).join(", ") || "nothing"} in ${seconds(build.milliseconds)}\n`,
  );
  stdout.write(`${folder}/ has ${fileCounts(build)}\n`);
  const changes = [
    ...build.written.map((path) => green(`  + ${path}`)),
    ...build.changed.map((path) => `  ~ ${path}`),
    ...build.removed.map((path) => red(`  - ${path}`)),
  ];
  if (changes.length <= PATHS_SHOWN) for (const line of changes) stdout.write(`${line}\n`);
  if (build.skipped.length > 0) stdout.write(`${dim("Not shown:")} ${skippedCounts(build)}\n`);
  if (build.written.length + build.changed.length > 0) {
    stdout.write(`Open ${folder}/index.html; the mails are in ${folder}/email/\n`);
  }
  if (build.problems.length > 0) stdout.write(`${countProblems(build.problems)}, told above\n`);
}

/** The settings could not be used. */
function isNothing({ written, changed, unchanged, removed }: BuildSummary): boolean {
  return written.length + changed.length + removed.length + unchanged === 0;
}

function fileCounts({ written, changed, unchanged, removed }: BuildSummary): string {
  const total = counted(written.length + changed.length + unchanged, "file") || "no files";
  const parts = [
    [written.length, "new"],
    [changed.length, "changed"],
    [unchanged, "unchanged"],
    [removed.length, "removed"],
  ] as const;
  const told = parts.filter(([count]) => count > 0).map(([count, what]) => `${grouped(count)} ${what}`);
  return written.length + changed.length + removed.length === 0 ? total : `${total}: ${told.join(", ")}`;
}

/** Why articles are in no output, and how many: `2 draft, 1 future`. */
function skippedCounts({ skipped }: BuildSummary): string {
  const counts = new Map<string, string[]>();
  for (const { path, why } of skipped) counts.set(why, [...(counts.get(why) ?? []), path]);
  return [...counts]
    .map(([why, paths]) => `${paths.length} ${why}${paths.length === 1 ? ` (${withoutControls(paths[0] ?? "")})` : ""}`)
    .join(", ");
}

function seconds(milliseconds: number): string {
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

/** A path as the person would type it from where they stand, with `/` as everywhere in messages. */
function shownPath(path: string, cwd: string): string {
  const near = relative(cwd, path);
  return (near.startsWith("..") ? path : near || ".").split(sep).join("/");
}

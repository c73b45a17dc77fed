import type * as ChildProcess from "node:child_process";
import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import type { Instant } from "../model/instant.js";
import { lazyPackage } from "../model/lazy-package.js";

/** Articles that say their dates do without. */
const processes = lazyPackage<typeof ChildProcess>("node:child_process");

/** More than any history prints: 1 GiB. */
const MOST_OUTPUT = 2 ** 30;

/** When files were first committed. */
export interface GitDates {
  /** Author date of the first commit that has the file at this absolute path. */
  firstCommitted(path: string): Instant | undefined;
  /** Files that change with every commit of the checkouts that were asked. */
  logs(): readonly string[];
}

/**
 * Looks first commits up in git. Git runs only when a date is asked for, once for each checkout, and
 * tells about all of its files; without git, or outside a checkout, nothing is known.
 */
export function gitDates(): GitDates {
  const histories = new Map<string, ReadonlyMap<string, Instant>>();
  return {
    firstCommitted(path) {
      const top = topOf(dirname(path));
      if (top === undefined) return undefined;
      const history = histories.get(top) ?? readHistory(top);
      histories.set(top, history);
      return history.get(relative(top, realOf(path)).split(sep).join("/"));
    },
    logs: () => [...histories.keys()].map((top) => join(gitFolder(top), "logs", "HEAD")),
  };
}

function topOf(folder: string): string | undefined {
  for (let at = realOf(folder); ; at = dirname(at)) {
    if (existsSync(join(at, ".git"))) return at;
    if (dirname(at) === at) return undefined;
  }
}

/** Where git keeps what is a checkout's own: in a worktree or a submodule `.git` is a file that says where. */
function gitFolder(top: string): string {
  const own = join(top, ".git");
  const [, elsewhere] = (statSync(own).isFile() && /^gitdir: (.+)/.exec(readFileSync(own, "utf8"))) || [];
  return elsewhere === undefined ? own : resolve(top, elsewhere.trimEnd());
}

function realOf(path: string): string {
  return statSync(path, { throwIfNoEntry: false }) ? realpathSync.native(path) : path;
}

/** The date of a commit is a field that begins with U+0001; the names of its files follow, each a field. */
function readHistory(top: string): ReadonlyMap<string, Instant> {
  const dates = new Map<string, Instant>();
  let date = 0;
  for (const field of gitLog(top).split("\0")) {
    // Newest commits come first: the last one that adds a file is the first that had it.
    if (field.startsWith("\x01")) date = Number(field.slice(1)) * 1000;
    else if (field !== "") dates.set(field.replace(/^\n/, ""), date);
  }
  return dates;
}

function gitLog(top: string): string {
  const format = ["log", "--no-renames", "--diff-filter=A", "--name-only", "-z", "--format=%x01%at"];
  try {
    return processes.execFileSync("git", format, {
      cwd: top,
      encoding: "utf8",
      maxBuffer: MOST_OUTPUT,
      stdio: ["ignore", "pipe", "ignore"],
    });
  } catch {
    return "";
  }
}

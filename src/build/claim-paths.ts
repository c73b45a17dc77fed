import { digestOf } from "../model/digest.js";
import type { OutputFile } from "../model/output-file.js";
import type { Memory } from "../plugins/memory.js";
import type { Problem, Report } from "../problem/problem.js";
import { VERSION } from "../version.js";

/** Names below the output that are not for renderers: the list of files written stands there. */
const RESERVED = /^\.postrider(?:\/|$)/i;
/** What no path may have: a way out, an empty name, what Windows reads as a folder, control characters. */
const UNSAFE = /(?:^|\/)\.{0,2}(?:\/|$)|\\|\p{Cc}/u;

/**
 * Gives each path to the first file that claims it, those that give way after all others. What gets none is told and
 * left out.
 *
 * Two paths that differ only in case are one path, as they are on macOS and Windows; so are a
 * file and a folder of one name. That nothing is wrong with some paths is remembered: most builds have those of the last.
 */
export function claimPaths<T extends OutputFile>(files: readonly T[], memory: Memory, report: Report): readonly T[] {
  const key = digestOf(
    "free paths",
    VERSION,
    files.map(({ path }) => path),
  );
  if (memory.has(key)) return files;
  const free = freeFiles(files, report);
  if (free.length === files.length) memory.put(key, "");
  return free;
}

function freeFiles<T extends OutputFile>(files: readonly T[], report: Report): readonly T[] {
  const claimed = new Map<string, T>();
  const folders = new Map<string, T>();

  function claim(file: T): boolean {
    const { path } = file;
    const name = foldCase(path);
    const ancestors = foldersOf(name);
    const other = claimed.get(name) ?? folders.get(name) ?? firstKnown(claimed, ancestors);
    if (UNSAFE.test(path) || RESERVED.test(path)) {
      if (isAskedFor(file)) report(unsafe(file));
    } else if (other) {
      if (isAskedFor(file)) report(file.givesWay ? gaveWay(file, other) : taken(file, other));
    } else {
      claimed.set(name, file);
      for (const folder of ancestors) if (!folders.has(folder)) folders.set(folder, file);
      return true;
    }
    return false;
  }

  const free = new Set([
    ...files.filter(({ givesWay }) => !givesWay).filter(claim),
    ...files.filter(({ givesWay }) => givesWay).filter(claim),
  ]);
  return files.filter((file) => free.has(file));
}

/** Nobody can do anything about one that gives way, and that is in nobody's file. */
function isAskedFor({ givesWay, place }: OutputFile): boolean {
  return !givesWay || place !== undefined;
}

function foldCase(path: string): string {
  return path.normalize("NFC").toLowerCase();
}

function foldersOf(path: string): string[] {
  const folders: string[] = [];
  for (let at = path.indexOf("/"); at >= 0; at = path.indexOf("/", at + 1)) folders.push(path.slice(0, at));
  return folders;
}

function firstKnown<T>(claimed: ReadonlyMap<string, T>, names: readonly string[]): T | undefined {
  return names.map((name) => claimed.get(name)).find((file) => file !== undefined);
}

function taken({ path, place }: OutputFile, other: OutputFile): Problem {
  return {
    code: "build/path-taken",
    severity: "error",
    message: `Cannot write "${path}": expected a path of its own, got ${path === other.path ? "that of another output" : `the one of "${other.path}"`}`,
    place: place ?? other.place,
    hint: "Give one of the two another slug, permalink or file name; they must differ in more than upper and lower case",
    ...(place && other.place && { related: [{ place: other.place, note: "has it already" }] }),
  };
}

function gaveWay(file: OutputFile, other: OutputFile): Problem {
  const hint = "Take it out of the aliases: what stands there now stays";
  return { ...taken(file, other), severity: "warning", hint };
}

function unsafe({ path, place }: OutputFile): Problem {
  return {
    code: "build/unsafe-path",
    severity: "error",
    message: `Cannot write ${JSON.stringify(path)}: expected a path below the output folder, got one that is not`,
    place,
    hint: "Look at the permalink, slug or file name that it comes from",
  };
}

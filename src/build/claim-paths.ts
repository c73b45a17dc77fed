import { digestOf } from "../model/digest.js";
import type { OutputFile } from "../model/output-file.js";
import type { Place } from "../model/place.js";
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
  const claimed = new Map<string, string>();
  const folders = new Map<string, string>();

  function claim({ path, givesWay }: T): boolean {
    const name = foldCase(path);
    const ancestors = foldersOf(name);
    const other = claimed.get(name) ?? folders.get(name) ?? firstKnown(claimed, ancestors);
    if (UNSAFE.test(path) || RESERVED.test(path)) unsafe(path, report);
    else if (other !== undefined) {
      if (givesWay !== true) report(givesWay ? gaveWay(path, other, givesWay) : taken(path, other));
    } else {
      claimed.set(name, path);
      for (const folder of ancestors) if (!folders.has(folder)) folders.set(folder, path);
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

function foldCase(path: string): string {
  return path.normalize("NFC").toLowerCase();
}

function foldersOf(path: string): string[] {
  const folders: string[] = [];
  for (let at = path.indexOf("/"); at >= 0; at = path.indexOf("/", at + 1)) folders.push(path.slice(0, at));
  return folders;
}

function firstKnown(claimed: ReadonlyMap<string, string>, names: readonly string[]): string | undefined {
  return names.map((name) => claimed.get(name)).find((path) => path !== undefined);
}

function taken(path: string, other: string): Problem {
  return {
    code: "build/path-taken",
    severity: "error",
    message: `Cannot write "${path}": expected a path of its own, got the one of "${other}"`,
    hint: "Give one of the two another slug, permalink or file name; they must differ in more than upper and lower case",
  };
}

function gaveWay(path: string, other: string, place: Place): Problem {
  const { message } = taken(path, other);
  const hint = "Take it out of the aliases: what stands there now stays";
  return { code: "build/path-taken", severity: "warning", message, place, hint };
}

function unsafe(path: string, report: Report): void {
  report({
    code: "build/unsafe-path",
    severity: "error",
    message: `Cannot write ${JSON.stringify(path)}: expected a path below the output folder, got one that is not`,
    hint: "Look at the permalink or slug that it comes from",
  });
}

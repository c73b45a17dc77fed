import { type Dirent, readdirSync, realpathSync, type Stats, statSync } from "node:fs";
import { sep } from "node:path";
import type { Report } from "../problem/problem.js";
import { linkOutside } from "./link-outside.js";
import { look } from "./stamp.js";
import { namedOtherwise, unreadable } from "./unreadable.js";

/**
 * Finds all files below a folder of the project. Symbolic links are followed, but each real folder is
 * visited once, so that links in a circle come to an end, and none may lead out of the project and that
 * folder: content from elsewhere must not publish files of this machine. Hidden folders and
 * `node_modules` are passed by.
 *
 * @param dir - The project folder.
 * @param start - Where to begin, from there; `""` is the project folder itself. It need not exist.
 * @param skipped - Absolute paths of folders to pass by.
 * @param found - Called with each file: its path from the project folder, `/` between the parts. Its
 *   stats are large; keep what you need of them, not them.
 */
export function walkFolder(
  dir: string,
  start: string,
  skipped: ReadonlySet<string>,
  found: (path: string, stats: Stats) => void,
  report: Report,
): void {
  const visited = new Set<string>();
  const links: string[] = [];
  const roots = [dir, inFolder(dir, start)].map(realPath).filter((root) => root !== undefined);

  function visit(folder: string): void {
    const real = realFolder(inFolder(dir, folder));
    if (real === undefined || visited.has(real) || skipped.has(real)) return;
    visited.add(real);
    for (const entry of entriesOf(dir, folder, report)) {
      if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
      const path = folder === "" ? entry.name : inFolder(folder, entry.name);
      if (isMisspelt(dir, path, entry.name)) report(namedOtherwise(path));
      else if (entry.isDirectory()) visit(path);
      else if (entry.isFile()) add(path);
      else if (entry.isSymbolicLink()) follow(path);
    }
  }

  function follow(path: string): void {
    const real = realPath(inFolder(dir, path));
    if (real !== undefined && !roots.some((root) => real === root || real.startsWith(root + sep))) {
      report(linkOutside(path));
      return;
    }
    // Real folders first: what stands in one is known by its own path, not by a link's.
    if (statOf(dir, path, report)?.isDirectory()) links.push(path);
    else add(path);
  }

  function add(path: string): void {
    const stats = statOf(dir, path, report);
    if (stats?.isFile()) found(path, stats);
  }

  visit(start);
  for (let link = links.shift(); link !== undefined; link = links.shift()) visit(link);
}

/** Put together without a look at what `..` in it means: `join` would take as long as the system takes to find the file. */
function inFolder(folder: string, name: string): string {
  // Not by a template: V8 would keep all the parts for as long as the whole.
  return [folder, name].join("/");
}

function entriesOf(dir: string, folder: string, report: Report): Dirent[] {
  try {
    return readdirSync(inFolder(dir, folder), { withFileTypes: true }).sort(byName);
  } catch (error) {
    report(unreadable(folder === "" ? "." : folder, error));
    return [];
  }
}

/**
 * Whether a name is not UTF-8, as in archives that were packed on another system: what Node makes of it, with U+FFFD
 * in place of what it cannot read, opens no file.
 */
function isMisspelt(dir: string, path: string, name: string): boolean {
  return name.includes("\uFFFD") && look(inFolder(dir, path)) === undefined;
}

/** As good as sorted by path, whatever the order of the disk. */
function byName(a: Dirent, b: Dirent): number {
  return a.name < b.name ? -1 : 1;
}

function statOf(dir: string, path: string, report: Report): Stats | undefined {
  try {
    return statSync(inFolder(dir, path), { throwIfNoEntry: false });
  } catch (error) {
    report(unreadable(path, error));
    return undefined;
  }
}

function realFolder(path: string): string | undefined {
  try {
    return statSync(path).isDirectory() ? realPath(path) : undefined;
  } catch {
    return undefined;
  }
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}

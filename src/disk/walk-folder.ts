import { type Dirent, readdirSync, realpathSync, type Stats, statSync } from "node:fs";
import { join, sep } from "node:path";
import type { Report } from "../problem/problem.js";
import { linkOutside } from "./link-outside.js";
import { unreadable } from "./unreadable.js";

/** A file found on the way. */
export interface FoundFile {
  /** Path from the project folder, `/` between the parts. */
  readonly path: string;
  readonly stats: Stats;
}

/**
 * Finds all files below a folder of the project. Symbolic links are followed, but each real folder is
 * visited once, so that links in a circle come to an end, and none may lead out of the project and that
 * folder: content from elsewhere must not publish files of this machine. Hidden folders and
 * `node_modules` are passed by.
 *
 * @param dir - The project folder.
 * @param start - Where to begin, from there; `""` is the project folder itself. It need not exist.
 * @param skipped - Absolute paths of folders to pass by.
 */
export function walkFolder(dir: string, start: string, skipped: ReadonlySet<string>, report: Report): FoundFile[] {
  const found: FoundFile[] = [];
  const visited = new Set<string>();
  const links: string[] = [];
  const roots = [dir, join(dir, start)].map(realPath).filter((root) => root !== undefined);

  function visit(folder: string): void {
    const real = realFolder(join(dir, folder));
    if (real === undefined || visited.has(real) || skipped.has(real)) return;
    visited.add(real);
    for (const entry of entriesOf(dir, folder, report)) {
      if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) visit(path);
      else if (entry.isFile()) add(path);
      else if (entry.isSymbolicLink()) follow(path);
    }
  }

  function follow(path: string): void {
    const real = realPath(join(dir, path));
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
    if (stats?.isFile()) found.push({ path, stats });
  }

  visit(start);
  for (let link = links.shift(); link !== undefined; link = links.shift()) visit(link);
  return found;
}

function entriesOf(dir: string, folder: string, report: Report): Dirent[] {
  try {
    return readdirSync(join(dir, folder), { withFileTypes: true });
  } catch (error) {
    report(unreadable(folder === "" ? "." : folder, error));
    return [];
  }
}

function statOf(dir: string, path: string, report: Report): Stats | undefined {
  try {
    return statSync(join(dir, path), { throwIfNoEntry: false });
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

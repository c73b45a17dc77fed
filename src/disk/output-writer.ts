import { mkdirSync, readFileSync, rmdirSync, rmSync, type Stats, unlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Problem } from "../problem/problem.js";
import { look, outputStamp, type Stamp } from "./stamp.js";
import { systemReason } from "./system-reason.js";
import { renamePatiently, writeAtomically, writeDirectly } from "./write-atomically.js";

/** The folder in the output that is Postrider's own: the list of files written, and files on their way. */
export const OWN_FOLDER = ".postrider";

/** One file to be written. */
export interface Write {
  /** Path under the output folder. */
  readonly path: string;
  /** A string is written as UTF-8. */
  readonly bytes: string | Uint8Array;
  /** Whether a file that stands there may be replaced: an earlier build wrote it. */
  readonly isOurs: boolean;
}

/** What became of it; `refused` leaves everything as it was. */
export type Written =
  | { readonly path: string; readonly outcome: "new" | "changed" | "unchanged"; readonly stamp: Stamp }
  | { readonly path: string; readonly outcome: "refused"; readonly problem: Problem };

export interface OutputWriter {
  write(file: Write): Written;
  /** Removes a file and the folders that it leaves empty; returns whether there was one. */
  remove(path: string): boolean;
  /** Shows what was written to folders that are new as a whole. */
  finish(): void;
}

/**
 * Writes into an output folder, and never outside: symbolic links below it are not followed.
 *
 * A file replaces another by a rename. Where not even the first folder of its path was there, a
 * rename for each file is saved: the folder is made elsewhere, and renamed when it is complete.
 *
 * @param root - The output folder; it exists.
 * @param name - Part of the names of files on their way, different for each writer at work.
 */
export function outputWriter(root: string, name: string): OutputWriter {
  const temporary = join(root, OWN_FOLDER, `${name}.tmp`);
  const nursery = join(root, OWN_FOLDER, `${name}.new`);
  const isNew = new Map<string, boolean>();
  const ensure = folderMaker(root);
  const ensureNew = folderMaker(nursery);

  function isInNewFolder(path: string): boolean {
    const end = path.indexOf("/");
    if (end < 0) return false;
    const folder = path.slice(0, end);
    const known = isNew.get(folder) ?? !look(join(root, folder));
    isNew.set(folder, known);
    return known;
  }

  function writeNew({ path, bytes }: Write): Written {
    ensureNew(parentOf(path));
    return { path, outcome: "new", stamp: outputStamp(writeDirectly(join(nursery, path), bytes)) };
  }

  function replace({ path, bytes: content, isOurs }: Write): Written {
    const target = join(root, path);
    const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
    const blocked = ensure(parentOf(path));
    if (blocked) return refused(path, blocked);
    const old = look(target);
    if (old && !old.isFile()) return refused(path, foreign(path, "a file", old.isDirectory() ? "a folder" : "a link"));
    if (old && hasBytes(target, old, bytes)) return { path, outcome: "unchanged", stamp: outputStamp(old) };
    if (old && !isOurs) return refused(path, foreign(path, "no file, or one of an earlier build", "another file"));
    const stamp = outputStamp(writeAtomically(target, bytes, temporary));
    return { path, outcome: old ? "changed" : "new", stamp };
  }

  return {
    write(file) {
      try {
        return isInNewFolder(file.path) ? writeNew(file) : replace(file);
      } catch (error) {
        return refused(file.path, unwritable(file.path, error));
      }
    },
    remove(path) {
      if (!isInFolders(root, parentOf(path)) || !look(join(root, path))?.isFile()) return false;
      unlinkSync(join(root, path));
      removeEmptyFolders(root, parentOf(path));
      return true;
    },
    finish() {
      for (const [folder, isIt] of isNew) {
        if (isIt && look(join(nursery, folder))) renamePatiently(join(nursery, folder), join(root, folder));
      }
      isNew.clear();
      rmSync(nursery, { recursive: true, force: true });
    },
  };
}

/** Makes folders below a root, each once; returns a problem when something else stands in the way. */
function folderMaker(root: string): (path: string) => Problem | undefined {
  const made = new Set<string>();

  return function make(path): Problem | undefined {
    if (made.has(path)) return undefined;
    const problem = path === "" ? undefined : make(parentOf(path));
    if (problem) return problem;
    const stats = look(join(root, path));
    if (stats?.isSymbolicLink() && path !== "") return linkInTheWay(path);
    if (stats && !stats.isDirectory() && path !== "") return foreign(path, "a folder", "a file");
    if (!stats) mkdirSync(join(root, path));
    made.add(path);
    return undefined;
  };
}

/** Whether the way to a path leads through folders alone, and no link. */
function isInFolders(root: string, path: string): boolean {
  return path === "" || (isInFolders(root, parentOf(path)) && look(join(root, path))?.isDirectory() === true);
}

function removeEmptyFolders(root: string, path: string): void {
  try {
    for (let folder = path; folder !== ""; folder = parentOf(folder)) rmdirSync(join(root, folder));
  } catch {
    // Not empty: something else lives there.
  }
}

function parentOf(path: string): string {
  const parent = dirname(path);
  return parent === "." ? "" : parent;
}

function hasBytes(path: string, { size }: Stats, bytes: Uint8Array): boolean {
  return size === bytes.length && readFileSync(path).equals(bytes);
}

function refused(path: string, problem: Problem): Written {
  return { path, outcome: "refused", problem };
}

function foreign(path: string, expected: string, got: string): Problem {
  return {
    code: "disk/foreign-file",
    severity: "error",
    message: `Cannot write "${path}": expected ${expected} there, got ${got} that Postrider did not write`,
    hint: "Move it away, or delete it: Postrider never touches files that it did not write",
  };
}

function linkInTheWay(path: string): Problem {
  return {
    code: "disk/link-in-output",
    severity: "error",
    message: `Cannot write below "${path}": expected a folder, got a symbolic link`,
    hint: "Delete the link; to write somewhere else, say so with --out",
  };
}

function unwritable(path: string, error: unknown): Problem {
  return {
    code: "disk/unwritable",
    severity: "error",
    message: `Cannot write "${path}": expected the system to allow it, got ${systemReason(error)}`,
    hint: "Look at the rights of the output folder, the space on the disk, and the length of the name",
  };
}

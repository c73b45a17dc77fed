import { closeSync, fchmodSync, fstatSync, openSync, renameSync, rmSync, type Stats, writeSync } from "node:fs";

/** How often a rename is tried where another program holds the file: virus scanners on Windows do. */
const TRIES = 10;
/** First wait between tries, in milliseconds; doubled each time: 5 s in all. */
const FIRST_WAIT = 5;

/**
 * Writes a file so that whoever looks, whenever the program ends, sees the old bytes or the new.
 *
 * @param path - The file; its folder exists.
 * @param temporary - A path on the same file system that nobody else uses.
 * @param mode - Who may read and write it; without it, whoever may with new files.
 * @returns what the system says of the new file.
 */
export function writeAtomically(path: string, bytes: Uint8Array, temporary: string, mode?: number): Stats {
  try {
    const stats = writeDirectly(temporary, bytes, mode);
    renamePatiently(temporary, path);
    return stats;
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Writes a file where nobody looks yet. A string is written as UTF-8. `mode` is as above. */
export function writeDirectly(path: string, content: string | Uint8Array, mode?: number): Stats {
  const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
  const file = openSync(path, "w", mode);
  try {
    // Exactly that: what a process may give to new files (umask) is no limit to it.
    if (mode !== undefined) fchmodSync(file, mode);
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    return fstatSync(file);
  } finally {
    closeSync(file);
  }
}

/** Renames; where the system says that the file is in use, a few times. */
export function renamePatiently(from: string, to: string): void {
  for (let tried = 1; ; tried += 1) {
    try {
      renameSync(from, to);
      return;
    } catch (error) {
      const held = error instanceof Error && "code" in error && /^(?:EPERM|EACCES|EBUSY)$/.test(String(error.code));
      if (!held || tried === TRIES) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, FIRST_WAIT * 2 ** (tried - 1));
    }
  }
}

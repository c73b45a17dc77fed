import type { Instant } from "./instant.js";

/**
 * The files of a project as the pipeline sees them. `disk/` supplies one from a folder,
 * `memoryTree()` one from strings; nothing above knows which.
 *
 * Paths are relative to the project folder (the one that holds `content/`), with `/` between
 * the parts, in the spelling of the disk; they may begin with `../` where a setting names
 * files outside the folder.
 */
export interface SourceTree {
  /** Files below `content/`, and those that the settings' patterns name, sorted by path (code units). */
  readonly files: readonly SourceFile[];
  /** Looks one up by path: any file the tree holds. */
  get(path: string): SourceFile | undefined;
}

export interface SourceFile {
  readonly path: string;
  /** Size in bytes. */
  readonly byteLength: number;
  /** The file's own time. The last resort for a date: a checkout changes it. */
  readonly modified: Instant;
  /** Hash of the bytes (hex). Reads the file only if it is not known already. */
  digest(): string;
  /** The bytes, read anew on each call; keep what you need of them, not them. */
  read(): Uint8Array;
  /** Author date of the first commit that has the file, where the folder is a git checkout. */
  firstCommitted(): Instant | undefined;
}

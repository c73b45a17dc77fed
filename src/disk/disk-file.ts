import { readFileSync, type Stats } from "node:fs";
import { join } from "node:path";
import { digest } from "../model/digest.js";
import type { Instant } from "../model/instant.js";
import type { SourceFile } from "../model/source-tree.js";
import type { Problem } from "../problem/problem.js";
import { ProblemError } from "../problem/problem-error.js";
import type { Stamp } from "./stamp.js";
import { unreadable } from "./unreadable.js";

/**
 * A file of a project, as it was when it was looked at. Its bytes are read when asked for.
 *
 * Class, not closure, and as few fields as can be: a publication has 100,000 of them.
 */
export class DiskFile implements SourceFile {
  path: string;
  readonly byteLength: number;
  readonly modified: number;
  /** Empty where the file is too fresh to be sure of. */
  stamp: Stamp;
  /** Its digest, if anybody has asked for it. */
  known: string | undefined;
  readonly #disk: ProjectDisk;

  constructor(path: string, stats: Stats, stamp: Stamp, disk: ProjectDisk) {
    this.path = path;
    this.byteLength = stats.size;
    this.modified = Math.floor(stats.mtimeMs);
    this.stamp = stamp;
    this.known = undefined;
    this.#disk = disk;
  }

  /** Takes over what was known from before, if the file is the same. */
  recall(path: string, stamp: Stamp, digest: string | undefined): void {
    if (path !== this.path || stamp === "" || stamp !== this.stamp) return;
    // Equal texts are kept once, not twice.
    [this.path, this.stamp, this.known] = [path, stamp, digest];
  }

  digest(): string {
    this.known ??= digest(this.#disk.readAndKeep(this.path));
    return this.known;
  }

  read(): Uint8Array {
    const kept = this.#disk.takeKept(this.path);
    if (kept) return kept;
    const bytes = this.#disk.readAnew(this.path);
    // What is made of these bytes is remembered by the digest: it must be theirs.
    if (this.known !== undefined && digest(bytes) !== this.known) throw new ProblemError(changed(this.path));
    return bytes;
  }

  firstCommitted(): Instant | undefined {
    return this.#disk.firstCommitted(this.path);
  }
}

/** What files need of the folder that they are in. */
export interface ProjectDisk extends RecentBytes {
  firstCommitted(path: string): Instant | undefined;
}

interface RecentBytes {
  readAndKeep(path: string): Uint8Array;
  takeKept(path: string): Uint8Array | undefined;
  readAnew(path: string): Uint8Array;
}

/** @param dir - The project folder. */
export function recentBytes(dir: string): RecentBytes {
  const recent = new Map<string, Uint8Array>();
  let size = 0;

  function take(path: string): Uint8Array | undefined {
    const bytes = recent.get(path);
    if (bytes) size -= bytes.length;
    recent.delete(path);
    return bytes;
  }

  return {
    takeKept: take,
    readAnew: (path) => readBytes(dir, path),
    readAndKeep(path) {
      const bytes = take(path) ?? readBytes(dir, path);
      recent.set(path, bytes);
      size += bytes.length;
      for (const oldest of recent.keys()) if (size > RECENT) take(oldest);
      return bytes;
    },
  };
}

/** Bytes just read for a digest are kept for the reader that comes next, up to this size. */
const RECENT = 4 * 1024 * 1024;

function changed(path: string): Problem {
  return {
    code: "disk/unreadable",
    severity: "error",
    message: `Cannot read "${path}": expected it to stay as it is during a build, got one that is being written`,
    place: { file: path },
    hint: "Build again when it is saved",
  };
}

function readBytes(dir: string, path: string): Uint8Array {
  try {
    return readFileSync(join(dir, path));
  } catch (error) {
    throw new ProblemError(unreadable(path, error), { cause: error });
  }
}

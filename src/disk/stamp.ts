import { lstatSync, type Stats, statSync } from "node:fs";

/**
 * What the system says of a file without opening it. Equal stamps mean equal bytes, but for a
 * file that changed within a tick of the system's clock: see `isTooFresh`.
 */
export type Stamp = string;

// Joined, not put together with `+`: V8 would keep all the parts, which take five times as much as the whole.

/**
 * Stamp of a source file. The time of change (`ctime`) cannot be set back by any program, unlike `mtime`;
 * of most files it is the same, so that the difference is shorter, and sooner written.
 */
export function sourceStamp({ size, mtimeMs, ctimeMs, ino }: Stats): Stamp {
  return [size, mtimeMs, ctimeMs - mtimeMs, ino].join(" ");
}

/** Stamp of a file of ours in the output; renaming it changes its `ctime`, so that is not part of it. */
export function outputStamp(stats: Stats): Stamp {
  return [stats.size, stats.mtimeMs, stats.ino].join(" ");
}

/** A tick of the clock of file times, in milliseconds: FAT and old HFS+ count whole seconds, FAT even ones. */
const COARSE_TICK = 2000;
const FINE_TICK = 20;

/**
 * Whether a file changed so shortly before `seen`, when its stamp was taken, that it may have changed once
 * more within the same tick, and no stamp would tell. (Git calls such entries "racily clean".)
 */
export function isTooFresh(stats: Stats, seen: number): boolean {
  const tick = stats.ctimeMs % 1000 === 0 ? COARSE_TICK : FINE_TICK;
  return stats.ctimeMs > seen - tick;
}

/** Stamp of a source file by its absolute path; empty if it is not there. */
export function stampOfFile(path: string): Stamp {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats ? sourceStamp(stats) : "";
}

/** What stands at a path, links not followed; undefined when nothing does, or nothing can. */
export function look(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

import { join } from "node:path";
import type { Instant } from "../model/instant.js";
import type { BuildRecord } from "./build-record.js";
import type { ProjectTree } from "./project-tree.js";
import { look, outputStamp, type Stamp, stampOfFile } from "./stamp.js";

/**
 * Whether a build would change nothing: the last one was whole, its time is not over, and each file
 * that it saw or wrote is as it was. Nothing is opened, only looked at.
 */
export function isUpToDate(record: BuildRecord, tree: ProjectTree, out: string, now: Instant): boolean {
  return (
    record.complete &&
    record.valid.from <= now &&
    now < (record.valid.until ?? Number.POSITIVE_INFINITY) &&
    sameStamps(record.sources, tree.stamps()) &&
    Object.entries(record.asked).every(([path, stamp]) => stamp !== "" && tree.stampOf(path) === stamp) &&
    Object.entries(record.history).every(([path, stamp]) => stampOfFile(path) === stamp) &&
    Object.entries(record.outputs).every(([path, { stamp }]) => outputStampAt(join(out, path)) === stamp)
  );
}

/** A file that changed too recently to be sure of has no stamp, and is never the same. */
function sameStamps(before: Readonly<Record<string, Stamp>>, after: Readonly<Record<string, Stamp>>): boolean {
  const paths = Object.keys(after);
  return (
    paths.length === Object.keys(before).length &&
    paths.every((path) => after[path] !== "" && after[path] === before[path])
  );
}

function outputStampAt(path: string): Stamp | undefined {
  const stats = look(path);
  return stats && outputStamp(stats);
}

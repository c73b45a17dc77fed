import type { Instant } from "../model/instant.js";
import type { BuildRecord, SeenSources } from "./build-record.js";
import type { ProjectTree } from "./project-tree.js";
import { look, outputStamp, type Stamp, stampOfFile } from "./stamp.js";

/**
 * Whether a build would change nothing: the last one was whole, its time is not over, and each file
 * that it saw or wrote is as it was. Nothing is opened, only looked at.
 */
export function isUpToDate(record: BuildRecord, tree: ProjectTree, out: string, now: Instant): boolean {
  const { outputs } = record;
  return (
    record.complete &&
    record.valid.from <= now &&
    now < (record.valid.until ?? Number.POSITIVE_INFINITY) &&
    JSON.stringify(record.unread) === JSON.stringify(tree.problems) &&
    sameSources(record.sources, tree.sources()) &&
    Object.entries(record.asked).every(([path, { stamp }]) => stamp !== "" && tree.stampOf(path) === stamp) &&
    Object.entries(record.history).every(([path, stamp]) => stampOfFile(path) === stamp) &&
    outputs.paths.every((path, index) => outputStampAt(`${out}/${path}`) === outputs.stamps[index])
  );
}

/** A file that changed too recently to be sure of has no stamp, and is never the same. */
function sameSources(before: SeenSources, after: SeenSources): boolean {
  return (
    after.paths.length === before.paths.length &&
    after.stamps.every((stamp, index) => stamp !== "" && stamp === before.stamps[index]) &&
    after.paths.every((path, index) => path === before.paths[index])
  );
}

function outputStampAt(path: string): Stamp | undefined {
  const stats = look(path);
  return stats && outputStamp(stats);
}

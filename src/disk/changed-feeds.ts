import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { digest } from "../model/digest.js";
import { ProblemError } from "../problem/problem-error.js";
import { FEED_FILES, FEED_FOLDERS } from "../publication/feed-addresses.js";
import { loadRecord } from "./build-record.js";
import { makeFolders } from "./make-folders.js";
import { openProject } from "./open-project.js";
import { writeAtomically } from "./write-atomically.js";

/** Feeds that stand in the output and that the hub has not been told of as they are. */
export interface ChangedFeeds {
  /** Paths under the output folder, sorted. */
  readonly paths: readonly string[];
  /** Remembers that the hub was told of some of them. */
  remember(told: readonly string[]): void;
}

/**
 * Compares the feeds of the last build with what the hub was told of last. What was told is
 * remembered beside the build's own record; without it the hub is told of all feeds again, which
 * costs it one look at each.
 *
 * Archived feeds are left out: nobody subscribes to them.
 *
 * @param dir - The folder that holds `content/`.
 * @param out - The output folder, from `dir`.
 * @throws {ProblemError} `disk/not-built` where there is no build to speak of, or a feed of it is gone.
 */
export function changedFeeds(dir: string, out?: string): ChangedFeeds {
  const project = openProject(dir, out);
  const record = loadRecord(project.record, project.identity);
  if (!record) throw notBuilt(project.out, "none by this version");
  const memory = `${project.record.slice(0, -".json".length)}-told.json`;
  const known = readTold(memory);
  const digests = new Map(
    record.outputs.paths
      .filter(isSubscribedTo)
      .sort()
      .map((path) => [path, digest(readFeed(project.out, path))]),
  );
  return {
    paths: [...digests.keys()].filter((path) => known[path] !== digests.get(path)),
    remember(told) {
      const next = { ...known, ...Object.fromEntries(told.map((path) => [path, digests.get(path)])) };
      // What is no feed any more is forgotten, so that the file does not grow for ever.
      const kept = Object.entries(next).filter(([path]) => digests.has(path));
      makeFolders(dirname(memory));
      writeAtomically(memory, Buffer.from(JSON.stringify(Object.fromEntries(kept))), `${memory}.${process.pid}.tmp`);
    },
  };
}

const NAMES: ReadonlySet<string> = new Set(Object.values(FEED_FILES));
const HISTORY = dirname(FEED_FOLDERS.history(1, ""));

function isSubscribedTo(path: string): boolean {
  return NAMES.has(basename(path)) && !path.startsWith(`${HISTORY}/`);
}

function readFeed(out: string, path: string): Buffer {
  try {
    return readFileSync(join(out, path));
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    throw notBuilt(out, `one without ${path}`);
  }
}

function readTold(path: string): Readonly<Record<string, string>> {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return {};
  }
}

function notBuilt(out: string, got: string): ProblemError {
  return new ProblemError({
    code: "disk/not-built",
    severity: "error",
    message: `Cannot say which feeds changed: expected the output of a build in ${out}, got ${got}`,
    hint: "Run postrider build first, and put the result on your host",
  });
}

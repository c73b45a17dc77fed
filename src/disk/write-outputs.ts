import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { CheckedFile } from "../build/checked-file.js";
import type { Problem } from "../problem/problem.js";
import { localBatchWriter, threadBatchWriter } from "./batch-writer.js";
import type { SeenOutputs } from "./build-record.js";
import type { MadeFile } from "./delivery.js";
import type { FileToMake } from "./file-queue.js";
import { withLock } from "./lock.js";
import { makeFolders } from "./make-folders.js";
import { readManifest, writeManifest } from "./manifest.js";
import { OWN_FOLDER, outputWriter } from "./output-writer.js";
import { type RenderOptions, renderFiles } from "./render-files.js";
import { look, outputStamp, type Stamp } from "./stamp.js";
import { canThread } from "./thread.js";

/** What became of the files of a build. Paths are below the output folder. */
export interface OutputReport {
  readonly written: readonly string[];
  readonly changed: readonly string[];
  readonly unchanged: readonly string[];
  readonly removed: readonly string[];
  /** What stands there now and is right, for the next build. */
  readonly outputs: SeenOutputs;
  /** Files that could not be written, or not be made. */
  readonly failed: readonly string[];
  /** Problems of single files, in the order of the files. */
  readonly problems: readonly Problem[];
}

export interface WriteOptions extends RenderOptions {
  /** What the last build wrote; default: nothing. */
  readonly previous?: SeenOutputs | undefined;
}

const NOTHING: SeenOutputs = { paths: [], stamps: [], keys: [], problems: {} };

/** With more files than this to render, they are written on a thread of their own. */
const MANY = 200;

/**
 * Brings an output folder in line with the files of a build.
 *
 * 1. Other processes are kept out.
 * 2. What stands as the last build wrote it, and would be the same, is left alone.
 * 3. The list of our files is made longer by what is about to be written.
 * 4. Files are rendered, and replaced one by one, if their bytes differ.
 * 5. Files of ours that are in no build any more are removed; the list is made exact.
 *
 * However it ends, each file is old or new, and the list names all that are ours.
 */
export function writeOutputs(
  root: string,
  files: readonly CheckedFile[],
  options: WriteOptions,
): Promise<OutputReport> {
  makeFolders(join(root, OWN_FOLDER));
  const lock = {
    path: join(root, OWN_FOLDER, "lock"),
    task: "write the output",
    other: "the other build of this publication",
    signal: options.signal,
  };
  return withLock(lock, () => bringInLine(root, files, options));
}

async function bringInLine(
  root: string,
  files: readonly CheckedFile[],
  { previous = NOTHING, helpers, onProgress, signal }: WriteOptions,
): Promise<OutputReport> {
  removeLeftovers(root);
  const listed = readManifest(root);
  const places = new Map(previous.paths.map((path, place) => [path, place]));
  const found = files.map((file) => compare(root, file, previous, places.get(file.path), listed));
  const todo = found.filter(({ current }) => current === undefined);
  const stale = staleFiles(listed, files);

  const begun = new Set([...listed, ...todo.filter(({ isThere }) => !isThere).map(({ file }) => file.path)]);
  if (begun.size > listed.size) writeManifest(root, begun);
  const remover = outputWriter(root, `${process.pid}`);
  const removed = stale.blocking.filter((path) => remover.remove(path));

  const writer = todo.length > MANY && canThread() ? threadBatchWriter(root) : localBatchWriter(root);
  const results = await renderFiles(todo, writer, { helpers, onProgress, signal }).finally(() => writer.close());

  removed.push(...stale.others.filter((path) => remover.remove(path)));
  const report = reportOf(found, results, previous, removed);
  // What could not be made anew this time keeps its old bytes, and stays ours.
  const ours = [...report.outputs.paths, ...report.failed.filter((path) => listed.has(path))];
  if (ours.length !== begun.size || !ours.every((path) => begun.has(path))) writeManifest(root, ours);
  return report;
}

/** What a build that was killed had on its way. */
function removeLeftovers(root: string): void {
  const folder = join(root, OWN_FOLDER);
  const left = readdirSync(folder).filter((name) => /\.(?:tmp|new)$/.test(name));
  for (const name of left) rmSync(join(folder, name), { recursive: true, force: true });
}

/** A file of the build, and what stands in its place. */
interface Found extends FileToMake {
  readonly isThere: boolean;
  /** Its stamp, if it is what would be written. */
  readonly current: Stamp | undefined;
}

function compare(
  root: string,
  file: CheckedFile,
  previous: SeenOutputs,
  place: number | undefined,
  listed: ReadonlySet<string>,
): Found {
  // Not join(), which looks at each letter: paths of a build are as they should be.
  const stats = look(`${root}/${file.path}`);
  const stamp = stats && outputStamp(stats);
  const isUntouched = place !== undefined && previous.stamps[place] === stamp;
  return {
    file,
    isThere: stats !== undefined,
    isOurs: isUntouched || listed.has(file.path),
    current: isUntouched && previous.keys[place] === file.key ? stamp : undefined,
  };
}

/** Files of ours that no build wants any more; some stand in the way, as a file where a folder must be. */
function staleFiles(
  listed: ReadonlySet<string>,
  files: readonly CheckedFile[],
): { readonly blocking: readonly string[]; readonly others: readonly string[] } {
  const wanted = new Set(files.map(({ path }) => path));
  const stale = [...listed].filter((path) => !wanted.has(path));
  if (stale.length === 0) return { blocking: [], others: [] };
  const folders = new Set(files.flatMap(({ path }) => ancestorsOf(path)));
  const blocks = (path: string) => folders.has(path) || ancestorsOf(path).some((folder) => wanted.has(folder));
  return { blocking: stale.filter(blocks), others: stale.filter((path) => !blocks(path)) };
}

function ancestorsOf(path: string): string[] {
  const parts = path.split("/").slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

function reportOf(
  found: readonly Found[],
  results: ReadonlyMap<string, MadeFile>,
  previous: SeenOutputs,
  removed: readonly string[],
): OutputReport {
  const outcomes: Record<"new" | "changed" | "unchanged", string[]> = { new: [], changed: [], unchanged: [] };
  const [paths, stamps, keys]: [string[], Stamp[], string[]] = [[], [], []];
  const problemsOf: Record<string, readonly Problem[]> = {};
  const problems: Problem[] = [];
  const failed: string[] = [];

  function add({ path, key }: CheckedFile, stamp: Stamp, own: readonly Problem[]): void {
    paths.push(path);
    stamps.push(stamp);
    keys.push(key);
    if (own.length > 0) problemsOf[path] = own;
  }

  for (const { file, current } of found) {
    const { path } = file;
    const made = results.get(path);
    const own = (current === undefined ? made?.problems : previous.problems[path]) ?? [];
    problems.push(...own);
    const written = made?.written;
    if (current !== undefined) {
      outcomes.unchanged.push(path);
      add(file, current, own);
    } else if (written && written.outcome !== "refused") {
      outcomes[written.outcome].push(path);
      add(file, written.stamp, own);
    } else {
      if (written) problems.push(written.problem);
      failed.push(path);
    }
  }
  const { changed, unchanged } = outcomes;
  const outputs = { paths, stamps, keys, problems: problemsOf };
  return { written: outcomes.new, changed, unchanged, removed, outputs, failed, problems };
}

import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { CheckedFile } from "../build/checked-file.js";
import type { Problem } from "../problem/problem.js";
import { localBatchWriter, threadBatchWriter } from "./batch-writer.js";
import type { WrittenOutput } from "./build-record.js";
import type { MadeFile } from "./delivery.js";
import type { FileToMake } from "./file-queue.js";
import { withLock } from "./lock.js";
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
  readonly outputs: Readonly<Record<string, WrittenOutput>>;
  /** Files that could not be written, or not be made. */
  readonly failed: readonly string[];
  /** Problems of single files, in the order of the files. */
  readonly problems: readonly Problem[];
}

export interface WriteOptions extends RenderOptions {
  /** What the last build wrote, by path. */
  readonly previous: Readonly<Record<string, WrittenOutput>>;
}

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
  mkdirSync(join(root, OWN_FOLDER), { recursive: true });
  return withLock(join(root, OWN_FOLDER, "lock"), () => bringInLine(root, files, options));
}

async function bringInLine(
  root: string,
  files: readonly CheckedFile[],
  { previous, helpers, onProgress, signal }: WriteOptions,
): Promise<OutputReport> {
  removeLeftovers(root);
  const listed = readManifest(root);
  const found = files.map((file) => compare(root, file, previous[file.path], listed));
  const todo = found.filter(({ isCurrent }) => !isCurrent);
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
  const ours = [...Object.keys(report.outputs), ...report.failed.filter((path) => listed.has(path))];
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
  /** It is what would be written. */
  readonly isCurrent: boolean;
}

function compare(
  root: string,
  file: CheckedFile,
  previous: WrittenOutput | undefined,
  listed: ReadonlySet<string>,
): Found {
  const stats = look(join(root, file.path));
  const isUntouched = stats !== undefined && previous?.stamp === outputStamp(stats);
  return {
    file,
    isThere: stats !== undefined,
    isOurs: isUntouched || listed.has(file.path),
    isCurrent: isUntouched && previous.key === file.key,
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
  previous: Readonly<Record<string, WrittenOutput>>,
  removed: readonly string[],
): OutputReport {
  const outcomes: Record<"new" | "changed" | "unchanged", string[]> = { new: [], changed: [], unchanged: [] };
  const outputs: Record<string, WrittenOutput> = {};
  const problems: Problem[] = [];
  const failed: string[] = [];
  for (const { file } of found) {
    const { path, key } = file;
    const result = results.get(path);
    const written = result?.written;
    const known = result ? undefined : previous[path];
    const own = result?.problems ?? known?.problems ?? [];
    problems.push(...own);
    if (known) outputs[path] = known;
    if (known) outcomes.unchanged.push(path);
    if (written?.outcome === "refused") problems.push(written.problem);
    if (written && written.outcome !== "refused") {
      outcomes[written.outcome].push(path);
      outputs[path] = outputOf(written.stamp, key, own);
    } else if (!known) failed.push(path);
  }
  const { changed, unchanged } = outcomes;
  return { written: outcomes.new, changed, unchanged, removed, outputs, failed, problems };
}

function outputOf(stamp: Stamp, key: string, problems: readonly Problem[]): WrittenOutput {
  return problems.length > 0 ? { stamp, key, problems } : { stamp, key };
}

import { readdirSync, readFileSync, type Stats, statSync } from "node:fs";
import { join, posix, resolve } from "node:path";
import { digest } from "../model/digest.js";
import type { SourceFile, SourceTree } from "../model/source-tree.js";
import type { Problem } from "../problem/problem.js";
import { ProblemError } from "../problem/problem-error.js";
import { CONTENT_FOLDER, type FilePatterns } from "../publication/file-patterns.js";
import type { GitDates } from "./git-dates.js";
import { isTooFresh, type Stamp, sourceStamp, stampOfFile } from "./stamp.js";
import { unreadable } from "./unreadable.js";
import { type FoundFile, walkFolder } from "./walk-folder.js";

/** A project folder as a source tree, and what a later build must know to see whether it changed. */
export interface ProjectTree extends SourceTree {
  /** Problems of folders and files that could not be read. */
  readonly problems: readonly Problem[];
  /** Stamps of the files listed, by path; too fresh ones are empty, so that they never count as the same. */
  stamps(): Record<string, Stamp>;
  /** Stamps of other paths that were asked for; `ABSENT` where nothing was. */
  asked(): Record<string, Stamp>;
  /** Stamp of whatever is at a path now; `ABSENT` where nothing is. */
  stampOf(path: string): Stamp;
  /** Stamps of git's logs that dates were taken from, by absolute path. */
  history(): Record<string, Stamp>;
  /** Digests that are known, by path. */
  digests(): Record<string, string>;
}

export interface ProjectTreeOptions {
  /** Absolute path of the project folder. */
  readonly dir: string;
  /** Absolute paths of folders that are passed by: the output, the memory. */
  readonly skipped: readonly string[];
  /** Files to list besides those of `content/` and `templates/`. */
  readonly patterns: FilePatterns;
  /** Folders, from the project folder, in which files may be looked up besides. */
  readonly lookups: readonly string[];
  /** Digests of files by path, each with the stamp of the bytes it is of. */
  readonly known: (path: string) => { readonly stamp: Stamp; readonly digest: string } | undefined;
  readonly git: GitDates;
}

/** The project's own templates, which replace built-in ones. */
export const TEMPLATES_FOLDER = "templates";

/** In place of the stamp of a file that is not there. */
export const ABSENT: Stamp = "absent";

/** Bytes just read for a digest are kept for the reader that comes next, up to this size. */
const RECENT = 4 * 1024 * 1024;

/** Reads which files a project has. Their bytes are read when asked for. */
export function readProjectTree(options: ProjectTreeOptions): ProjectTree {
  const { dir, patterns } = options;
  const problems: Problem[] = [];
  const seen = Date.now();
  const bytes = recentBytes(dir);
  const found = listFiles(options, (problem) => problems.push(problem));
  const files = found.map(({ path, stats }) => diskFile(path, stats));
  const byPath = new Map(files.map((file) => [file.path, file]));
  const byName = new Map(
    files.filter(({ path }) => path.normalize("NFC") !== path).map((file) => [file.path.normalize("NFC"), file]),
  );
  const elsewhere = new Map<string, DiskFile | undefined>();
  const spelling = diskSpelling(dir);
  const allowed = [...patterns.folders, ...options.lookups];

  function diskFile(path: string, stats: Stats): DiskFile {
    const stamp = isTooFresh(stats, seen) ? "" : sourceStamp(stats);
    // Two files that changed just before they were looked at both have no stamp: that makes them not the same.
    const known = stamp === "" ? undefined : options.known(path);
    return new DiskFile(path, stats, stamp, known?.stamp === stamp ? known.digest : undefined, bytes, options);
  }

  /** Files beside articles that stand outside `content/` are not listed: they are found when one refers to them. */
  function lookUp(path: string): DiskFile | undefined {
    if (!isBelow(path, allowed) || !isPlain(path)) return undefined;
    if (!elsewhere.has(path)) elsewhere.set(path, findExactly(path));
    return elsewhere.get(path);
  }

  function findExactly(path: string): DiskFile | undefined {
    const name = spelling(path);
    const stats = name === undefined ? undefined : statSync(join(dir, name), { throwIfNoEntry: false });
    return name !== undefined && stats?.isFile() ? diskFile(name, stats) : undefined;
  }

  const find = (path: string) =>
    byPath.get(path) ?? byName.get(path.normalize("NFC")) ?? byPath.get(path.normalize("NFC")) ?? lookUp(path);
  const all = () => [...files, ...[...elsewhere.values()].filter((file) => file !== undefined)];
  return {
    files,
    problems,
    get: find,
    stamps: () => Object.fromEntries(files.map((file) => [file.path, file.stamp])),
    asked: () => Object.fromEntries([...elsewhere].map(([path, file]) => [path, file?.stamp ?? ABSENT])),
    history: () => Object.fromEntries(options.git.logs().map((path) => [path, stampOfFile(path)])),
    stampOf: (path) => find(path)?.stamp ?? ABSENT,
    digests: () => Object.fromEntries(all().flatMap((file) => (file.known ? [[file.path, file.known]] : []))),
  };
}

/** Class, not closure: a publication has 100,000 of them. */
class DiskFile implements SourceFile {
  readonly path: string;
  readonly byteLength: number;
  readonly modified: number;
  readonly stamp: Stamp;
  known: string | undefined;
  readonly #bytes: RecentBytes;
  readonly #options: ProjectTreeOptions;

  constructor(
    path: string,
    stats: Stats,
    stamp: Stamp,
    known: string | undefined,
    bytes: RecentBytes,
    options: ProjectTreeOptions,
  ) {
    this.path = path;
    this.byteLength = stats.size;
    this.modified = Math.floor(stats.mtimeMs);
    this.stamp = stamp;
    this.known = known;
    this.#bytes = bytes;
    this.#options = options;
  }

  digest(): string {
    this.known ??= digest(this.#bytes.readAndKeep(this.path));
    return this.known;
  }

  read(): Uint8Array {
    return this.#bytes.read(this.path);
  }

  firstCommitted(): number | undefined {
    return this.#options.git.firstCommitted(resolve(this.#options.dir, this.path));
  }
}

interface RecentBytes {
  readAndKeep(path: string): Uint8Array;
  read(path: string): Uint8Array;
}

function recentBytes(dir: string): RecentBytes {
  const recent = new Map<string, Uint8Array>();
  let size = 0;

  function take(path: string): Uint8Array | undefined {
    const bytes = recent.get(path);
    if (bytes) size -= bytes.length;
    recent.delete(path);
    return bytes;
  }

  return {
    read: (path) => take(path) ?? readBytes(dir, path),
    readAndKeep(path) {
      const bytes = take(path) ?? readBytes(dir, path);
      recent.set(path, bytes);
      size += bytes.length;
      for (const oldest of recent.keys()) if (size > RECENT) take(oldest);
      return bytes;
    },
  };
}

function readBytes(dir: string, path: string): Uint8Array {
  try {
    return readFileSync(join(dir, path));
  } catch (error) {
    throw new ProblemError(unreadable(path, error), { cause: error });
  }
}

function listFiles(
  { dir, skipped, patterns }: ProjectTreeOptions,
  report: (problem: Problem) => void,
): readonly FoundFile[] {
  const passed = new Set(skipped);
  const whole = [CONTENT_FOLDER, TEMPLATES_FOLDER];
  const found = whole.flatMap((folder) => walkFolder(dir, folder, passed, report));
  const others = patterns.folders.filter((folder) => !isBelow(folder, whole));
  const listed = new Set<string>();
  for (const folder of others) {
    for (const file of walkFolder(dir, folder, passed, report)) {
      if (!patterns.matches(file.path) || listed.has(file.path) || isBelow(file.path, whole)) continue;
      listed.add(file.path);
      found.push(file);
    }
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Whether a path, from the project folder, is one of some folders or stands below one; `""` is the project folder. */
export function isBelow(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) =>
    folder === "" ? !path.startsWith("../") : path === folder || path.startsWith(`${folder}/`),
  );
}

/** No hidden names, no `node_modules`, and `..` nowhere but at the beginning: nothing may be had by a trick. */
function isPlain(path: string): boolean {
  return !/(?:^|\/)(?:\.|node_modules\/)/.test(path.replace(/^(?:\.\.\/)+/, ""));
}

/**
 * Finds paths as the disk spells them: a file system that ignores case would else find what the web
 * server, which does not, will not.
 */
function diskSpelling(dir: string): (path: string) => string | undefined {
  const folders = new Map<string, ReadonlyMap<string, string>>();

  function namesIn(folder: string): ReadonlyMap<string, string> {
    const known = folders.get(folder);
    if (known) return known;
    const names = new Map(namesOf(join(dir, folder)).map((name) => [name.normalize("NFC"), name]));
    folders.set(folder, names);
    return names;
  }

  return function spell(path): string | undefined {
    const parent = posix.dirname(path);
    if (parent === "." || /^(?:\.\.\/)*\.\.$/.test(parent)) return inFolder(parent);
    const folder = spell(parent);
    return folder === undefined ? undefined : inFolder(folder);

    function inFolder(folder: string): string | undefined {
      const name = namesIn(folder).get(posix.basename(path).normalize("NFC"));
      return name === undefined || folder === "." ? name : `${folder}/${name}`;
    }
  };
}

function namesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

import { readdirSync, type Stats, statSync } from "node:fs";
import { join, posix, resolve } from "node:path";
import type { SourceTree } from "../model/source-tree.js";
import type { Problem } from "../problem/problem.js";
import { CONTENT_FOLDER, type FilePatterns } from "../publication/file-patterns.js";
import type { SeenFiles, SeenSource, SeenSources } from "./build-record.js";
import { DiskFile, type ProjectDisk, recentBytes } from "./disk-file.js";
import { fileFinder } from "./file-finder.js";
import type { GitDates } from "./git-dates.js";
import { isTooFresh, type Stamp, sourceStamp, stampOfFile } from "./stamp.js";
import { walkFolder } from "./walk-folder.js";

/** A project folder as a source tree, and what a later build must know to see whether it changed. */
export interface ProjectTree extends SourceTree {
  /** Problems of folders and files that could not be read. */
  readonly problems: readonly Problem[];
  /** What is known of the files listed; those too fresh to be sure of never count as the same. */
  sources(): SeenSources;
  /** Other paths that were asked for; their stamp is `ABSENT` where nothing is. */
  asked(): Readonly<Record<string, SeenSource>>;
  /** Stamp of whatever is at a path now; `ABSENT` where nothing is. */
  stampOf(path: string): Stamp;
  /** Stamps of git's logs that dates were taken from, by absolute path. */
  history(): Record<string, Stamp>;
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
  /** What is known of the files from before. */
  readonly seen?: Pick<SeenFiles, "sources" | "asked"> | undefined;
  readonly git: GitDates;
}

/** The project's own templates, which replace built-in ones. */
export const TEMPLATES_FOLDER = "templates";

/** In place of the stamp of a file that is not there. */
export const ABSENT: Stamp = "absent";

/** Reads which files a project has. Their bytes are read when asked for. */
export function readProjectTree(options: ProjectTreeOptions): ProjectTree {
  const { dir, patterns, seen, git } = options;
  const problems: Problem[] = [];
  const now = Date.now();
  const firstCommitted = (path: string) => git.firstCommitted(resolve(dir, path));
  const disk: ProjectDisk = { ...recentBytes(dir), firstCommitted };
  const fileOf = (path: string, stats: Stats) =>
    new DiskFile(path, stats, isTooFresh(stats, now) ? "" : sourceStamp(stats), disk);
  const files = listFiles(options, fileOf, (problem) => problems.push(problem));
  if (seen) recallAll(files, seen.sources);
  const listed = fileFinder(files);
  const elsewhere = new Map<string, DiskFile | undefined>();
  // Not all of `seen`, which would be kept as long as the tree.
  const askedBefore = seen?.asked;
  const spelling = diskSpelling(dir);
  const allowed = [...patterns.folders, ...options.lookups];

  /** Files beside articles that stand outside `content/` are not listed: they are found when one refers to them. */
  function lookUp(path: string): DiskFile | undefined {
    if (!isBelow(path, allowed) || !isPlain(path)) return undefined;
    if (!elsewhere.has(path)) elsewhere.set(path, findExactly(path));
    return elsewhere.get(path);
  }

  function findExactly(path: string): DiskFile | undefined {
    const name = spelling(path);
    const stats = name === undefined ? undefined : statSync(join(dir, name), { throwIfNoEntry: false });
    if (name === undefined || !stats?.isFile()) return undefined;
    const file = fileOf(name, stats);
    const { stamp = "", digest } = askedBefore?.[path] ?? {};
    file.recall(file.path, stamp, digest);
    return file;
  }

  const find = (path: string) => listed(path) ?? lookUp(path);
  return {
    files,
    problems,
    get: find,
    sources: () => ({
      paths: files.map(({ path }) => path),
      stamps: files.map(({ stamp }) => stamp),
      digests: files.map(({ known }) => known ?? null),
    }),
    asked: () =>
      Object.fromEntries(
        Array.from(elsewhere, ([path, file]) => [path, { stamp: file?.stamp ?? ABSENT, digest: file?.known }]),
      ),
    history: () => Object.fromEntries(git.logs().map((path) => [path, stampOfFile(path)])),
    stampOf: (path) => find(path)?.stamp ?? ABSENT,
  };
}

/** Both lists are sorted by path, so that they are gone through once, side by side. */
function recallAll(files: readonly DiskFile[], { paths, stamps, digests }: SeenSources): void {
  let at = 0;
  for (const file of files) {
    while (at < paths.length && (paths[at] ?? "") < file.path) at += 1;
    file.recall(paths[at] ?? "", stamps[at] ?? "", digests[at] ?? undefined);
  }
}

function listFiles(
  { dir, skipped, patterns }: ProjectTreeOptions,
  fileOf: (path: string, stats: Stats) => DiskFile,
  report: (problem: Problem) => void,
): readonly DiskFile[] {
  const passed = new Set(skipped);
  const whole = [CONTENT_FOLDER, TEMPLATES_FOLDER];
  const files: DiskFile[] = [];
  for (const folder of whole) {
    walkFolder(dir, folder, passed, (path, stats) => void files.push(fileOf(path, stats)), report);
  }
  const listed = new Set<string>();
  function addOther(path: string, stats: Stats): void {
    if (!patterns.matches(path) || listed.has(path) || isBelow(path, whole)) return;
    listed.add(path);
    files.push(fileOf(path, stats));
  }
  for (const folder of patterns.folders) {
    if (!isBelow(folder, whole)) walkFolder(dir, folder, passed, addOther, report);
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
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

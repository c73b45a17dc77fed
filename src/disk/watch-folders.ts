import { existsSync } from "node:fs";
import { join, sep } from "node:path";
import { CONTENT_FOLDER, filePatterns } from "../publication/file-patterns.js";
import type { Scope } from "./build-record.js";
import type { Project } from "./open-project.js";
import { isBelow, TEMPLATES_FOLDER } from "./project-tree.js";

/** Editors write a file in several steps, and git many files: what happens so shortly after is one change. */
const BURST = 10;

/** A watch over the folders of a project. */
export interface FolderWatch {
  /** Watches what a scope names too. */
  extend(scope: Scope): void;
  close(): Promise<void>;
}

/** Calls back when anything changed in the folders that a project is made from, once for each burst of changes. */
export async function watchFolders(project: Project, onChange: () => void): Promise<FolderWatch> {
  const { watch } = await import("chokidar");
  const ignored = (path: string): boolean =>
    path === project.out ||
    path.startsWith(project.out + sep) ||
    /[\\/](?:\.[^\\/.]|node_modules(?:[\\/]|$))/.test(path.slice(project.dir.length));
  const watched: string[] = [CONTENT_FOLDER, TEMPLATES_FOLDER];
  const paths = watched.map((folder) => join(project.dir, folder));
  const there = paths.filter((path) => existsSync(path));
  // What may not be read is told by each build; it must not end the watch over all the rest.
  const watcher = watch(there, { ignored, ignoreInitial: true, ignorePermissionErrors: true });
  let timer: NodeJS.Timeout | undefined;
  const wake = (): void => {
    clearTimeout(timer);
    timer = setTimeout(onChange, BURST);
  };
  // The system's own events too: chokidar drops a change of a file within 50 ms of another.
  watcher.on("all", wake).on("raw", wake);
  watcher.on("error", endIfDeaf);
  // A folder that was taken away, as when git goes to a branch without it, may come again.
  const isWatched = (path: string): boolean => watched.some((folder) => join(project.dir, folder) === path);
  watcher.on("unlinkDir", (path) => void (isWatched(path) && watcher.add(path)));
  if (there.length > 0) await new Promise<void>((resolve) => void watcher.once("ready", resolve));
  // Only now: with a path that is not there chokidar is "ready" before it watches anything.
  watcher.add(paths.filter((path) => !there.includes(path)));
  return {
    extend({ patterns, lookups }) {
      // Never twice: chokidar would take what has changed meanwhile for what was there all along.
      const folders = [...filePatterns(patterns).folders, ...lookups].filter((folder) => !isBelow(folder, watched));
      watched.push(...folders);
      if (folders.length > 0) watcher.add(folders.map((folder) => join(project.dir, folder)));
    },
    async close() {
      clearTimeout(timer);
      await watcher.close();
    },
  };
}

/**
 * Of what cannot be watched for itself, as a link in a circle, the build tells: it cannot be read either. Where
 * the system watches no more, nobody would know what is missed.
 */
function endIfDeaf(error: unknown): void {
  if (error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EMFILE")) throw error;
}

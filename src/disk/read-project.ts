import { existsSync, realpathSync } from "node:fs";
import { resolve } from "node:path";
import { readSettings } from "../build/read-settings.js";
import type { Memory } from "../plugins/memory.js";
import { filePatterns, fromProject } from "../publication/file-patterns.js";
import type { ParsedSettings } from "../publication/parse-settings.js";
import type { Scope, SeenFiles } from "./build-record.js";
import { gitDates } from "./git-dates.js";
import { MEMORY_FOLDER, type Project } from "./open-project.js";
import { settingsTree } from "./project-settings.js";
import { type ProjectTree, readProjectTree } from "./project-tree.js";

/** The files of a project, and what its settings say of where to look for them. */
export interface ReadProject {
  readonly tree: ProjectTree;
  readonly scope: Scope;
}

/** What the next reading can use of this one. */
export function seenFiles({ tree, scope }: ReadProject): SeenFiles {
  return { scope, sources: tree.sources(), asked: tree.asked() };
}

/** Lists the files as the settings of the last build say, which are right unless the settings file changed. */
export function readAsBefore(project: Project, seen: SeenFiles): ReadProject {
  return { tree: treeOf(project, seen.scope, seen), scope: seen.scope };
}

/**
 * Lists the files as the settings say now.
 *
 * @param before - As they were listed already, if they were.
 * @throws {ProblemError} When the settings cannot be used.
 */
export async function readAsSettingsSay(
  project: Project,
  seen: SeenFiles | undefined,
  before: ReadProject | undefined,
  memory: Memory,
): Promise<ReadProject> {
  const scope = scopeOf(await readSettings(before?.tree ?? settingsTree(project.dir), memory));
  if (before && JSON.stringify(scope) === JSON.stringify(before.scope)) return before;
  return { tree: treeOf(project, scope, seen), scope };
}

function scopeOf({ settings }: ParsedSettings): Scope {
  return {
    patterns: [...settings.articles.files, ...settings.issues.files],
    lookups: settings.articles.static.map(fromProject),
  };
}

/** As folders are told apart when they are walked through; one that is not there yet is passed by nobody. */
function realPath(path: string): string {
  return existsSync(path) ? realpathSync.native(path) : path;
}

function treeOf(project: Project, scope: Scope, seen: SeenFiles | undefined): ProjectTree {
  return readProjectTree({
    dir: project.dir,
    skipped: [project.out, resolve(project.dir, MEMORY_FOLDER)].map(realPath),
    patterns: filePatterns(scope.patterns),
    lookups: scope.lookups,
    seen,
    git: gitDates(),
  });
}

import { type Build, build } from "../build/build.js";
import type { Instant } from "../model/instant.js";
import type { Problem } from "../problem/problem.js";
import type { SeenFiles } from "./build-record.js";
import { builtInTemplates } from "./built-in-templates.js";
import { openProject, prepareMemoryFolder } from "./open-project.js";
import { openPackMemory, type PackMemory } from "./pack-memory.js";
import { threadPool } from "./parse-threads.js";
import { readAsBefore, readAsSettingsSay, seenFiles } from "./read-project.js";
import { type SharingMemory, sharingMemory } from "./sharing-memory.js";
import { type FolderWatch, watchFolders } from "./watch-folders.js";

/** Builds a project again and again, and writes nothing to its output. */
export interface ProjectBuilder {
  /**
   * Builds from what is on the disk now; only what changed since the last build is parsed again.
   * Its files render when they are asked to, until the builder is closed.
   *
   * @throws {ProblemError} When the settings cannot be used; the last build stays good then.
   */
  build(now: Instant): Promise<Build>;
  /** Calls back when a source may have changed, once for each burst of changes. */
  onChange(listener: () => void): Promise<void>;
  close(): Promise<void>;
}

/**
 * @param dir - The folder that holds `content/`.
 * @param options - `drafts`: treats drafts as if they were public; default false.
 */
export function projectBuilder(dir: string, { drafts = false } = {}): ProjectBuilder {
  const project = openProject(dir);
  let seen: SeenFiles | undefined;
  let memory: OpenMemory | undefined;
  let watch: FolderWatch | undefined;

  async function buildNow(now: Instant): Promise<Build> {
    const before = seen && readAsBefore(project, seen);
    memory ??= openMemory(project.memory);
    const { shared, commit } = memory;
    const read = await readAsSettingsSay(project, seen, before, shared);
    // Only now: a folder that is no project is left as it is.
    prepareMemoryFolder(project);
    watch?.extend(read.scope);
    const made = await build(read.tree, {
      now,
      drafts,
      templates: builtInTemplates(),
      memory: shared,
      pool: threadPool(),
    });
    shared.endBuild();
    // What the first build learns is kept at once; the little that edits add, at the end.
    if (!seen) commit();
    seen = seenFiles(read);
    return withProblems(made, read.tree.problems);
  }

  return {
    build: buildNow,
    async onChange(listener) {
      watch = await watchFolders(project, listener);
      if (seen) watch.extend(seen.scope);
    },
    async close() {
      memory?.commit();
      memory?.close();
      memory = undefined;
      await watch?.close();
    },
  };
}

/** The same build with problems of the disk before its own. Its files stay undescribed until they are asked for. */
function withProblems(made: Build, problems: readonly Problem[]): Build {
  const { publication, templates, skipped, valid, issuedIds } = made;
  return {
    publication,
    templates,
    skipped,
    valid,
    issuedIds,
    get files() {
      return made.files;
    },
    get problems() {
      return [...problems, ...made.problems];
    },
  };
}

interface OpenMemory extends Pick<PackMemory, "commit" | "close"> {
  readonly shared: SharingMemory;
}

/** One memory for all builds of a builder: its objects are shared by them. */
function openMemory(folder: string): OpenMemory {
  const pack = openPackMemory(folder);
  return { shared: sharingMemory(pack), commit: pack.commit, close: pack.close };
}

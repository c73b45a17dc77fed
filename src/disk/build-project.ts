import type { SkippedSource } from "../build/build.js";
import type { Instant } from "../model/instant.js";
import type { Problem } from "../problem/problem.js";
import { type BuildRecord, loadRecord } from "./build-record.js";
import { isUpToDate } from "./is-up-to-date.js";
import { openProject, type Project } from "./open-project.js";
import { type ReadProject, readAsBefore } from "./read-project.js";

export interface BuildProjectOptions {
  /** The folder that holds `content/`. */
  readonly dir: string;
  /** The output folder, from `dir`; default `out`. */
  readonly out?: string | undefined;
  /** The moment the build is for. */
  readonly now: Instant;
  /** Treats drafts as if they were public; default false. */
  readonly drafts?: boolean | undefined;
  readonly onProgress?: ((progress: BuildProgress) => void) | undefined;
  /** Ends the build between two files; what is written stays, and is right. */
  readonly signal?: AbortSignal | undefined;
}

/** How far a build has come. */
export interface BuildProgress {
  /** A participle phrase: `reading articles`, `writing files`. */
  readonly phase: string;
  readonly done: number;
  /** Absent while it is not known yet. */
  readonly total?: number | undefined;
}

/** What a build did. Paths are below the output folder, `/` between the parts. */
export interface BuildSummary {
  /** New files. */
  readonly written: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  /** Number of files that stay as they are. */
  readonly unchanged: number;
  readonly skipped: readonly SkippedSource[];
  /** Everything that is wrong with the publication, whether it was found in this build or an earlier one. */
  readonly problems: readonly Problem[];
  readonly articles: number;
  readonly issues: number;
  readonly feeds: number;
  /** How long it took. */
  readonly milliseconds: number;
}

/**
 * Builds the publication in a folder and writes what changed.
 *
 * When nothing changed since the last build, that is all it finds out: then neither the pipeline
 * nor any library is loaded.
 *
 * Throws `ProblemError` when the settings cannot be used; nothing is written then.
 */
export async function buildProject(options: BuildProjectOptions): Promise<BuildSummary> {
  // Not `performance`: a library of Node comes with it.
  const began = process.hrtime.bigint();
  const project = openProject(options.dir, options.out);
  const record = loadRecord(project.record, project.identity);
  const read = record && readAsBefore(project, record);
  const isSame = record !== undefined && record.drafts === (options.drafts ?? false);
  const done =
    isSame && read && isUpToDate(record, read.tree, project.out, options.now)
      ? nothingDone(record)
      : await buildAnew(project, record, read, options);
  return { ...done, milliseconds: Number(process.hrtime.bigint() - began) / 1e6 };
}

/** What is said of a build that came to nothing, as the settings cannot be used. */
export function nothingBuilt(problems: readonly Problem[]): BuildSummary {
  const nothing = { written: [], changed: [], removed: [], unchanged: 0, skipped: [] };
  return { ...nothing, problems, articles: 0, issues: 0, feeds: 0, milliseconds: 0 };
}

type Done = Omit<BuildSummary, "milliseconds">;

function nothingDone(record: BuildRecord): Done {
  const { problems, skipped, counts, outputs } = record;
  const own = Object.values(outputs.problems).flat();
  const nothing = { written: [], changed: [], removed: [], unchanged: outputs.paths.length };
  return { ...nothing, skipped, problems: [...problems, ...own], ...counts };
}

async function buildAnew(
  project: Project,
  record: BuildRecord | undefined,
  read: ReadProject | undefined,
  options: BuildProjectOptions,
): Promise<Done> {
  const { writeBuild } = await import("./write-build.js");
  return writeBuild(project, record, read, options);
}

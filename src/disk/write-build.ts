import { ISSUED_IDS_FILE } from "../articles/issued-ids-file.js";
import { type Build, build } from "../build/build.js";
import type { Place } from "../model/place.js";
import { FEED_TYPES } from "../publication/feed-addresses.js";
import type { BuildProjectOptions, BuildSummary } from "./build-project.js";
import { type BuildCounts, type BuildRecord, type SeenSources, saveRecord } from "./build-record.js";
import { builtInTemplates } from "./built-in-templates.js";
import { countingPool } from "./counting-pool.js";
import { type KeptIds, keepIssuedIds } from "./keep-issued-ids.js";
import { type Project, prepareMemoryFolder } from "./open-project.js";
import { openPackMemory } from "./pack-memory.js";
import { threadPool } from "./parse-threads.js";
import { type ReadProject, readAsSettingsSay, seenFiles } from "./read-project.js";
import { renderThreads } from "./render-threads.js";
import type { Stamp } from "./stamp.js";
import { type OutputReport, writeOutputs } from "./write-outputs.js";

/** Of a publication with more articles no thread makes a build of its own: each is kept in memory once more. */
const MANY_ARTICLES = 20_000;

/** Runs the pipeline on a project, writes what changed, and remembers what the next build can use. */
export async function writeBuild(
  project: Project,
  record: BuildRecord | undefined,
  before: ReadProject | undefined,
  { now, drafts = false, onProgress, signal }: BuildProjectOptions,
): Promise<Omit<BuildSummary, "milliseconds">> {
  const memory = openPackMemory(project.memory);
  try {
    const read = await readAsSettingsSay(project, record, before, memory);
    // Only now: a folder that is no project is left as it is.
    prepareMemoryFolder(project);
    const pool = countingPool(threadPool(), (done) => onProgress?.({ phase: "reading articles", done }));
    const made = await build(read.tree, { now, drafts, templates: builtInTemplates(), memory, pool });
    const planOf = () => ({ project, seen: seenFiles(read), now, drafts });
    const isSmall = made.publication.articles.length <= MANY_ARTICLES;
    const report = await writeOutputs(project.out, made.files, {
      previous: record?.outputs,
      helpers: isSmall ? renderThreads(planOf, memory, performance.now() - pool.ended) : undefined,
      onProgress: (done, total) => onProgress?.({ phase: "writing files", done, total }),
      signal,
    });
    memory.commit();
    const kept = keepIssuedIds(project.dir, read.tree, made.issuedIds);
    const next = recordOf(project, read, drafts, made, report, kept);
    saveRecord(project.record, next);
    return summaryOf(next, report);
  } finally {
    memory.close();
  }
}

function recordOf(
  { identity }: Project,
  read: ReadProject,
  drafts: boolean,
  made: Build,
  { outputs, failed }: OutputReport,
  kept: KeptIds,
): BuildRecord {
  const seen = seenFiles(read);
  return {
    identity,
    drafts,
    complete:
      failed.length === 0 && !made.problems.some(({ code }) => code === "disk/unreadable") && isSettled(kept, made),
    unread: read.tree.problems,
    valid: made.valid,
    ...seen,
    sources: Object.entries(kept.stamps).reduce(withStamp, seen.sources),
    history: read.tree.history(),
    outputs,
    problems: [...read.tree.problems, ...made.problems, ...kept.problems],
    skipped: made.skipped,
    counts: countsOf(made),
  };
}

/** Whether the record of issued ids is kept, and what was said of its lines holds of them as they are now. */
function isSettled({ stamps, problems }: KeptIds, made: Build): boolean {
  if (problems.length > 0) return false;
  const isOfRecord = (place: Place | undefined): boolean => place?.file === ISSUED_IDS_FILE;
  const isSaid = made.problems.some(
    ({ place, related = [] }) => isOfRecord(place) || related.some((other) => isOfRecord(other.place)),
  );
  return stamps[ISSUED_IDS_FILE] === undefined || !isSaid;
}

/** A source that was written by the build itself. */
function withStamp({ paths, stamps, digests }: SeenSources, [path, stamp]: [string, Stamp]): SeenSources {
  const found = paths.findIndex((other) => other >= path);
  const at = found < 0 ? paths.length : found;
  const replaced = paths[at] === path ? 1 : 0;
  return {
    paths: paths.toSpliced(at, replaced, path),
    stamps: stamps.toSpliced(at, replaced, stamp),
    digests: digests.toSpliced(at, replaced, null),
  };
}

function countsOf({ publication, files }: Build): BuildCounts {
  const feeds = new Set(Object.values(FEED_TYPES));
  return {
    articles: publication.articles.length,
    issues: publication.issues.filter(({ upcoming }) => !upcoming).length,
    feeds: files.filter(({ mediaType }) => feeds.has(mediaType.replace(/;.*/, ""))).length,
  };
}

function summaryOf(
  { problems, skipped, counts }: BuildRecord,
  { written, changed, removed, unchanged, problems: own }: OutputReport,
): Omit<BuildSummary, "milliseconds"> {
  return {
    written,
    changed,
    removed,
    unchanged: unchanged.length,
    skipped,
    problems: [...problems, ...own],
    ...counts,
  };
}

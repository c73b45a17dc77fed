import type { Instant } from "../model/instant.js";
import { ProblemError } from "../problem/problem-error.js";
import { type BuildProjectOptions, type BuildSummary, buildProject } from "./build-project.js";
import { loadRecord } from "./build-record.js";
import { openProject } from "./open-project.js";
import { watchFolders } from "./watch-folders.js";

export interface WatchProjectOptions extends Omit<BuildProjectOptions, "now"> {
  /** The clock. */
  readonly now: () => Instant;
}

/** Timers hold no more milliseconds than this (2³¹ − 1): 25 days. */
const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * Builds a project, and again whenever a source changes or an article's time has come, until the
 * signal ends it.
 *
 * @param onBuild - Gets each summary; one without files when the settings cannot be used.
 */
export async function watchProject(
  options: WatchProjectOptions,
  onBuild: (summary: BuildSummary) => void,
): Promise<void> {
  const project = openProject(options.dir, options.out);
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  let isAsked = false;
  let fail: (reason: unknown) => void = () => undefined;
  const ended = new Promise<void>((resolve, reject) => {
    if (options.signal?.aborted) resolve();
    options.signal?.addEventListener("abort", () => resolve(), { once: true });
    fail = reject;
  });

  /** One build at a time; what changes meanwhile is for the next. */
  function rebuild(): void {
    if (isAsked) return;
    isAsked = true;
    running = running.then(buildAndWait).catch((error) => {
      if (!options.signal?.aborted) fail(error);
    });
  }

  async function buildAndWait(): Promise<void> {
    isAsked = false;
    if (options.signal?.aborted) return;
    onBuild(await buildOnce({ ...options, now: options.now() }));
    const record = loadRecord(project.record, project.identity);
    if (record) watch.extend(record.scope);
    clearTimeout(timer);
    if (record?.valid.until === undefined) return;
    timer = setTimeout(rebuild, Math.min(Math.max(record.valid.until - options.now(), 0), LONGEST_TIMER));
  }

  const watch = await watchFolders(project, rebuild);
  rebuild();
  await ended.finally(async () => {
    await watch.close();
    await running;
    // Last: a build that was under way has set it anew.
    clearTimeout(timer);
  });
}

async function buildOnce(options: BuildProjectOptions): Promise<BuildSummary> {
  try {
    return await buildProject(options);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const nothing = { written: [], changed: [], removed: [], unchanged: 0, skipped: [] };
    return { ...nothing, problems: error.problems, articles: 0, issues: 0, feeds: 0, milliseconds: 0 };
  }
}

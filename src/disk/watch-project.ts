import type { Instant } from "../model/instant.js";
import { ProblemError } from "../problem/problem-error.js";
import { alarm } from "./alarm.js";
import { type BuildProjectOptions, type BuildSummary, buildProject, nothingBuilt } from "./build-project.js";
import { loadRecord } from "./build-record.js";
import { openProject } from "./open-project.js";
import { type FolderWatch, watchFolders } from "./watch-folders.js";

export interface WatchProjectOptions extends Omit<BuildProjectOptions, "now"> {
  /** The clock. */
  readonly now: () => Instant;
}

/** How often a timer fires that has nothing to do but to be there (milliseconds): any time does that is long. */
const A_DAY = 24 * 60 * 60 * 1000;

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
  const wake = alarm(options.now, rebuild);
  let watch: FolderWatch | undefined;
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
    const now = options.now();
    onBuild(await buildOnce({ ...options, now }));
    const record = loadRecord(project.record, project.identity);
    if (record) watch?.extend(record.scope);
    const until = record?.valid.until;
    // The record of a build that came to nothing is an older one; when its time was over, that build would come again.
    wake.set(until !== undefined && until > now ? until : undefined);
  }

  watch = await watchFolders(project, rebuild);
  // Where nothing may be watched, nothing else would keep the program until it is interrupted.
  const stay = setInterval(() => undefined, A_DAY);
  rebuild();
  await ended.finally(async () => {
    clearInterval(stay);
    await watch?.close();
    await running;
    // Last: a build that was under way has set it anew.
    wake.set(undefined);
  });
}

async function buildOnce(options: BuildProjectOptions): Promise<BuildSummary> {
  try {
    return await buildProject(options);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return nothingBuilt(error.problems);
  }
}

import { availableParallelism } from "node:os";
import type { AskedFile, OwnRendered } from "../build/render-asked.js";
import type { Instant } from "../model/instant.js";
import type { SeenFiles } from "./build-record.js";
import type { Noted } from "./noting-memory.js";
import type { Project } from "./open-project.js";
import type { PackMemory } from "./pack-memory.js";
import type { RenderHelper, RenderHelpers } from "./render-team.js";
import { canThread, startThread, type Thread } from "./thread.js";

/** What a thread needs to make the same build again. */
export interface RenderPlan {
  readonly project: Project;
  readonly seen: SeenFiles;
  readonly now: Instant;
  readonly drafts: boolean;
}

export type RenderQuestion = readonly AskedFile[];

export interface RenderAnswer {
  readonly rendered: readonly (OwnRendered | undefined)[];
  readonly noted: Noted;
}

/** More would wait for the one thread that writes. */
const MOST_THREADS = 4;
/** Cores that rendering on one thread keeps busy as it is: on the second, files are written and memory is freed. */
const BUSY = 2;
/** A thread gets ready in half as long again as describing takes: it loads the code, too, and lists the files. */
const READY = 1.5;
const MODULE = new URL("./render-worker.js", import.meta.url);

/**
 * Renders on other cores. Each thread makes the whole build again, from what the memory has of it by
 * now: that is cheaper than sending it, and asks nothing of the parts of a build.
 *
 * @param described - How long this thread took from parsed articles to described files, in milliseconds.
 */
export function renderThreads(planOf: () => RenderPlan, memory: PackMemory, described: number): RenderHelpers {
  function helperOf(thread: Thread<RenderQuestion, RenderAnswer>): RenderHelper {
    return {
      async render(files) {
        const { rendered, noted } = await thread.ask(files.map(({ path, key }) => ({ path, key })));
        keep(noted, memory);
        return rendered;
      },
      close: () => thread.close(),
    };
  }

  return {
    most: canThread() ? Math.max(0, Math.min(availableParallelism() - BUSY, MOST_THREADS)) : 0,
    readyIn: described * READY,
    start(count) {
      if (!memory.publish()) return [];
      const plan = planOf();
      return Array.from({ length: count }, () => helperOf(startThread(MODULE, plan)));
    },
  };
}

function keep({ asked, learnt }: Noted, memory: PackMemory): void {
  for (const key of asked) memory.has(key);
  for (const [key, value] of learnt) if (!memory.has(key)) memory.put(key, value);
}

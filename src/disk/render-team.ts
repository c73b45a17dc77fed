import type { CheckedFile } from "../build/checked-file.js";
import type { OwnRendered } from "../build/render-asked.js";
import type { Delivery } from "./delivery.js";
import type { FileQueue, FileToMake } from "./file-queue.js";
import { helperCount } from "./helper-count.js";

/** Something that renders files of this build elsewhere. */
export interface RenderHelper {
  /**
   * Renders files, in order; undefined for those that it cannot answer for. With none of them it resolves
   * as soon as it is ready. Rejects when it has ended.
   */
  render(files: readonly CheckedFile[]): Promise<readonly (OwnRendered | undefined)[]>;
  close(): Promise<void>;
}

/** Where helpers come from. */
export interface RenderHelpers {
  /** How many there may be. */
  readonly most: number;
  /** How long one takes to get ready, in milliseconds. */
  readonly readyIn: number;
  /** Starts so many; fewer or none where that is impossible. */
  start(count: number): readonly RenderHelper[];
}

/** Those who render besides this thread, once they are worth it. */
export interface RenderTeam {
  /** Whether there are any. */
  readonly isAtWork: boolean;
  /** To be told how long each file took here, in milliseconds. */
  note(took: number): void;
  /** Waits until some of what was handed out is back; false when nothing is out. */
  wait(): Promise<boolean>;
  close(): Promise<void>;
}

/** While one chunk is written, the next is being rendered. */
const CHUNKS_EACH = 2;
const LARGEST_CHUNK = 32;

/**
 * Has helpers take files from the back of a queue, once they are worth it. Whatever becomes of a helper,
 * the files that it has not rendered come back to the queue.
 */
export function renderTeam(queue: FileQueue, helpers: RenderHelpers, delivery: Delivery): RenderTeam {
  const countFor = helperCount(helpers);
  const out = new Set<Promise<boolean>>();
  let team: readonly RenderHelper[] = [];
  let isStarted = false;

  function start(count: number): void {
    isStarted = true;
    team = helpers.start(count);
    for (const helper of team) {
      const ready = helper.render([]);
      for (let lane = 0; lane < CHUNKS_EACH; lane += 1) void ready.then(() => work(helper), noHelp);
    }
  }

  async function work(helper: RenderHelper): Promise<void> {
    for (let goesOn = true; goesOn; ) {
      // The less is left, the smaller the chunks: nobody is to wait long for the last one.
      const share = Math.ceil(queue.length / (2 * CHUNKS_EACH * (team.length + 1)));
      const chunk = queue.takeLast(Math.min(share, LARGEST_CHUNK));
      if (chunk.length === 0) return;
      const working = renderChunk(helper, chunk);
      out.add(working);
      goesOn = await working.finally(() => out.delete(working));
    }
  }

  async function renderChunk(helper: RenderHelper, chunk: readonly FileToMake[]): Promise<boolean> {
    const all = await helper.render(chunk.map(({ file }) => file)).catch(() => undefined);
    queue.giveBack(chunk.filter((_, index) => !all?.[index]));
    const files = chunk.flatMap((each, index) => {
      const rendered = all?.[index];
      return rendered ? [{ ...each, rendered }] : [];
    });
    const owned = files.flatMap(({ rendered: { bytes } }) => (bytes ? [bytes.buffer] : []));
    if (files.length > 0) await delivery.send(files, owned);
    return all !== undefined;
  }

  return {
    get isAtWork() {
      return team.length > 0;
    },
    note(took) {
      const count = isStarted ? 0 : countFor(took, queue.length);
      if (count > 0) start(count);
    },
    async wait() {
      if (out.size === 0) return false;
      await Promise.race(out);
      return true;
    },
    close: async () => void (await Promise.all(team.map((helper) => helper.close()))),
  };
}

/** A helper that cannot get ready is not missed: nothing was handed out to it. */
function noHelp(): void {}

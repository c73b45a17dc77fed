import { setImmediate as turn } from "node:timers/promises";
import type { BatchWriter } from "./batch-writer.js";
import { Delivery, type MadeFile, type RenderedFile } from "./delivery.js";
import { FileQueue, type FileToMake } from "./file-queue.js";
import { type RenderHelpers, type RenderTeam, renderTeam } from "./render-team.js";

export interface RenderOptions {
  /** Who may render besides this thread; default: nobody. */
  readonly helpers?: RenderHelpers | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Files and bytes of a batch, and batches on their way: what waits to be written stays below 4 MB or so. */
const BATCH_FILES = 64;
const BATCH_BYTES = 1 << 20;
const BATCHES = 3;
/** How long answers of helpers may have to wait, in milliseconds. */
const TURN = 5;

const NOBODY: RenderHelpers = { most: 0, readyIn: 0, start: () => [] };

/**
 * Renders files and has them written, a batch at a time: this thread begins at the front, helpers
 * begin at the back.
 *
 * @returns What became of each file, by path.
 */
export async function renderFiles(
  files: readonly FileToMake[],
  writer: BatchWriter,
  { helpers = NOBODY, onProgress, signal }: RenderOptions,
): Promise<ReadonlyMap<string, MadeFile>> {
  const queue = new FileQueue(files);
  const delivery = new Delivery(writer, (done) => onProgress?.(done, files.length));
  const team = renderTeam(queue, helpers, delivery);
  try {
    do {
      signal?.throwIfAborted();
      await renderHere(queue, delivery, team, signal);
    } while (queue.length > 0 || (await team.wait()));
  } finally {
    await team.close();
  }
  delivery.throwIfFailed();
  await writer.finish();
  return delivery.results;
}

/** Renders from the front of the queue until it is empty. */
async function renderHere(
  queue: FileQueue,
  delivery: Delivery,
  team: RenderTeam,
  signal: AbortSignal | undefined,
): Promise<void> {
  const running: Promise<void>[] = [];
  let batch: RenderedFile[] = [];
  let size = 0;
  let turned = performance.now();

  for (let next = queue.next(); next; next = queue.next()) {
    signal?.throwIfAborted();
    delivery.throwIfFailed();
    const began = performance.now();
    const rendered = await next.file.render();
    const ended = performance.now();
    team.note(ended - began);
    batch.push({ ...next, rendered });
    size += rendered.bytes?.length ?? 0;
    if (batch.length === BATCH_FILES || size > BATCH_BYTES) {
      running.push(delivery.send(batch));
      [batch, size] = [[], 0];
      if (running.length >= BATCHES) await running.shift();
    }
    if (team.isAtWork && ended - turned > TURN) turned = await turn(performance.now());
  }
  if (batch.length > 0) running.push(delivery.send(batch));
  await Promise.all(running);
}

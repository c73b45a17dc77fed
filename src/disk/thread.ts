import { type TransferListItem, Worker } from "node:worker_threads";

/** A thread that answers questions, one after the other. */
export interface Thread<Question, Answer> {
  /** How many questions wait for an answer. */
  readonly waiting: number;
  /** @param transfer - What is moved there instead of copied: it is lost to this side. */
  ask(question: Question, transfer?: readonly TransferListItem[]): Promise<Answer>;
  close(): Promise<void>;
}

/** Megabytes for new objects: with more, V8 lets more garbage pile up, which costs memory and saves no time. */
const YOUNG = 16;

/**
 * Starts a thread. Once it has ended, what was asked of it fails, and what is asked.
 *
 * @param module - Its file; it posts one message for each that it gets.
 */
export function startThread<Question, Answer>(module: URL, workerData: object = {}): Thread<Question, Answer> {
  const worker = new Worker(module, { workerData, resourceLimits: { maxYoungGenerationSizeMb: YOUNG } });
  const open: { resolve(answer: Answer): void; reject(reason: unknown): void }[] = [];
  let ended: { readonly reason: unknown } | undefined;
  const fail = (reason: unknown): void => {
    ended ??= { reason };
    for (const { reject } of open.splice(0)) reject(reason);
  };
  worker.on("message", (answer: Answer) => open.shift()?.resolve(answer));
  worker.on("error", fail);
  worker.on("exit", () => fail(new Error(`The thread ${module.href} has ended`)));
  return {
    get waiting() {
      return open.length;
    },
    ask(question, transfer = []) {
      return new Promise((resolve, reject) => {
        if (ended) return reject(ended.reason);
        open.push({ resolve, reject });
        worker.postMessage(question, transfer);
      });
    },
    close: async () => void (await worker.terminate()),
  };
}

/** Whether threads can be had: tests run the sources, which no thread can load. */
export function canThread(): boolean {
  return import.meta.url.endsWith(".js");
}

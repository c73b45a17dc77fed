import { availableParallelism } from "node:os";
import { localPool } from "../build/local-pool.js";
import type { ParsedText, Pool } from "../build/pool.js";
import type { SourceFile } from "../model/source-tree.js";
import type { Settings } from "../publication/settings.js";
import { canThread, startThread, type Thread } from "./thread.js";

/** What is sent to a thread. */
export interface ParseMessage {
  readonly settings: Settings;
  readonly files: readonly {
    readonly path: string;
    readonly bytes: Uint8Array;
    readonly digest: string;
    readonly modified: number;
  }[];
}

/** What it answers; undefined for files that only this side can parse. */
export type ParseAnswer = readonly (ParsedText | undefined)[];

/** Files that are parsed here before a thread is started, which takes as long as parsing so many. */
const FEW = 128;
/** More would wait for the one core that hands out the files. */
const MOST_THREADS = 8;
/** While one chunk is parsed the next is on its way. */
const CHUNKS_EACH = 2;
const MODULE = new URL("./parse-worker.js", import.meta.url);

/**
 * Parses on all cores, once there is enough to do: on one by this thread, which parses what the others
 * cannot take yet. Every thread that parses loads and warms up all there is to parse with.
 */
export function threadPool(): Pool {
  const most = Math.min(availableParallelism() - 1, MOST_THREADS);
  const threads: Thread<ParseMessage, ParseAnswer>[] = [];
  let parsed = 0;

  /** One that can take more; a new one while all are busy and there may be more. */
  function choose(): Thread<ParseMessage, ParseAnswer> | undefined {
    const free = threads.find(({ waiting }) => waiting < CHUNKS_EACH);
    if (free || threads.length === most) return free;
    const thread = startThread<ParseMessage, ParseAnswer>(MODULE);
    threads.push(thread);
    return thread;
  }

  return {
    lanes: most * CHUNKS_EACH + 1,
    async parse(files, settings) {
      parsed += files.length;
      const thread = parsed <= FEW || !canThread() ? undefined : choose();
      if (thread) return thread.ask({ settings, files: files.map(partOf) });
      // Answers of the threads are taken in between.
      await new Promise((resolve) => setImmediate(resolve));
      return localPool.parse(files, settings);
    },
    close: async () => void (await Promise.all(threads.splice(0).map((thread) => thread.close()))),
  };
}

function partOf(file: SourceFile): ParseMessage["files"][number] {
  return { path: file.path, bytes: file.read(), digest: file.digest(), modified: file.modified };
}

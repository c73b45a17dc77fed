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
const MODULE = new URL("./parse-worker.js", import.meta.url);

/** Parses on all cores, once there is enough to do. */
export function threadPool(): Pool {
  const most = Math.min(availableParallelism(), MOST_THREADS);
  const threads: Thread<ParseMessage, ParseAnswer>[] = [];
  let parsed = 0;

  /** The one with the least to do; a new one while all are busy and there may be more. */
  function choose(): Thread<ParseMessage, ParseAnswer> {
    const [idlest] = [...threads].sort((a, b) => a.waiting - b.waiting);
    if (idlest && (idlest.waiting === 0 || threads.length === most)) return idlest;
    const thread = startThread<ParseMessage, ParseAnswer>(MODULE);
    threads.push(thread);
    return thread;
  }

  return {
    // Two chunks for each: while one is parsed the next is on its way.
    lanes: most * 2,
    async parse(files, settings) {
      parsed += files.length;
      if (parsed <= FEW || !canThread()) return localPool.parse(files, settings);
      return choose().ask({ settings, files: files.map(partOf) });
    },
    close: async () => void (await Promise.all(threads.splice(0).map((thread) => thread.close()))),
  };
}

function partOf(file: SourceFile): ParseMessage["files"][number] {
  return { path: file.path, bytes: file.read(), digest: file.digest(), modified: file.modified };
}

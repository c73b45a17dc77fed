import { type OutputWriter, outputWriter, type Write, type Written } from "./output-writer.js";
import { startThread } from "./thread.js";

/** Writes batches of files, here or on another core. */
export interface BatchWriter {
  /**
   * Resolves when the batch is written; several may be on their way.
   *
   * @param owned - Bytes of the batch that nobody else holds: they need not be copied, and are lost to the caller.
   */
  write(batch: readonly Write[], owned?: readonly ArrayBuffer[]): Promise<readonly Written[]>;
  /** Shows the folders that are new. Nothing can be written afterwards. */
  finish(): Promise<void>;
  close(): Promise<void>;
}

/** Writes on the core that asks: for few files. */
export function localBatchWriter(root: string): BatchWriter {
  const writer: OutputWriter = outputWriter(root, `${process.pid}`);
  return {
    write: async (batch) => batch.map((file) => writer.write(file)),
    finish: async () => writer.finish(),
    close: async () => undefined,
  };
}

const MODULE = new URL("./write-worker.js", import.meta.url);

/** Writes on a thread of its own, while this one goes on rendering. */
export function threadBatchWriter(root: string): BatchWriter {
  const thread = startThread<readonly Write[] | "finish", readonly Written[]>(MODULE, { root });
  return {
    write: (batch, owned) => thread.ask(batch, owned),
    finish: async () => void (await thread.ask("finish")),
    close: () => thread.close(),
  };
}

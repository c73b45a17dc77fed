import { type OutputWriter, outputWriter, type Write, type Written } from "./output-writer.js";
import { startThread } from "./thread.js";

/** Writes batches of files, here or on another core. */
export interface BatchWriter {
  /** Resolves when the batch is written; several may be on their way. */
  write(batch: readonly Write[]): Promise<readonly Written[]>;
  close(): Promise<void>;
}

/** Writes on the core that asks: for few files. */
export function localBatchWriter(root: string): BatchWriter {
  const writer: OutputWriter = outputWriter(root, `${process.pid}`);
  return {
    write: async (batch) => batch.map((file) => writer.write(file)),
    close: async () => undefined,
  };
}

const MODULE = new URL("./write-worker.js", import.meta.url);

/** What is sent to the thread: the bytes of a batch stand in one piece, which is handed over, not copied. */
export interface WriteMessage {
  readonly bytes: Uint8Array;
  readonly files: readonly { readonly path: string; readonly isOurs: boolean; readonly byteLength: number }[];
}

/** Writes on a thread of its own, while this one goes on rendering. */
export function threadBatchWriter(root: string): BatchWriter {
  const thread = startThread<WriteMessage, readonly Written[]>(MODULE, { root });
  return {
    write(batch) {
      const bytes = joined(batch);
      const files = batch.map(({ path, isOurs, bytes }) => ({ path, isOurs, byteLength: bytes.length }));
      return thread.ask({ bytes, files }, [bytes.buffer]);
    },
    close: () => thread.close(),
  };
}

function joined(batch: readonly Write[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(batch.reduce((sum, { bytes }) => sum + bytes.length, 0));
  let at = 0;
  for (const { bytes } of batch) {
    whole.set(bytes, at);
    at += bytes.length;
  }
  return whole;
}

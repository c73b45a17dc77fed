import { parentPort, workerData } from "node:worker_threads";
import type { WriteMessage } from "./batch-writer.js";
import { outputWriter } from "./output-writer.js";

/** The thread of `threadBatchWriter`: takes batches, writes them in order, answers what became of each file. */
const writer = outputWriter(workerData.root, `${process.pid}-thread`);

parentPort?.on("message", ({ bytes, files }: WriteMessage) => {
  let at = 0;
  const written = files.map(({ path, isOurs, byteLength }) => {
    at += byteLength;
    return writer.write({ path, isOurs, bytes: bytes.subarray(at - byteLength, at) });
  });
  parentPort?.postMessage(written);
});

import { parentPort, workerData } from "node:worker_threads";
import { outputWriter, type Write } from "./output-writer.js";

/** The thread of `threadBatchWriter`: writes batches in order, and answers what became of each file. */
const writer = outputWriter(workerData.root, `${process.pid}-thread`);

parentPort?.on("message", (batch: readonly Write[]) => {
  parentPort?.postMessage(batch.map((file) => writer.write(file)));
});

import { parentPort, workerData } from "node:worker_threads";
import { outputWriter, type Write, type Written } from "./output-writer.js";

/** The thread of `threadBatchWriter`: writes batches in order, and answers what became of each file. */
const writer = outputWriter(workerData.root, `${process.pid}-thread`);

parentPort?.on("message", (question: readonly Write[] | "finish") => {
  parentPort?.postMessage(question === "finish" ? finish() : question.map((file) => writer.write(file)));
});

function finish(): readonly Written[] {
  writer.finish();
  return [];
}

import { readlinkSync } from "node:fs";
import { constants, setPriority } from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import { rsaSigner } from "../message/rsa-signer.js";

/** The thread of `signingThreads`: it has a key of its own, for Node locks one while it signs. */
const sign = rsaSigner(workerData.pem);

letOthersGoFirst();
parentPort?.on("message", (texts: readonly string[]) => parentPort?.postMessage(texts.map(sign)));

/**
 * Where cores are few, the thread that speaks to the server waits behind a signature while its
 * connections lie idle: on two cores a tenth more mails a second leave this way. Linux has
 * priorities for threads, and tells a thread its number; elsewhere all stays as it is.
 */
function letOthersGoFirst(): void {
  try {
    const thread = Number(readlinkSync("/proc/thread-self").split("/").pop());
    setPriority(thread, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Slower at worst.
  }
}

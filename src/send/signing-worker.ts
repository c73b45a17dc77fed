import { parentPort, workerData } from "node:worker_threads";
import { rsaSigner } from "../message/rsa-signer.js";

/** The thread of `signingThreads`: it has a key of its own, for Node locks one while it signs. */
const sign = rsaSigner(workerData.pem);

parentPort?.on("message", (texts: readonly string[]) => parentPort?.postMessage(texts.map(sign)));

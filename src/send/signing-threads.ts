import { availableParallelism } from "node:os";
import { canThread, startThread, type Thread } from "../disk/thread.js";
import { rsaSigner } from "../message/rsa-signer.js";

/** Makes signatures, on other cores once there are many to make. */
export interface SigningThreads {
  /** The signature of a text, base64. */
  sign(text: string): Promise<string>;
  /** Ends the threads; nothing can be signed afterwards. */
  close(): Promise<void>;
}

/** Signatures that are made here before threads are started, which takes as long as making so many. */
const FEW = 100;
/** With more than so many signing, the one core that writes the mails is what they wait for. */
const MOST_THREADS = 4;
/**
 * Texts that a thread is given at once. Waking a thread and being woken costs up to a quarter of what a
 * signature does, so they are asked together; but whoever is in a batch waits for all of it.
 */
const BATCH = 10;
const MODULE = new URL("./signing-worker.js", import.meta.url);

type SigningThread = Thread<readonly string[], readonly string[]>;

interface Question {
  readonly text: string;
  readonly resolve: (signature: string) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Signs with a key. Only what is to be signed goes to the threads, a kilobyte: the hash of the body is in it.
 *
 * @param pem - A private RSA key.
 * @throws {ProblemError} `send/dkim-key`
 */
export function signingThreads(pem: string): SigningThreads {
  const signHere = rsaSigner(pem);
  const threads: SigningThread[] = [];
  const waiting: Question[] = [];
  let signed = 0;

  /** Gives every thread that has nothing to do the next batch: what came while all were busy goes together. */
  function handOut(): void {
    for (const thread of threads) if (thread.waiting === 0 && waiting.length > 0) void ask(thread);
  }

  async function ask(thread: SigningThread): Promise<void> {
    const batch = waiting.splice(0, BATCH);
    try {
      const signatures = await thread.ask(batch.map(({ text }) => text));
      for (const [index, { resolve }] of batch.entries()) resolve(signatures[index] ?? "");
    } catch (error) {
      // It has ended, and answers nothing more; a new one is started when there is more to sign.
      threads.splice(threads.indexOf(thread), 1);
      for (const { reject } of [...batch, ...waiting.splice(0)]) reject(error);
    }
    handOut();
  }

  return {
    async sign(text) {
      signed += 1;
      if (signed <= FEW || !canThread()) return signHere(text);
      const most = Math.min(availableParallelism(), MOST_THREADS);
      while (threads.length < most) threads.push(startThread(MODULE, { pem }));
      return new Promise((resolve, reject) => {
        waiting.push({ text, resolve, reject });
        // After the present round of I/O events: what other connections want signed comes along.
        if (waiting.length === 1) setImmediate(handOut);
      });
    },
    async close() {
      for (const { reject } of waiting.splice(0)) reject(new Error("the signing threads were closed"));
      await Promise.all(threads.splice(0).map((thread) => thread.close()));
    },
  };
}

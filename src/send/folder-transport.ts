import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeFolders } from "../disk/make-folders.js";
import { digest } from "../model/digest.js";
import type { Outcome, OutgoingMessage, Transport } from "./transport.js";

/** Writes each message as an `.eml` file: to look at, or for another program to mail. */
export class FolderTransport implements Transport {
  readonly connections = 1;
  readonly #folder: string;

  constructor(folder: string) {
    makeFolders(folder);
    this.#folder = folder;
  }

  async deliver({ envelope, pieces }: OutgoingMessage, handOver: () => Promise<boolean>): Promise<Outcome> {
    if (!(await handOver())) return { state: "deferred", reply: "the delivery belongs to another sender" };
    const message = Buffer.concat(pieces);
    // An address can hold what a file name cannot. The hash keeps two that look alike apart, and the next issue from
    // this one, while a repeat, which is the same bytes, takes the same name.
    const readable = envelope.to.replace(/[^\w.@+-]/g, "_").slice(0, 100);
    const name = `${readable}-${digest(message).slice(0, 8)}.eml`;
    writeFileSync(join(this.#folder, name), message, { flush: true });
    return { state: "accepted", reply: name };
  }

  async close(): Promise<void> {}
}

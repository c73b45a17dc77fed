import type { Outcome, OutgoingMessage, Transport } from "./transport.js";

/** Prints each message: to look at, or to pipe on. */
export class StdoutTransport implements Transport {
  readonly connections = 1;
  readonly #write: (text: string) => void;

  constructor(write: (text: string) => void) {
    this.#write = write;
  }

  async deliver({ pieces }: OutgoingMessage, handOver: () => Promise<boolean>): Promise<Outcome> {
    if (!(await handOver())) return { state: "deferred", reply: "the delivery belongs to another sender" };
    this.#write(Buffer.concat(pieces).toString("utf8"));
    return { state: "accepted", reply: "printed" };
  }

  async close(): Promise<void> {}
}

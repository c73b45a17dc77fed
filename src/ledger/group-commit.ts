import type { Entry, Ledger } from "./ledger.js";

interface Waiting {
  readonly entry: Entry;
  readonly resolve: (written: boolean) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Lets entries of many connections share a transaction: one `fsync` for all that came while the
 * last one ran. Each caller waits for the transaction its own entry is in, so the promises of the
 * protocol are those of a commit per entry. Entries are written in the order they came.
 */
export class GroupCommit {
  readonly #ledger: Pick<Ledger, "write">;
  readonly #mailing: number;
  #waiting: Waiting[] = [];
  #busy = false;

  constructor(ledger: Pick<Ledger, "write">, mailing: number) {
    this.#ledger = ledger;
    this.#mailing = mailing;
  }

  /** Resolves when the entry is on disk; to false when the delivery is not ours any more. */
  write(entry: Entry): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ entry, resolve, reject });
      if (this.#busy) return;
      this.#busy = true;
      // After the present round of I/O events: what other sockets have just received comes along.
      setImmediate(() => void this.#flush());
    });
  }

  async #flush(): Promise<void> {
    while (this.#waiting.length > 0) {
      const group = this.#waiting;
      this.#waiting = [];
      try {
        const entries = group.map(({ entry }) => entry);
        const lost = new Set(await this.#ledger.write(this.#mailing, entries));
        for (const { entry, resolve } of group) resolve(!lost.has(entry.number));
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
      await new Promise(setImmediate);
    }
    this.#busy = false;
  }
}

import type { Ledger } from "../ledger/ledger.js";
import { ProblemError } from "../problem/problem-error.js";

/** What a service asks of a ledger. */
export type Suppressions = Pick<Ledger, "suppress" | "suppression">;

/** Suppressions of a ledger that is opened anew where it fails. */
export interface LastingSuppressions extends Suppressions {
  /** Ends the connections that were opened here; not the first. */
  close(): Promise<void>;
}

/**
 * Lets a service outlive a restart of its database: a connection that has failed is given up, and what was asked is
 * asked once more over a new one. Entries may be written twice, which says the same.
 *
 * @param open - Opens the ledger as `first` was.
 */
export function lastingSuppressions(
  first: Suppressions,
  open: () => Promise<Suppressions & Pick<Ledger, "close">>,
): LastingSuppressions {
  let opened: ReturnType<typeof open> | undefined;

  async function use<T>(ask: (ledger: Suppressions) => Promise<T>): Promise<T> {
    const used = opened;
    try {
      return await ask(used ? await used : first);
    } catch (error) {
      if (!isOfLedger(error)) throw error;
      // Several requests may have failed by one connection.
      if (opened === used) {
        opened = open();
        await closeQuietly(used);
      }
      return ask(await (opened ?? first));
    }
  }

  return {
    suppress: (entry) => use((ledger) => ledger.suppress(entry)),
    suppression: (hash) => use((ledger) => ledger.suppression(hash)),
    close: () => closeQuietly(opened),
  };
}

function isOfLedger(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.code.startsWith("ledger/");
}

/** What has failed need not end well. */
async function closeQuietly(opened: Promise<Pick<Ledger, "close">> | undefined): Promise<void> {
  await opened?.then((ledger) => ledger.close()).catch(() => undefined);
}

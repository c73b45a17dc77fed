import type { Account, DeliveryState, Ledger, Mailing } from "../ledger/ledger.js";

/** How a mailing stands, or ended. */
export interface SendingReport {
  readonly mailing: Pick<Mailing, "id" | "key" | "contentHash" | "startedAt">;
  readonly account: Account;
  /** Who did not get it and why, most frequent first. */
  readonly failures: readonly Failure[];
  /** Addresses whose answer is lost: for the server's log, and for `send --resolve`. */
  readonly unknown: readonly { readonly number: number; readonly address: string; readonly reply: string }[];
}

/** Refusals and deferrals of one domain with one answer. */
export interface Failure {
  readonly state: DeliveryState;
  readonly domain: string;
  /** The answer without what differs from reader to reader. */
  readonly reply: string;
  readonly deliveries: number;
}

/** Reads the account of a mailing from the ledger. */
export async function sendingReport(ledger: Ledger, mailing: Mailing): Promise<SendingReport> {
  const failures = new Map<string, Failure>();
  const unknown: { number: number; address: string; reply: string }[] = [];
  for await (const { number, subscriber, state, reply } of ledger.deliveries(mailing.id, [
    "refused",
    "deferred",
    "unknown",
  ])) {
    const { address } = subscriber;
    if (state === "unknown") unknown.push({ number, address, reply });
    const domain = address.slice(address.lastIndexOf("@") + 1);
    const kind = withoutReader(reply);
    const key = `${state} ${domain} ${kind}`;
    const known = failures.get(key);
    failures.set(key, { state, domain, reply: kind, deliveries: (known?.deliveries ?? 0) + 1 });
  }
  const { id, key, contentHash, startedAt } = mailing;
  return {
    mailing: { id, key, contentHash, startedAt },
    account: await ledger.account(id),
    failures: [...failures.values()].sort((a, b) => b.deliveries - a.deliveries),
    unknown,
  };
}

/** Servers repeat the address, and add queue ids and times: taken out, answers can be counted. */
function withoutReader(reply: string): string {
  return reply
    .replace(/<?[^\s<>@]+@[^\s<>@]+>?/g, "<…>")
    .replace(/\b(?=[\w-]*\d)[\w-]{10,}\b/g, "…")
    .slice(0, 200);
}

import { findDelivery, findUnsubscription } from "../bounces/find-delivery.js";
import { parseMime, readableText } from "../bounces/mime-part.js";
import { type ReturnedMail, readReport } from "../bounces/read-report.js";
import type { Ledger } from "../ledger/ledger.js";
import { addressHash, type SuppressionEntry } from "../ledger/suppression.js";
import type { Instant } from "../model/instant.js";
import { type ReturnedFile, returnedMailFiles } from "./returned-mail-files.js";

export interface BouncesOptions {
  readonly ledger: Ledger;
  readonly secret: string;
  readonly now: Instant;
  readonly onMessage?: ((name: string, taken: TakenMessage) => void) | undefined;
}

/** What was made of one returned message. */
export interface TakenMessage {
  readonly kind: ReturnedMail["kind"];
  /** Absent when no delivery of ours could be found in it. */
  readonly address?: string | undefined;
  /** `suppressed`: the reader is mailed no more. `known`: it was read before. */
  readonly result: "suppressed" | "counted" | "known" | "nothing" | "unknown-delivery";
}

/** Mailings that must have bounced softly before a mailbox counts as given up. */
const SOFT_BOUNCES = 3;

/**
 * Takes in returned mail: dead mailboxes, complaints and wishes to unsubscribe go onto the suppression
 * list, full mailboxes are counted. Each message counts once, however often it is read.
 */
export async function takeBounces(
  paths: readonly string[],
  options: BouncesOptions,
): Promise<Record<TakenMessage["result"], number>> {
  const counts = { suppressed: 0, counted: 0, known: 0, nothing: 0, "unknown-delivery": 0 };
  for (const path of paths) {
    for (const file of returnedMailFiles(path)) {
      const taken = await takeMessage(file, options);
      counts[taken.result] += 1;
      options.onMessage?.(file.name, taken);
    }
  }
  return counts;
}

async function takeMessage({ text }: ReturnedFile, { ledger, secret, now }: BouncesOptions): Promise<TakenMessage> {
  const report = readReport(text);
  const { kind } = report;
  if (kind === "other" || kind === "delayed" || kind === "blocked") return { kind, result: "nothing" };
  if (kind === "unsubscribe") return takeWish(text, report.words, { ledger, secret, now });
  const readable = readableText(text);
  const verp = findDelivery(readable, secret);
  const delivery = verp && (await ledger.delivery(verp.mailing, verp.number));
  const reader = verp && delivery ? { ...verp, hash: addressHash(delivery.subscriber.address) } : undefined;
  const found = reader ?? findUnsubscription(readable, secret);
  if (!found) return { kind, result: "unknown-delivery" };
  const address = delivery?.subscriber.address;

  const { isNew, mailings } = await ledger.recordBounce({
    mailing: found.mailing,
    hash: found.hash,
    kind,
    at: now,
  });
  if (!isNew) return { kind, address, result: "known" };
  if (report.kind === "complaint")
    return { kind, address, result: await suppress(ledger, found.hash, "complained", report.type, now) };
  if (kind === "soft" && mailings < SOFT_BOUNCES) return { kind, address, result: "counted" };
  const detail = "status" in report ? withoutAddresses(`${report.status} ${report.diagnostic}`) : "";
  return { kind, address, result: await suppress(ledger, found.hash, "bounced", detail, now) };
}

async function takeWish(text: string, words: string, options: BouncesOptions): Promise<TakenMessage> {
  const { ledger, secret, now } = options;
  const found = findUnsubscription(words, secret);
  if (!found) return { kind: "unsubscribe", result: "unknown-delivery" };
  // Who has come back since is not taken off again by a mail that is only read again.
  const last = await ledger.suppression(found.hash);
  if (last?.action === "restore" && writtenAt(text) < last.at) return { kind: "unsubscribe", result: "known" };
  return { kind: "unsubscribe", result: await suppress(ledger, found.hash, "unsubscribed", "by mail", now) };
}

/** When a mail says that it was written; one that does not say so counts as new. */
function writtenAt(text: string): Instant {
  const date = Date.parse(parseMime(text).headers.get("date")?.[0] ?? "");
  return Number.isNaN(date) ? Number.POSITIVE_INFINITY : date;
}

async function suppress(
  ledger: Ledger,
  hash: string,
  reason: SuppressionEntry["reason"],
  detail: string,
  at: Instant,
): Promise<"suppressed" | "known"> {
  if ((await ledger.suppression(hash))?.action === "suppress") return "known";
  await ledger.suppress({ hash, action: "suppress", reason, detail, at });
  return "suppressed";
}

/** The list is to know nobody by name. */
function withoutAddresses(text: string): string {
  return text.replace(/[^\s<>@,;]+@[^\s<>@,;]+/g, "…").slice(0, 200);
}

import { type BounceKind, bounceKind } from "./bounce-kind.js";
import { allParts, contentOf, type MimePart, parameter, parseHeaders, parseMime } from "./mime-part.js";
import { readEximReport } from "./read-exim-report.js";
import { readQmailReport } from "./read-qmail-report.js";
import { readWish, type Wish } from "./read-wish.js";

/** What a message that came back says. */
export type ReturnedMail =
  | {
      /** `delayed`: no bounce yet. */
      readonly kind: BounceKind | "delayed";
      /** Enhanced status code (RFC 3463), e.g. `5.1.1`. */
      readonly status: string;
      /** The receiving server's words. */
      readonly diagnostic: string;
    }
  | { readonly kind: "complaint" /** Of the feedback report (RFC 5965 §3.1), e.g. `abuse`. */; readonly type: string }
  | Wish
  | { readonly kind: "other" };

/** A block of a report with an action about one recipient. */
type Fields = ReadonlyMap<string, readonly string[]>;

/**
 * Tells what a message is: a delivery report (RFC 3464, or as qmail and old versions of Exim write it), a complaint (ARF, RFC 5965), a wish to
 * unsubscribe, or something else, such as an automatic answer.
 *
 * @param text - The message, bytes as latin1.
 */
export function readReport(text: string): ReturnedMail {
  const message = parseMime(text);
  const parts = allParts(message);
  const feedback = partOf(parts, "message/feedback-report");
  if (feedback) return readComplaint(parseHeaders(contentOf(feedback)));
  const status = partOf(parts, "message/delivery-status") ?? partOf(parts, "message/global-delivery-status");
  if (status) return readDeliveryStatus(contentOf(status));
  const reportType = parameter(first(message.headers, "content-type"), "report-type");
  if (/^delivery-status$/i.test(reportType ?? "")) return readDeliveryStatus(contentOf(message));
  const qmail = readQmailReport(contentOf(message));
  if (qmail) return { kind: bounceKind(qmail.status, qmail.diagnostic), ...qmail };
  const exim = readEximReport(message);
  if (exim) return { kind: bounceKind(exim.status, exim.diagnostic), ...exim };
  if (isAutomatic(message.headers)) return { kind: "other" };
  return readWish(message) ?? { kind: "other" };
}

function readComplaint(fields: Fields): ReturnedMail {
  const type = first(fields, "feedback-type").toLowerCase();
  // Reports that mail is no spam, or failed authentication, are no reader's objection.
  return type === "not-spam" || type.startsWith("auth-failure") ? { kind: "other" } : { kind: "complaint", type };
}

/** The worst that a report says about any recipient; ours have only one. */
function readDeliveryStatus(content: string): ReturnedMail {
  const blocks = content
    .split(/\r?\n\s*\r?\n/)
    .map(parseHeaders)
    .filter((fields) => fields.has("action"));
  const failed = blocks.find((fields) => /^fail/i.test(first(fields, "action")));
  const fields = failed ?? blocks[0];
  if (!fields) return { kind: "other" };
  const diagnostic = [...(fields.get("diagnostic-code") ?? [])].join(" ").slice(0, 500);
  const status = /\d\.\d{1,3}\.\d{1,3}/.exec(first(fields, "status"))?.[0] ?? "";
  if (failed) return { kind: bounceKind(status, diagnostic), status, diagnostic };
  return /^delay/i.test(first(fields, "action")) ? { kind: "delayed", status, diagnostic } : { kind: "other" };
}

/** An automatic answer repeats our subject, and wishes nothing (RFC 3834 §5, and what programs wrote before it). */
function isAutomatic(headers: Fields): boolean {
  if (/^auto-/i.test(first(headers, "auto-submitted"))) return true;
  return AUTOMATIC.some((name) => headers.has(name)) || /^auto_?reply$/i.test(first(headers, "precedence"));
}

const AUTOMATIC = ["x-autoreply", "x-autorespond", "x-autoresponder"];

function partOf(parts: readonly MimePart[], type: string): MimePart | undefined {
  return parts.find(({ headers }) => first(headers, "content-type").toLowerCase().startsWith(type));
}

function first(fields: Fields, name: string): string {
  return fields.get(name)?.[0] ?? "";
}

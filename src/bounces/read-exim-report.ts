import { contentOf, type MimePart } from "./mime-part.js";

/** What a report of Exim says: each of its failures is for good. */
export interface EximReport {
  /** Always empty: a status, if any, stands in the words. */
  readonly status: string;
  readonly diagnostic: string;
}

/**
 * Reads a report as Exim wrote them before version 4.85, and many a host does still: plain text, with a header field for who
 * failed (Exim specification, "Customizing bounce messages"). Ours have only one recipient.
 *
 * @returns undefined where the message is something else.
 */
export function readEximReport(message: MimePart): EximReport | undefined {
  if (!message.headers.has("x-failed-recipients")) return undefined;
  const text = contentOf(message).slice(0, MAX_CHARACTERS);
  const report = /^\s*This message was created automatically by mail delivery software.*?\bfailed:\s/s.exec(text);
  if (!report) return undefined;
  const [failure = ""] = text.slice(report[0].length).split(/^-{4,}/m);
  // The address stands in a line of its own before the words about it.
  const words = failure.trim().replace(/^\S*@\S*\s/, "");
  return { status: "", diagnostic: words.replace(/\s+/g, " ").trim().slice(0, 500) };
}

/** Far more than stands before the returned mail. */
const MAX_CHARACTERS = 10_000;

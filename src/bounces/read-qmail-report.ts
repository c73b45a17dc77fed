/** What a report of qmail says: each of its failures is for good. */
export interface QmailReport {
  /** Enhanced status code, e.g. `5.1.1`; empty: none is given. */
  readonly status: string;
  readonly diagnostic: string;
}

/**
 * Reads a report in the format of qmail (https://cr.yp.to/proto/qsbmf.txt): plain text of a fixed beginning, a paragraph
 * for each recipient, and, from a line with a hyphen on, the returned mail. Ours have only one recipient.
 *
 * @param text - What stands below the header.
 * @returns undefined where the text is something else.
 */
export function readQmailReport(text: string): QmailReport | undefined {
  if (!/^\s*Hi\. This is the /.test(text)) return undefined;
  const paragraphs = text.slice(0, MAX_CHARACTERS).split(/\r?\n[ \t]*\r?\n/);
  const end = paragraphs.findIndex((paragraph) => paragraph.startsWith("-"));
  const failure = paragraphs.slice(0, end < 0 ? paragraphs.length : end).find((paragraph) => paragraph.startsWith("<"));
  if (failure === undefined) return undefined;
  const diagnostic = failure
    .replace(/^<.*>:\s*/, "")
    .replace(/\s+/g, " ")
    .slice(0, 500);
  return { status: /\(#([245]\.\d{1,3}\.\d{1,3})\)/.exec(diagnostic)?.[1] ?? "", diagnostic };
}

/** Far more than stands before the returned mail. */
const MAX_CHARACTERS = 10_000;

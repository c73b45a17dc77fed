import { quotedPrintable } from "./quoted-printable.js";

/**
 * Writes a piece of text as quoted-printable (RFC 2045 §6.7) such that pieces encoded apart can be
 * put together with `joint()`: what stands before and after a reader's name is encoded once for all.
 *
 * No line begins with a dot, which SMTP would have to double (RFC 5321 §4.5.2), nor with "From ",
 * which mailboxes in mbox format would change, and with that the signature.
 *
 * @param text - Line ends are `\n` or CRLF.
 * @returns ASCII, lines of up to 76 characters that end in CRLF.
 */
export function encodeQuotedPrintable(text: string): string {
  // One less than a line may have: the joint needs it.
  return quotedPrintable(text.replace(/\r\n?|\n/g, "\r\n"), LINE).replace(/^(\.+|F(?=rom ))(.*)/gm, safeStart);
}

const LINE = 75;

/** Encodes what a line must not begin with; what then does not fit goes on a line of its own. */
function safeStart(_line: string, start: string, rest: string): string {
  const safe = start.replaceAll(".", "=2E").replace("F", "=46");
  if (safe.length + rest.length <= LINE) return safe + rest;
  return `${safe.replace(/.{72}(?=.)/g, "$&=\r\n")}=\r\n${rest.replace(/^F(?=rom )/, "=46")}`;
}

/** What stands between an encoded piece and the next: a soft line break, unless a line has just ended. */
export function joint(piece: string): string {
  return piece === "" || piece.endsWith("\n") ? "" : "=\r\n";
}

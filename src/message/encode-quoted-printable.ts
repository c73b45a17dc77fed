import { encode, wrap } from "nodemailer/lib/qp";

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
  const encoded = encode(text.replace(/\r\n?|\n/g, "\r\n"));
  // 72 leaves room for the two characters that each replacement adds, and for the joint.
  return wrap(encoded, 72)
    .replace(/^\./gm, "=2E")
    .replace(/^From /gm, "=46rom ");
}

/** What stands between an encoded piece and the next: a soft line break, unless a line has just ended. */
export function joint(piece: string): string {
  return piece === "" || piece.endsWith("\n") ? "" : "=\r\n";
}

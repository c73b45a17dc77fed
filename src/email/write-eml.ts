import type MimeNode from "nodemailer/lib/mime-node";
import { digest, digestOf } from "../model/digest.js";
import type { DigestMessage } from "../model/digest-message.js";
import type { Instant } from "../model/instant.js";
import { cutAtTokens, fillReader } from "./fill-reader.js";
import type { Unsubscribe } from "./mail-headers.js";
import { quotedPrintable } from "./quoted-printable.js";

/**
 * Writes a mail as a message file (RFC 5322, MIME), as a reader of whom nothing is known gets it:
 * to look at, to check, to open in a mail program. Sending writes its own, one for each reader.
 *
 * Date, Message-ID and boundary follow from the content, so that the same mail is the same bytes.
 *
 * @param unsubscribe - Addresses that stand for each reader's own in List-Unsubscribe (RFC 8058).
 */
export async function writeEml(message: DigestMessage, date: Instant, unsubscribe: Unsubscribe): Promise<Uint8Array> {
  const { default: MailComposer } = await import("nodemailer/lib/mail-composer");
  const { subject, html, text } = fillForNobody(message, unsubscribe.url);
  const { from, headers, replyTo } = message;
  const domain = from.address.slice(from.address.lastIndexOf("@") + 1);
  const composer = new MailComposer({
    from,
    to: { name: "Reader", address: `reader@${domain}` },
    ...(replyTo && { replyTo }),
    subject,
    date: new Date(date),
    messageId: `<${digestOf(message.issue.id, html, text)}@${domain}>`,
    baseBoundary: digest(html + text),
    headers: {
      ...Object.fromEntries(headers.map(({ name, value }) => [name, value])),
      // Two addresses in one field: RFC 2369 §2 allows the field once.
      "List-Unsubscribe": `<${unsubscribe.url}>, <mailto:${unsubscribe.address}?subject=unsubscribe>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    },
    text,
    html,
    textEncoding: "quoted-printable",
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return Buffer.from(written(composer.compile()).replace(/(?<!\r)\n/g, "\r\n"));
}

/** Writes a message, or a part of one: the same as its own stream gives, without the turns of a stream for every part. */
function written(node: MimeNode): string {
  const head = `${node.buildHeaders()}\r\n\r\n`;
  const text = String(node.content ?? "");
  // Short ASCII needs no encoding.
  const isEncoded = node.getTransferEncoding() === "quoted-printable";
  if (!node.multipart) return head + (isEncoded ? quotedPrintable(text) : text);
  const parts = node.childNodes.map((child) => `--${node.boundary}\r\n${written(child)}`);
  return `${head}${parts.join("\r\n")}\r\n--${node.boundary}--\r\n`;
}

/** The mail with every token in the words for readers of whom nothing is known. */
export function fillForNobody(
  { subject, html, text, tokens }: DigestMessage,
  unsubscribe: string,
): { subject: string; html: string; text: string } {
  const find = (name: string): string | undefined => (name === "unsubscribe-url" ? unsubscribe : undefined);
  return {
    subject: fillReader(cutAtTokens(subject, tokens), find, "text"),
    html: fillReader(cutAtTokens(html, tokens), find, "html"),
    text: fillReader(cutAtTokens(text, tokens), find, "text"),
  };
}

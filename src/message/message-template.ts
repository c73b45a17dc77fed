import { createHash, type Hash } from "node:crypto";
import { escapeAttribute } from "../markup/escape-html.js";
import { digest } from "../model/digest.js";
import type { DigestMessage } from "../model/digest-message.js";
import type { Instant } from "../model/instant.js";
import type { DkimSigner } from "./dkim-signer.js";
import { encodeQuotedPrintable, joint } from "./encode-quoted-printable.js";
import { type CutText, cutAtTokens, fillReader } from "./fill-reader.js";
import { addressField, type HeaderField, listField, plainField, textField, writeField } from "./header-field.js";

/** What one reader's message says that others' do not. */
export interface ReaderMessage {
  readonly address: string;
  /** Shown in To; may be empty. */
  readonly name: string;
  /** Without the angle brackets. */
  readonly messageId: string;
  /** Value of List-Unsubscribe; empty: the message has neither that field nor List-Unsubscribe-Post. */
  readonly listUnsubscribe: string;
  /** Value of Feedback-ID; empty: none. */
  readonly feedbackId: string;
  /** What is known of the reader under the name of a token. */
  find(name: string): string | undefined;
}

/** A message made ready for filling: everything that is the same for all readers is on the wire's form already. */
export interface MessageTemplate {
  /**
   * Writes the message of one reader: header and body with CRLF, no line longer than 998 octets, no
   * line begins with a dot. In pieces, to be written one after another: the large ones are the
   * same buffers for all readers, so nothing of size is copied or thrown away.
   */
  fill(reader: ReaderMessage): Promise<readonly Buffer[]>;
}

/**
 * Prepares a message: text and HTML as `multipart/alternative`, both quoted-printable.
 *
 * Encoding, and the canonical form that DKIM hashes, are worked out here, once. What `fill()` does
 * per reader is as much as the reader's own words, one copy, one hash and one signature.
 *
 * @param date - Goes into Date; the same moment for all, so that a repeat is the same bytes.
 */
export function messageTemplate(message: DigestMessage, date: Instant, signer?: DkimSigner): MessageTemplate {
  // "=_" cannot come out of quoted-printable, so no part can contain its boundary (RFC 2045 §6.7).
  const boundary = `=_${digest(message.html + message.text)}`;
  const subject = cutAtTokens(message.subject, message.tokens);
  const fixed = signer ? hashedText : plainText;
  const parts = [
    bodyPart(boundary, "text/plain", cutAtTokens(message.text, message.tokens), (value) => value, fixed),
    bodyPart(boundary, "text/html", cutAtTokens(message.html, message.tokens), escapeAttribute, fixed),
    fixed(`--${boundary}--\r\n`),
  ];
  const coalesce = coalescer();
  const before = [addressField("From", message.from)];
  const after: readonly HeaderField[] = [
    plainField("Date", writeDate(date)),
    ...(message.replyTo ? [addressField("Reply-To", message.replyTo)] : []),
    ...message.headers.map(({ name, value }) => listField(name, value)),
    plainField("MIME-Version", "1.0"),
    { name: "Content-Type", value: `multipart/alternative;\r\n boundary="${boundary}"` },
  ];

  return {
    async fill(reader) {
      const fields = [
        ...before,
        addressField("To", { name: reader.name, address: reader.address }),
        textField(
          "Subject",
          fillReader(subject, (name) => reader.find(name), "text"),
        ),
        { name: "Message-ID", value: `<${reader.messageId}>` },
        ...listFields(reader),
        ...after,
      ];
      const chunks: Buffer[] = [];
      const hash = signer && createHash("sha256");
      for (const part of parts) part(reader, chunks, hash);
      const signature = signer && hash ? await signer.sign(fields, hash.digest("base64")) : "";
      return coalesce([Buffer.from(`${signature}${fields.map(writeField).join("")}\r\n`), ...chunks]);
    },
  };
}

/** Writes a stretch of the body for a reader, and its canonical form into the hash. */
type Stretch = (reader: ReaderMessage, chunks: Buffer[], hash: Hash | undefined) => void;

function bodyPart(
  boundary: string,
  mediaType: string,
  cut: CutText,
  write: (value: string) => string,
  fixed: (text: string) => Stretch,
): Stretch {
  const head = `--${boundary}\r\nContent-Type: ${mediaType}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n`;
  const stretches: Stretch[] = [fixed(head)];
  for (const [index, piece] of cut.pieces.entries()) {
    const encoded = encodeQuotedPrintable(piece);
    const token = cut.tokens[index];
    stretches.push(fixed(encoded + (token ? joint(encoded) : "")));
    if (!token) continue;
    stretches.push((reader, chunks, hash) => {
      const value = encodeQuotedPrintable(write(reader.find(token.name) || token.otherwise));
      push(Buffer.from(value + joint(value)), chunks, hash);
    });
  }
  stretches.push(fixed("\r\n"));
  return (reader, chunks, hash) => {
    for (const stretch of stretches) stretch(reader, chunks, hash);
  };
}

/** A stretch that is the same for all. */
function plainText(text: string): Stretch {
  const wire = Buffer.from(text);
  return (_reader, chunks) => void chunks.push(wire);
}

/** The same where it is signed. Every stretch ends with a line, so canonical forms can be made apart. */
function hashedText(text: string): Stretch {
  const wire = Buffer.from(text);
  const canonical = Buffer.from(canonicalBody(text));
  return (_reader, chunks, hash) => {
    chunks.push(wire);
    hash?.update(canonical);
  };
}

function push(wire: Buffer, chunks: Buffer[], hash: Hash | undefined): void {
  chunks.push(wire);
  hash?.update(canonicalBody(wire.toString("latin1")), "latin1");
}

/** Relaxed canonical form of body lines (RFC 6376 §3.4.4); the body itself ends with a line that is not empty. */
function canonicalBody(text: string): string {
  return text.replace(/[ \t]+(?=\r\n)/g, "").replace(/[ \t]+/g, " ");
}

/** Pieces smaller than this are put together (bytes): a write costs about as much as copying them. */
const SMALL_PIECE = 4096;
/** Bytes that are had at once for what is put together: a buffer for each message keeps the collector busy. */
const SLAB = 256 * 1024;

/** Puts small pieces together, those of many messages in one buffer, each in a part of its own. */
function coalescer(): (pieces: readonly Buffer[]) => readonly Buffer[] {
  let slab = Buffer.alloc(0);

  function together(pieces: readonly Buffer[]): Buffer {
    const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
    if (length > slab.length) slab = Buffer.allocUnsafeSlow(Math.max(SLAB, length));
    const whole = slab.subarray(0, length);
    slab = slab.subarray(length);
    let at = 0;
    for (const piece of pieces) at += piece.copy(whole, at);
    return whole;
  }

  return (pieces) => {
    const whole: Buffer[] = [];
    let small: Buffer[] = [];
    for (const piece of pieces) {
      if (piece.length < SMALL_PIECE) {
        small.push(piece);
        continue;
      }
      if (small.length > 0) whole.push(together(small));
      small = [];
      whole.push(piece);
    }
    if (small.length > 0) whole.push(together(small));
    return whole;
  };
}

/** RFC 2369 allows one List-Unsubscribe field; RFC 8058 adds the second, which promises that a POST suffices. */
function listFields({ listUnsubscribe, feedbackId }: ReaderMessage): readonly HeaderField[] {
  const unsubscribe = [
    { name: "List-Unsubscribe", value: listUnsubscribe.replace(/, /g, ",\r\n ") },
    { name: "List-Unsubscribe-Post", value: "List-Unsubscribe=One-Click" },
  ];
  return [
    ...(listUnsubscribe === "" ? [] : unsubscribe),
    ...(feedbackId === "" ? [] : [plainField("Feedback-ID", feedbackId)]),
  ];
}

/** RFC 5322 §3.3, always UTC. */
function writeDate(date: Instant): string {
  return new Date(date).toUTCString().replace("GMT", "+0000");
}

import { createHmac, timingSafeEqual } from "node:crypto";

/** What an unsubscribe link says: who, by the hash of the address, and from which mailing. */
export interface Unsubscription {
  /** `addressHash()` of the reader. */
  readonly hash: string;
  /** `Mailing.id` */
  readonly mailing: number;
}

/** Bytes of the signature that are kept: 2^96 guesses are out of reach for a service that limits its rate. */
const SIGNATURE_BYTES = 12;

/**
 * Makes the token of an unsubscribe link: the hash (32 bytes), the mailing (4) and an HMAC-SHA-256
 * over both, base64url, 64 characters. It can be checked without a database and tells no address.
 */
export function unsubscribeToken({ hash, mailing }: Unsubscription, secret: string): string {
  const content = Buffer.alloc(36);
  content.write(hash, "base64url");
  content.writeUInt32BE(mailing, 32);
  return Buffer.concat([content, signatureOf(content, secret)]).toString("base64url");
}

/** Reads a token; undefined when it was not made with this secret. */
export function readUnsubscribeToken(token: string, secret: string): Unsubscription | undefined {
  if (!/^[\w-]{64}$/.test(token)) return undefined;
  const bytes = Buffer.from(token, "base64url");
  const content = bytes.subarray(0, 36);
  if (!timingSafeEqual(bytes.subarray(36), signatureOf(content, secret))) return undefined;
  return { hash: content.subarray(0, 32).toString("base64url"), mailing: content.readUInt32BE(32) };
}

function signatureOf(content: Buffer, secret: string): Buffer {
  // Named, so that no other token made with the secret can stand for one of these.
  return createHmac("sha256", secret).update("unsubscribe\n").update(content).digest().subarray(0, SIGNATURE_BYTES);
}

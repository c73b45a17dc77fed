import { createPrivateKey, type KeyObject, sign } from "node:crypto";
import { ProblemError } from "../problem/problem-error.js";
import type { HeaderField } from "./header-field.js";

/** Writes DKIM-Signature fields (RFC 6376): rsa-sha256, relaxed/relaxed. */
export interface DkimSigner {
  /**
   * @param fields - The header, top to bottom; those of `SIGNED` are signed.
   * @param bodyHash - SHA-256 of the canonical body, base64.
   * @returns The field, whole, with its CRLF; it goes on top of the header.
   */
  sign(fields: readonly HeaderField[], bodyHash: string): Promise<string>;
}

/**
 * The fields that are signed where they are present: all that a receiver shows or acts upon.
 * RFC 8058 §4 wants List-Unsubscribe and List-Unsubscribe-Post covered, or there is no one-click.
 */
const SIGNED = new Set([
  "from",
  "reply-to",
  "to",
  "subject",
  "date",
  "message-id",
  "mime-version",
  "content-type",
  "list-id",
  "list-unsubscribe",
  "list-unsubscribe-post",
  "list-archive",
  "feedback-id",
]);

/**
 * Takes a key for signing.
 *
 * Only RSA: Ed25519 signatures (RFC 8463) are not checked by the large receivers, so mail signed
 * that way counts as unsigned.
 *
 * @param key - PEM.
 * @throws {ProblemError} `send/dkim-key`
 */
export function dkimSigner({ domain, selector, key }: { domain: string; selector: string; key: string }): DkimSigner {
  const signData = signingThreads(key);
  return {
    async sign(fields, bodyHash) {
      const signed = fields.filter(({ name }) => SIGNED.has(name.toLowerCase()));
      const names = signed.map(({ name }) => name.toLowerCase()).join(":");
      const unsigned =
        `v=1; a=rsa-sha256; c=relaxed/relaxed; d=${domain}; s=${selector};\r\n` +
        ` h=${names.replace(/(.{1,65})(?::|$)/g, (part, kept: string) => (part.endsWith(":") ? `${kept}:\r\n ` : kept))};\r\n` +
        ` bh=${bodyHash};\r\n b=`;
      const data = signed.map(canonicalField).join("") + canonicalField({ name: "DKIM-Signature", value: unsigned });
      const signature = await signData(data.slice(0, -2));
      return `DKIM-Signature: ${unsigned}${signature.replace(/.{72}(?=.)/g, "$&\r\n ")}\r\n`;
    },
  };
}

/** Relaxed canonical form of a field (RFC 6376 §3.4.2), with its CRLF. */
function canonicalField({ name, value }: HeaderField): string {
  const unfolded = value.replace(/\r\n/g, "").replace(/[ \t]+/g, " ");
  return `${name.toLowerCase()}:${unfolded.trim()}\r\n`;
}

/** As many as libuv has threads, unless told otherwise. */
const THREADS = 4;

/**
 * Signs on libuv's threads. Node locks a key while it signs, and whoever else comes with that key
 * waits, this thread included; so the key is read once a thread, and each copy signs one at a time.
 */
function signingThreads(pem: string): (data: string) => Promise<string> {
  const idle = Array.from({ length: THREADS }, () => readKey(pem));
  const waiting: ((key: KeyObject) => void)[] = [];
  return async (data) => {
    const key = idle.pop() ?? (await new Promise<KeyObject>((resolve) => void waiting.push(resolve)));
    try {
      return await signInThread(key, data);
    } finally {
      const next = waiting.shift();
      if (next) next(key);
      else idle.push(key);
    }
  };
}

function signInThread(key: KeyObject, data: string): Promise<string> {
  return new Promise((resolve, reject) => {
    sign("sha256", Buffer.from(data), key, (error, signature) => {
      if (error) reject(error);
      else resolve(signature.toString("base64"));
    });
  });
}

function readKey(pem: string): KeyObject {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === "rsa") return key;
    throw keyProblem(`a key of type ${key.asymmetricKeyType}`);
  } catch (error) {
    throw error instanceof ProblemError ? error : keyProblem("something else", error);
  }
}

function keyProblem(got: string, cause?: unknown): ProblemError {
  return new ProblemError(
    {
      code: "send/dkim-key",
      severity: "error",
      message: `Cannot sign mails: expected a private RSA key in PEM form, got ${got}`,
      hint: "Make one with: openssl genrsa -out dkim.pem 2048",
    },
    { cause },
  );
}

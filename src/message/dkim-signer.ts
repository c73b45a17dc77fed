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

/** Where the public key is published: `selector._domainkey.domain`. */
export interface DkimIdentity {
  readonly domain: string;
  readonly selector: string;
}

/**
 * Signs for a domain.
 *
 * @param signText - Makes the signature of a text, base64: `rsaSigner()`, here or on another thread.
 */
export function dkimSigner(identity: DkimIdentity, signText: (text: string) => string | Promise<string>): DkimSigner {
  // All mails of a mailing have the same fields, so this is worked out once.
  let head: SignatureHead = signatureHead(identity, "");
  return {
    async sign(fields, bodyHash) {
      let [names, text] = ["", ""];
      for (const { name, value } of fields) {
        const lower = name.toLowerCase();
        if (!SIGNED.has(lower)) continue;
        names += names === "" ? lower : `:${lower}`;
        text += `${lower}:${canonicalValue(value)}\r\n`;
      }
      if (head.names !== names) head = signatureHead(identity, names);
      const signature = await signText(`${text}${head.canonical} bh=${bodyHash}; b=`);
      return `${head.wire}\r\n bh=${bodyHash};\r\n b=${foldSignature(signature)}\r\n`;
    },
  };
}

/** The beginning of a DKIM-Signature field, up to the hash of the body. */
interface SignatureHead {
  /** Value of `h=`. */
  readonly names: string;
  readonly wire: string;
  readonly canonical: string;
}

function signatureHead({ domain, selector }: DkimIdentity, names: string): SignatureHead {
  const folded = names.replace(/(.{1,65})(?::|$)/g, (part, kept: string) =>
    part.endsWith(":") ? `${kept}:\r\n ` : kept,
  );
  const value = `v=1; a=rsa-sha256; c=relaxed/relaxed; d=${domain}; s=${selector};\r\n h=${folded};`;
  return { names, wire: `DKIM-Signature: ${value}`, canonical: `dkim-signature:${canonicalValue(value)}` };
}

/** Relaxed canonical form of a field's value (RFC 6376 §3.4.2). Most have nothing to change. */
function canonicalValue(value: string): string {
  if (!/[\r\t]| {2}|^ | $/.test(value)) return value;
  return value
    .replaceAll("\r\n", "")
    .replace(/[ \t]+/g, " ")
    .trim();
}

/** Not by a replacement: that takes five times as long, as much as a thirtieth of the signature itself. */
function foldSignature(signature: string): string {
  return signature.match(/.{1,72}/g)?.join("\r\n ") ?? "";
}

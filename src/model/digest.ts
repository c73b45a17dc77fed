import { hash } from "node:crypto";

/** Hash of text or bytes: 32 lower-case hex digits (SHA-256, cut; collisions stay out of reach). */
export function digest(data: string | Uint8Array): string {
  return hash("sha256", data, "hex").slice(0, 32);
}

/** Hash of a list of plain values, `undefined` among them; two lists that differ anywhere differ in it. */
export function digestOf(...parts: readonly unknown[]): string {
  return digest(JSON.stringify(parts));
}

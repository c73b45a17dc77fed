import { hash } from "node:crypto";

/** Hash of text or bytes: 32 lower-case hex digits (SHA-256, cut; collisions stay out of reach). */
export function digest(data: string | Uint8Array): string {
  // Not cut from the longer text: V8 would keep all of that for as long as the part.
  return hash("sha256", data, "buffer").toString("hex", 0, 16);
}

/** Hash of a list of plain values, `undefined` among them; two lists that differ anywhere differ in it. */
export function digestOf(...parts: readonly unknown[]): string {
  return digest(JSON.stringify(parts));
}

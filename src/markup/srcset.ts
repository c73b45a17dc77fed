import { isSafeUrl } from "./safe-url.js";

/** One picture of a `srcset`. */
export interface SrcsetCandidate {
  readonly url: string;
  /** `2x`, `640w` or empty. */
  readonly descriptor: string;
}

/** Reads a `srcset` attribute (HTML §4.8.4.2.1); candidates that are broken or unsafe are left out. */
export function parseSrcset(srcset: string): readonly SrcsetCandidate[] {
  return [...srcset.matchAll(CANDIDATE)]
    .map(([, url = "", descriptor = ""]) => ({ url: url.replace(/,+$/, ""), descriptor }))
    .filter(({ url }) => url !== "" && isSafeUrl(url, "media"));
}

/** A URL may hold commas, but not end with one; `data:` URLs always hold one. */
const CANDIDATE = /(?<![^\s,])([^\s,]\S*?)(?:\s+(\d+(?:\.\d+)?[xw]))?\s*(?:,(?=\s)|,$|(?<=[xw]),|$)/g;

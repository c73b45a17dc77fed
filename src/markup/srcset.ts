import { isSafeUrl } from "./safe-url.js";

/** One picture of a `srcset`. */
export interface SrcsetCandidate {
  readonly url: string;
  /** `2x`, `640w` or empty. */
  readonly descriptor: string;
}

/** Reads a `srcset` attribute (HTML §4.8.4.2.1); candidates that are broken or unsafe are left out. */
export function parseSrcset(srcset: string): readonly SrcsetCandidate[] {
  return [...srcset.matchAll(CANDIDATE)].flatMap(([, url = "", rest = ""]) => {
    const descriptor = rest.trim();
    return DESCRIPTOR.test(descriptor) && isSafeUrl(url, "media") ? [{ url, descriptor }] : [];
  });
}

/** A URL, which may hold commas but not end with one (`data:` URLs always hold one), and what stands before the next comma. */
const CANDIDATE = /([^\s,]\S*(?<!,))(?:,+|([^,]*))/g;
const DESCRIPTOR = /^(?:\d+(?:\.\d+)?[xw])?$/;

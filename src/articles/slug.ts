import { cutName } from "./cut-name.js";

/**
 * Makes the last path segment of an address from a name: lower case, letters and digits of any
 * script, one hyphen between words, in NFC, as long as the name of a file may be. Empty when the
 * name has no letter or digit.
 *
 * Marks inside words stay where a script needs them (vowel signs, ZWNJ of Persian); accents of
 * Latin letters stay as well: addresses may be written in any script (RFC 3987).
 */
export function slugify(name: string): string {
  const slug = name
    .normalize("NFC")
    .toLowerCase()
    .replace(/['’ʼ`´]/g, "")
    .replace(/\+\+/g, "-plus-plus")
    .replace(/#(?=\W|$)/g, "-sharp")
    .replace(/[^\p{L}\p{M}\p{N}\u200C]+/gu, "-")
    .replace(/^[-\u200C]+|[-\u200C]+$/g, "")
    .normalize("NFC");
  return cutName(slug).replace(/[-\u200C]+$/, "");
}

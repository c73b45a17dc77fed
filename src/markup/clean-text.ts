/**
 * Takes out of a text what no document may hold.
 *
 * Control characters go (form feed and vertical tab become a space, U+0085 and CR a line
 * feed), lone surrogates become U+FFFD, and the noncharacters U+FDD0..U+FDEF, U+FFFE, U+FFFF go: they
 * are not for interchange (Unicode 23.7), and reference tokens are made of them.
 */
export function cleanText(text: string): string {
  return SUSPECT.test(text) ? text.replace(/\r\n/g, "\n").replace(UNFIT, replacement) : text;
}

/** All that is not surely fit. Without the flag u it is quick, and takes whole surrogate pairs for suspects too. */
const SUSPECT = /[^\t\n -~\xA0-\uD7FF\uE000-\uFDCF\uFDF0-\uFFFD]/;
const UNFIT = /[^\P{Cc}\t\n]|[\uFDD0-\uFDEF\uFFFE\uFFFF]|\p{Cs}/gu;

function replacement(character: string): string {
  if (character === "\r" || character === "\x85") return "\n";
  if (character === "\f" || character === "\v") return " ";
  return character >= "\uD800" && character <= "\uDFFF" ? "\uFFFD" : "";
}

import { joinEastAsianText } from "../markup/east-asian-lines.js";

/**
 * Text as the model wants it: on one line, in NFC, without white space around it, without half of
 * a pair of bidirectional controls (an override that is never closed turns the rest of a page).
 */
export function oneLine(text: string): string {
  if (/^[\x21-\x7E]+(?: [\x21-\x7E]+)*$/.test(text)) return text;
  const paired = balanced(text) ? text : text.replace(/[\u202A-\u202E\u2066-\u2069]/g, "");
  const joined = paired.includes("\n") ? joinEastAsianText(paired) : paired;
  return joined.normalize("NFC").replace(/\s+/gu, keepNoBreak).trim();
}

/** No-break spaces belong to the text; line ends, tabs and the like are spaces. */
function keepNoBreak(space: string): string {
  return /^[\u00A0\u202F]$/.test(space) ? space : " ";
}

function balanced(text: string): boolean {
  if (!/[\u202A-\u202E\u2066-\u2069]/.test(text)) return true;
  let depth = 0;
  for (const [control] of text.matchAll(/[\u202A-\u202E\u2066-\u2069]/g)) {
    depth += control === "\u202C" || control === "\u2069" ? -1 : 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

import type { Direction } from "../model/language.js";

/**
 * Ends a text so that what is put behind it runs as the line does.
 *
 * Digits have no direction of their own: behind a name in letters of the other direction they, and
 * the sign between, would join the name and stand on its wrong side (UAX #9, W7 and N1). A mark that shows
 * nothing keeps them where they belong; texts that are all of one direction stay as they are.
 */
export function endInDirection(text: string, direction: Direction): string {
  if (direction === "rtl") return LEFT_TO_RIGHT.test(text) ? `${text}\u200F` : text;
  return RIGHT_TO_LEFT.test(text) ? `${text}\u200E` : text;
}

const SCRIPTS = String.raw`\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}`;
const RIGHT_TO_LEFT = new RegExp(`[${SCRIPTS}]`, "u");
const LEFT_TO_RIGHT = new RegExp(`(?![${SCRIPTS}])\\p{L}`, "u");

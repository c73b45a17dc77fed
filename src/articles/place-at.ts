import type { Place } from "../model/place.js";

/**
 * Place of an offset in the text of a file.
 *
 * @param offset - In UTF-16 code units, from the beginning of `text`.
 */
export function placeAt(file: string, text: string, offset: number): Place {
  let line = 1;
  let start = 0;
  for (let end = text.indexOf("\n"); end !== -1 && end < offset; end = text.indexOf("\n", start)) {
    line += 1;
    start = end + 1;
  }
  return { file, line, column: offset - start + 1 };
}

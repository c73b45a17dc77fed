import type { Place } from "../model/place.js";
import type { MatterSource } from "./read-front-matter.js";

/**
 * Place of the value of a key in a block whose parser keeps no places (TOML, JSON, headers).
 *
 * Finds the line on which the key stands, so that a nested key is looked for below its parents;
 * items of lists have the place of their list.
 */
export function placeOfKey({ file, text, line }: MatterSource, path: readonly (string | number)[]): Place {
  const lines = text.split("\n");
  let place: Place = { file, line, column: 1 };
  let from = 0;
  for (const step of path) {
    if (typeof step === "number") break;
    const found = findKey(lines, step, from);
    if (!found) break;
    place = { file, line: line + found.index, column: found.column };
    from = found.index;
  }
  return place;
}

function findKey(lines: readonly string[], key: string, from: number): { index: number; column: number } | undefined {
  const literal = key.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  // Not in the midst of a value or a comment, as in `title = "Save the date: 9 May"`.
  const assignment = new RegExp(`(?:^|[{,.[])\\s*["']?${literal}["']?\\s*(?:[:=]\\s*|\\]+)`);
  for (let index = from; index < lines.length; index += 1) {
    const match = assignment.exec(lines[index] ?? "");
    if (match) return { index, column: match.index + match[0].length + 1 };
  }
  return undefined;
}

import type { Place } from "../model/place.js";

/** The text that a body was made from, to tell where in it something is. */
export interface MarkupSource {
  /** Path from the project folder. */
  readonly file: string;
  /** As the author wrote it. */
  readonly text: string;
  /** Line of the file on which `text` begins, 1-based. */
  readonly firstLine: number;
}

/** Finds where pieces of a body are written. */
export interface Locator {
  /** Place of the next occurrence after the last one found, else of the first; undefined when there is none. */
  find(written: string): Place | undefined;
  /** Place of a UTF-16 offset into the text. */
  at(offset: number): Place;
}

export function locator(source: MarkupSource): Locator {
  let cursor = 0;
  let starts: readonly number[] | undefined;
  const at = (offset: number): Place => {
    starts ??= lineStarts(source.text);
    const line = lastNotAfter(starts, offset);
    return { file: source.file, line: source.firstLine + line, column: offset - (starts[line] ?? 0) + 1 };
  };
  const find = (written: string): Place | undefined => {
    if (written === "") return undefined;
    let found = source.text.indexOf(written, cursor);
    if (found === -1) found = source.text.indexOf(written);
    if (found === -1) return undefined;
    cursor = found + written.length;
    return at(found);
  };
  return { find, at };
}

/** Offsets at which lines begin; the first is 0. */
function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/** Index of the last number that is not greater than `offset`, by halving. */
function lastNotAfter(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

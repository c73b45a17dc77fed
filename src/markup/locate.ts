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
  /**
   * Place of the next occurrence after the last one found, else of the first; undefined when there is none.
   * Gives up where thousands are not there, or not in order, so that the time grows with the text alone.
   */
  find(written: string): Place | undefined;
  /** Place of a UTF-16 offset into the text. */
  at(offset: number): Place;
}

export function locator(source: MarkupSource): Locator {
  const at = placing(source);
  const search = limitedSearch(source.text);
  let spell = asItIs;
  let cursor = 0;
  const find = (written: string): Place | undefined => {
    if (written === "") return undefined;
    const others = written.includes("&") ? SPELLINGS.filter((other) => other !== spell) : [];
    for (const spelling of [spell, ...others]) {
      const text = spelling(written);
      const next = search(text, cursor);
      const found = next === -1 && cursor > 0 ? search(text, 0) : next;
      if (found === -1) continue;
      spell = spelling;
      cursor = found + text.length;
      return at(found);
    }
    return undefined;
  };
  return { find, at };
}

const asItIs = (written: string): string => written;
const withEntities = (written: string): string => written.replaceAll("&", "&amp;");
/** How an author may write an address; the one that was found last is looked for first. */
const SPELLINGS = [asItIs, withEntities];

/** How often a text is read through before nothing more is found in it. */
const READINGS = 200;

/** Like `text.indexOf`, until the text has been read too often. */
function limitedSearch(text: string): (written: string, from: number) => number {
  let left = READINGS * text.length;
  return (written, from) => {
    if (left <= 0) return -1;
    const found = text.indexOf(written, from);
    left -= (found === -1 ? text.length : found) - from;
    return found;
  };
}

function placing({ file, text, firstLine }: MarkupSource): (offset: number) => Place {
  let starts: readonly number[] | undefined;
  return (offset) => {
    starts ??= lineStarts(text);
    const line = lastNotAfter(starts, offset);
    return { file, line: firstLine + line, column: offset - (starts[line] ?? 0) + 1 };
  };
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

import { type FrontMatterMap, type FrontMatterValue, isMap } from "./front-matter.js";
import { oneLine } from "./one-line.js";
import { plainKey } from "./standard-keys.js";

/** One value out of a map, with the key as the author wrote it. */
export interface MapPart {
  readonly key: string;
  readonly value: Exclude<FrontMatterValue, null>;
}

/** The first of several words for a thing that a map says, in the order of the words; empty texts say nothing. */
export function partOf(map: FrontMatterMap, words: readonly string[]): MapPart | undefined {
  const parts = Object.entries(map);
  for (const word of words) {
    const found = parts.find(([key, value]) => plainKey(key) === word && value !== null && value !== "");
    if (found?.[1]) return { key: found[0], value: found[1] };
  }
  return undefined;
}

/** The same, where it is a text. */
export function textPartOf(map: FrontMatterMap, words: readonly string[]): string | undefined {
  const value = partOf(map, words)?.value;
  return typeof value === "string" ? oneLine(value) || undefined : undefined;
}

/** A value that may be written short, as its most telling part alone: `a.mp3` for `{ url: a.mp3 }`. */
export function asMap(value: FrontMatterValue, shortFor: string): FrontMatterMap {
  return isMap(value) ? value : { [shortFor]: value };
}

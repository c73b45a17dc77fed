import { digestOf } from "../model/digest.js";
import type { Place } from "../model/place.js";
import type { Memory } from "../plugins/memory.js";
import type { Report } from "../problem/problem.js";
import { VERSION } from "../version.js";
import { type FrontMatter, type FrontMatterMap, type FrontMatterValue, isList, isMap } from "./front-matter.js";
import { readFrontMatter } from "./read-front-matter.js";
import type { SplitSource } from "./split-source.js";

/** A block as it is remembered: what it says, and where. */
interface Remembered {
  readonly values: FrontMatterMap;
  readonly places: Places;
}

/** The place of a value, and those of what it holds. */
interface Places {
  readonly at: Place;
  readonly items?: readonly Places[];
  readonly keys?: Readonly<Record<string, Places>>;
}

/**
 * As `readFrontMatter`; a block with nothing wrong in it is remembered, for a parser of YAML takes longer
 * to load than all that is made of it.
 */
export function recallFrontMatter(
  source: SplitSource,
  file: string,
  line: number,
  memory: Memory,
  report: Report,
): FrontMatter | undefined {
  const { dialect, matter, foreign, unclosed } = source;
  const key = digestOf("front matter", VERSION, file, line, { dialect, matter, foreign, unclosed });
  const text = memory.get(key);
  if (text !== undefined)
    return remembered(JSON.parse(text), () => readFrontMatter(source, file, line, () => undefined));
  let isQuiet = true;
  const front = readFrontMatter(source, file, line, (problem) => {
    isQuiet = false;
    report(problem);
  });
  if (front && isQuiet)
    memory.put(key, JSON.stringify({ values: front.values, places: placesIn(front, front.values, []) }));
  return front;
}

/** @param again - Reads the block: for the place of what it does not hold. */
function remembered({ values, places }: Remembered, again: () => FrontMatter | undefined): FrontMatter {
  return {
    values,
    placeOf(...path) {
      let found: Places | undefined = places;
      for (const step of path) found = found && placesAt(found, step);
      return found?.at ?? again()?.placeOf(...path) ?? places.at;
    },
  };
}

/** A number is no key: a map with the key `1` has no second item. */
function placesAt({ items, keys }: Places, step: string | number): Places | undefined {
  if (typeof step === "number") return items?.[step];
  return keys && Object.hasOwn(keys, step) ? keys[step] : undefined;
}

function placesIn(front: FrontMatter, value: FrontMatterValue, path: readonly (string | number)[]): Places {
  const at = front.placeOf(...path);
  if (isList(value)) return { at, items: value.map((item, index) => placesIn(front, item, [...path, index])) };
  if (!isMap(value)) return { at };
  const keys = Object.entries(value).map(([key, item]) => [key, placesIn(front, item, [...path, key])] as const);
  return { at, keys: Object.fromEntries(keys) };
}

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
  readonly in?: Readonly<Record<string, Places>>;
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
      for (const step of path) found = found?.in && Object.hasOwn(found.in, step) ? found.in[step] : undefined;
      return found?.at ?? again()?.placeOf(...path) ?? places.at;
    },
  };
}

function placesIn(front: FrontMatter, value: FrontMatterValue, path: readonly (string | number)[]): Places {
  const at = front.placeOf(...path);
  const steps = isList(value) ? [...value.keys()] : isMap(value) ? Object.keys(value) : [];
  if (steps.length === 0) return { at };
  const inner = (step: string | number): FrontMatterValue =>
    (isList(value) ? value[Number(step)] : isMap(value) ? value[step] : null) ?? null;
  return { at, in: Object.fromEntries(steps.map((step) => [step, placesIn(front, inner(step), [...path, step])])) };
}

import type { Place } from "../model/place.js";
import type { Settings } from "../publication/settings.js";
import type { StandardKey } from "../publication/standard-key.js";
import { type FrontMatter, type FrontMatterMap, type FrontMatterValue, isMap } from "./front-matter.js";
import { plainKey, RANKS } from "./standard-keys.js";

/** Front matter by standard key. */
export interface Fields {
  get(key: StandardKey): Field | undefined;
}

/** A value that was given, with how to find its place. */
export interface Field {
  /** Never null: a key without a value says nothing. */
  readonly value: Exclude<FrontMatterValue, null>;
  /** The key as the author wrote it, for messages. */
  readonly key: string;
  /** Place of the value, or of a part of it. */
  place(...inner: readonly (string | number)[]): Place;
}

/** Maps whose keys count as if they stood at the top, after those that do: Zola and Hugo have them there. */
const CONTAINERS = new Set(["taxonomies", "extra", "params"]);

/**
 * Sorts front matter by what it means: the settings' own keys first, then the words of the
 * common generators, then those in `extra` and `params`, then the defaults of the folder.
 */
export function readFields(matter: FrontMatter, settings: Settings, defaults: FrontMatterMap): Fields {
  const found = new Map<StandardKey, Candidate>();
  const offer = (
    key: StandardKey,
    rank: number,
    path: readonly string[],
    value: FrontMatterValue | undefined,
  ): void => {
    if (value === null || value === undefined) return;
    const known = found.get(key);
    if (known === undefined || rank < known.rank) found.set(key, { rank, path, value });
  };

  const mapped = mappedKeys(matter.values, settings.articles.keys);
  for (const { key, path, value } of mapped) if (key !== "ignore") offer(key, -1, path, value);
  const taken = new Set(mapped.map(({ path }) => path.join(".")));
  offerAll(matter.values, [], 0, taken, offer);
  for (const [name, inner] of Object.entries(matter.values)) {
    if (CONTAINERS.has(name) && isMap(inner)) offerAll(inner, [name], 100, taken, offer);
  }
  offerAll(defaults, [], 200, new Set(), offer);

  return {
    get: (key) => {
      const candidate = found.get(key);
      return candidate === undefined ? undefined : fieldOf(candidate, matter);
    },
  };
}

interface Candidate {
  readonly rank: number;
  readonly path: readonly string[];
  readonly value: Exclude<FrontMatterValue, null>;
}

function fieldOf({ value, path }: Candidate, matter: FrontMatter): Field {
  return { value, key: path.at(-1) ?? "", place: (...inner) => matter.placeOf(...path, ...inner) };
}

type Offer = (key: StandardKey, rank: number, path: readonly string[], value: FrontMatterValue | undefined) => void;

function offerAll(
  values: FrontMatterMap,
  above: readonly string[],
  base: number,
  taken: ReadonlySet<string>,
  offer: Offer,
): void {
  for (const [name, value] of Object.entries(values)) {
    const known = RANKS.get(plainKey(name));
    const path = [...above, name];
    if (known && !taken.has(path.join("."))) offer(known.key, base + known.rank, path, value);
  }
}

/** The values that `articles.keys` names. */
function mappedKeys(
  values: FrontMatterMap,
  keys: Settings["articles"]["keys"],
): { key: StandardKey | "ignore"; path: readonly string[]; value: FrontMatterValue | undefined }[] {
  return Object.entries(keys).flatMap(([name, key]) => {
    const path = findPath(values, name.split("."));
    return path === undefined ? [] : [{ key, ...path }];
  });
}

function findPath(
  values: FrontMatterMap,
  wanted: readonly string[],
): { path: readonly string[]; value: FrontMatterValue | undefined } | undefined {
  const [first = "", ...rest] = wanted;
  const name =
    Object.keys(values).find((key) => key === first) ??
    Object.keys(values).find((key) => plainKey(key) === plainKey(first));
  if (name === undefined) return undefined;
  const value = values[name];
  if (rest.length === 0) return { path: [name], value };
  const inner = isMap(value) ? findPath(value, rest) : undefined;
  return inner && { path: [name, ...inner.path], value: inner.value };
}

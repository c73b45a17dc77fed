import type { Place } from "../model/place.js";

/**
 * What an article says about itself, whatever dialect it is written in.
 *
 * Scalars are texts as they stand in the source (`2024` stays `"2024"`, `1.10` stays `"1.10"`),
 * so that a title is never turned into a number nor a date into another zone; the fields that
 * expect a number, a date or a yes read them so. Nothing given is `null`.
 */
export interface FrontMatter {
  readonly values: FrontMatterMap;
  /** Place of the value at a path of keys and list indices; of its key where the value has none of its own. */
  placeOf(...path: readonly (string | number)[]): Place;
}

export type FrontMatterValue = string | null | readonly FrontMatterValue[] | FrontMatterMap;

export interface FrontMatterMap {
  readonly [key: string]: FrontMatterValue;
}

export function isMap(value: FrontMatterValue | undefined): value is FrontMatterMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isList(value: FrontMatterValue | undefined): value is readonly FrontMatterValue[] {
  return Array.isArray(value);
}

import { type FrontMatterValue, isList } from "../articles/front-matter.js";

/** The elements of a list; of one value, that one; none of nothing. */
export function listOf(value: FrontMatterValue | undefined): readonly FrontMatterValue[] {
  if (value === undefined || value === null) return [];
  return isList(value) ? value : [value];
}

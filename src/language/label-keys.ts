import { en } from "./words/en.js";

/** CLDR's categories of counts: `article-count.few`. */
const CATEGORIES = ["zero", "one", "two", "few", "many", "other"];

/**
 * Every key under which a project may give words of its own, with the names that its text may fill
 * in: `updated-on` → `date`.
 */
export const labelKeys: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(en.labels).flatMap(([key, text]) => {
    const [label, category] = key.split(".");
    const keys = category === undefined ? [key] : CATEGORIES.map((name) => `${label}.${name}`);
    return keys.map((one) => [one, namesIn(text)] as const);
  }),
);

/** The names that a text of a label fills in, without their braces. */
export function namesIn(text: string): readonly string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
}

import type { Language } from "../model/language.js";
import { plainSpaces, supported } from "./format-number.js";
import { wordsOf } from "./words-of.js";

const formats = new Map<Language, Intl.ListFormat>();

/** Joins names as a language does: `A, B and C`, `A、B和C`, `A، B ۋە C`. */
export function formatList(items: readonly string[], language: Language): string {
  const join = wordsOf(language)?.list;
  if (join)
    return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(join.comma)}${join.and}${items.at(-1)}`;
  let format = formats.get(language);
  if (!format) {
    format = new Intl.ListFormat(supported(language)[0], { type: "conjunction" });
    formats.set(language, format);
  }
  return plainSpaces(format.format(items));
}

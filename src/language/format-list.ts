import type { Language } from "../model/language.js";
import { plainSpaces, supported } from "./format-number.js";
import { wordsOf } from "./words-of.js";

/** A piece of a list in words: one of its items, by its position, or the text between two. */
export type ListPart = { readonly item: number } | { readonly text: string };

/** Joins names as a language does: `A, B and C`, `A、B和C`, `A، B ۋە C`. */
export function formatList(items: readonly string[], language: Language): string {
  return listParts(items, language)
    .map((part) => ("text" in part ? part.text : (items[part.item] ?? "")))
    .join("");
}

/** The same in pieces, for lists whose items are more than text: links, say. */
export function listParts(items: readonly string[], language: Language): readonly ListPart[] {
  const join = wordsOf(language)?.list;
  if (join) {
    const last = items.length - 1;
    return items.flatMap((_, item) =>
      item === 0 ? [{ item }] : [{ text: item === last ? join.and : join.comma }, { item }],
    );
  }
  let item = 0;
  return intlFormat(language)
    .formatToParts(items)
    .map(({ type, value }) => (type === "element" ? { item: item++ } : { text: plainSpaces(value) }));
}

const formats = new Map<Language, Intl.ListFormat>();

function intlFormat(language: Language): Intl.ListFormat {
  const format = formats.get(language) ?? new Intl.ListFormat(supported(language)[0], { type: "conjunction" });
  formats.set(language, format);
  return format;
}

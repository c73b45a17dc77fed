import type { Language } from "../model/language.js";
import { wordsOf } from "./words-of.js";

/** A language's own name, as it stands in a list of translations: `Қазақша`, `Deutsch`; the tag where nobody knows one. */
export function nativeName(language: Language): string {
  const own = wordsOf(language);
  if (own) return own.name;
  try {
    const name = new Intl.DisplayNames([language], { type: "language", fallback: "code" }).of(language) ?? language;
    const [first = ""] = name;
    return first.toLocaleUpperCase(language) + name.slice(first.length);
  } catch {
    return language;
  }
}

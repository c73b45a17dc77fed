import type { Language } from "../model/language.js";
import { wordsOf } from "./words-of.js";

const formats = new Map<Language, Intl.NumberFormat>();

/** Writes a whole number in the digits of a language: `1,234`, `1 234`, `۱٬۲۳۴`. */
export function formatNumber(number: number, language: Language): string {
  let format = formats.get(language);
  if (!format) {
    const [locale] = supported(language);
    format = new Intl.NumberFormat(locale, { numberingSystem: wordsOf(language)?.dates.digits ?? "latn" });
    formats.set(language, format);
  }
  return plainSpaces(format.format(number));
}

/** The language itself where this system's Intl knows it, else English. */
export function supported(language: Language): readonly [Language] {
  try {
    const [known] = Intl.NumberFormat.supportedLocalesOf(language);
    return [known ?? "en"];
  } catch {
    return ["en"];
  }
}

/** Narrow and no-break spaces come and go with the version of ICU: without them all versions write the same. */
export function plainSpaces(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, " ");
}

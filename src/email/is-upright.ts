import type { Language } from "../model/language.js";

/** Scripts that have capitals and italics (ISO 15924). */
const WITH_CAPITALS = new Set(["Latn", "Cyrl", "Grek", "Armn"]);

/**
 * Whether a language is written without capitals and italics, so that typography has to do without
 * them; letters of Arabic, besides, must not be spaced out.
 */
export function isUpright(language: Language): boolean {
  const known = answers.get(language) ?? !WITH_CAPITALS.has(scriptOf(language));
  answers.set(language, known);
  return known;
}

const answers = new Map<Language, boolean>();

function scriptOf(language: Language): string {
  try {
    return new Intl.Locale(language).maximize().script ?? "Latn";
  } catch {
    return "Latn";
  }
}

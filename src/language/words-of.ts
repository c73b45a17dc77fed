import type { Language } from "../model/language.js";
import { ar } from "./words/ar.js";
import { de } from "./words/de.js";
import { en } from "./words/en.js";
import { enUS } from "./words/en-US.js";
import { es } from "./words/es.js";
import { fa } from "./words/fa.js";
import { fr } from "./words/fr.js";
import { kk } from "./words/kk.js";
import { pt } from "./words/pt.js";
import { ptPT } from "./words/pt-PT.js";
import { ru } from "./words/ru.js";
import { tr } from "./words/tr.js";
import { ug } from "./words/ug.js";
import { zh } from "./words/zh.js";
import { zhHant } from "./words/zh-Hant.js";
import type { CompleteWords } from "./words.js";

/** The languages that Postrider speaks. To add one, write its file in `words/` and name it here. */
export const builtInWords: Readonly<Record<Language, CompleteWords>> = {
  ar,
  de,
  en,
  "en-US": enUS,
  es,
  fa,
  fr,
  kk,
  pt,
  "pt-PT": ptPT,
  ru,
  tr,
  ug,
  zh,
  "zh-Hant": zhHant,
};

/** The built-in words that fit a language best; undefined when Postrider does not speak it in that script. */
export function wordsOf(language: Language): CompleteWords | undefined {
  for (const tag of lookupOrder(language)) {
    const words = builtInWords[tag];
    if (words) return words;
  }
  return undefined;
}

const orders = new Map<Language, readonly Language[]>();

/**
 * The tags under which words for a language may be found, the most exact first (RFC 4647,
 * "Lookup"), never crossing from one script to another: `zh-TW` is `zh-Hant`, but never `zh`,
 * and Kazakh in Arabic script has nothing from the Cyrillic `kk`.
 */
export function lookupOrder(language: Language): readonly Language[] {
  const known = orders.get(language);
  if (known) return known;
  const order = makeLookupOrder(language);
  orders.set(language, order);
  return order;
}

function makeLookupOrder(language: Language): readonly Language[] {
  const locale = parseLocale(language);
  if (!locale) return [];
  const { language: base, script, region } = locale.maximize();
  const tags = [locale.baseName, `${base}-${script}-${region}`];
  // `en` maximizes to en-Latn-US: a region counts only when it was written.
  if (locale.region !== undefined && scriptOf(`${base}-${region}`) === script) tags.push(`${base}-${region}`);
  tags.push(`${base}-${script}`);
  if (scriptOf(base) === script) tags.push(base);
  return [...new Set(tags)];
}

function scriptOf(language: Language): string | undefined {
  return parseLocale(language)?.maximize().script;
}

/** The tag as a locale; undefined when it is not BCP 47. */
export function parseLocale(language: Language): Intl.Locale | undefined {
  try {
    return new Intl.Locale(language);
  } catch {
    return undefined;
  }
}

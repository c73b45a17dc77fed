import type { Direction, Language } from "../model/language.js";
import { parseLocale } from "./words-of.js";

/** Scripts written from right to left (ISO 15924), those in use today and those that scholars print. */
const RIGHT_TO_LEFT = new Set(
  "Adlm Arab Aran Armi Avst Chrs Cprt Elym Gara Hatr Hebr Hung Khar Lydi Mand Mani Mend Merc Mero Narb Nbat Nkoo Orkh Ougr Palm Phli Phlp Phnx Prti Rohg Samr Sarb Sogd Sogo Syrc Syre Syrj Syrn Thaa Yezi".split(
    " ",
  ),
);

const directions = new Map<Language, Direction>();

/** Base direction of a language, from its script, or from the one it is mostly written in (`ug` → Arabic). */
export function directionOf(language: Language): Direction {
  const known = directions.get(language);
  if (known) return known;
  const script = parseLocale(language)?.maximize().script ?? "";
  const direction = RIGHT_TO_LEFT.has(script) ? "rtl" : "ltr";
  directions.set(language, direction);
  return direction;
}

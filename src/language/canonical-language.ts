import type { Language } from "../model/language.js";

/**
 * Brings a language tag into its canonical form (BCP 47, RFC 5646 §4.5): `kk_KZ` → `kk-KZ`,
 * `ZH-hans` → `zh-Hans`, and `.UTF-8` of POSIX locales goes. Undefined if it is no such tag.
 *
 * A language has two or three letters: the longer ones that the grammar reserves do not exist,
 * but `english` does get written.
 */
export function canonicalLanguage(written: string): Language | undefined {
  if (!known.has(written)) known.set(written, canonical(written));
  return known.get(written);
}

/** A publication has a handful of languages, and asking ICU is slow. */
const known = new Map<string, Language | undefined>();

function canonical(written: string): Language | undefined {
  const tag = written.trim().replace(/\..*$/, "").replaceAll("_", "-");
  if (!/^[a-z]{2,3}(?:-|$)/i.test(tag)) return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

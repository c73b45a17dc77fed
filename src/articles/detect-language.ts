import type { Language } from "../model/language.js";

/** How much of a text is looked at, in UTF-16 code units. */
const SAMPLE = 2000;

/**
 * Tells the language of a text from its letters, where they leave no doubt.
 *
 * It only contradicts the usual language when nearly all letters are of another script. Then a
 * script of one language names it, letters of one language's alphabet name it, and else the
 * language stays open but the script, and with it the direction, is known (`und-Arab`).
 *
 * @param usual - Language of the publication.
 */
export function detectLanguage(text: string, usual: Language): Language | undefined {
  const sample = withoutAddresses(text.slice(0, SAMPLE));
  if (isPlainlyLatin(sample)) return undefined;
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 20) return undefined;
  const usualScript = new Intl.Locale(usual).maximize().script ?? "Latn";
  const script = SCRIPTS.find(({ pattern }) => (sample.match(pattern)?.length ?? 0) > letters * 0.8);
  if (script === undefined || script.codes.includes(usualScript)) return undefined;
  return script.tell(sample);
}

/** Addresses are of Latin letters in any language. */
function withoutAddresses(text: string): string {
  return text.includes("://") ? text.replace(/https?:\/\/[!-~]+/g, " ") : text;
}

/** Most texts are: counting their ASCII letters is enough, and takes a hundredth of the time of the rest. */
function isPlainlyLatin(text: string): boolean {
  // Nor need they be counted where there is nothing else.
  if (!/[^ -~\s]/.test(text)) return true;
  let ascii = 0;
  let others = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index) | 0x20;
    if (code >= 0x80) others += 1;
    else if (code >= 0x61 && code <= 0x7a) ascii += 1;
  }
  return ascii > (ascii + others) * 0.8;
}

interface Script {
  readonly codes: readonly string[];
  readonly pattern: RegExp;
  tell(text: string): Language | undefined;
}

const SCRIPTS: readonly Script[] = [
  // Which of hundreds of languages a Latin text is in, letters do not tell.
  { codes: ["Latn"], pattern: /\p{Script=Latin}/gu, tell: () => undefined },
  { codes: ["Arab"], pattern: /\p{Script=Arabic}/gu, tell: arabicScript },
  { codes: ["Cyrl"], pattern: /\p{Script=Cyrillic}/gu, tell: cyrillicScript },
  {
    codes: ["Jpan", "Hans", "Hant", "Hani", "Kore"],
    pattern: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu,
    tell: (text) => ((text.match(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0) > 5 ? "ja" : "zh"),
  },
  { codes: ["Kore"], pattern: /[\p{Script=Hangul}\p{Script=Han}]/gu, tell: () => "ko" },
  { codes: ["Hebr"], pattern: /\p{Script=Hebrew}/gu, tell: () => "und-Hebr" },
  { codes: ["Grek"], pattern: /\p{Script=Greek}/gu, tell: () => "el" },
  { codes: ["Thai"], pattern: /\p{Script=Thai}/gu, tell: () => "th" },
  { codes: ["Geor"], pattern: /\p{Script=Georgian}/gu, tell: () => "ka" },
  { codes: ["Armn"], pattern: /\p{Script=Armenian}/gu, tell: () => "hy" },
];

/** Uyghur writes every vowel, with letters that no other language of the script has together; Persian and Urdu have their own. */
function arabicScript(text: string): Language {
  if (/ې/.test(text) && /ۇ/.test(text) && /[ۆۈ]/.test(text)) return "ug";
  if (/[ٹڈڑے]/.test(text)) return "ur";
  return /[پچگ]/.test(text) && /[یک]/.test(text) && !/[ىيك]/.test(text) ? "fa" : "und-Arab";
}

/** Kazakh alone has all of ә, ғ, қ and ұ. */
function cyrillicScript(text: string): Language {
  if ([/ә/i, /ғ/i, /қ/i, /ұ/i].every((letter) => letter.test(text))) return "kk";
  if (/[їєґ]/i.test(text) && !/[ыэё]/i.test(text)) return "uk";
  return /[ыэ]/i.test(text) && !/[іїєґўјљњћђџѓќәғқңөұүһ]/i.test(text) ? "ru" : "und-Cyrl";
}

import type { Language } from "../model/language.js";

/**
 * Sets a text that was typed on a wire as print has it: `--` as a dash, three full stops as an
 * ellipsis, straight quotes as the quotes of the language. Web and mail addresses stay.
 */
export function typographicText(text: string, language: Language): string {
  const quotes = quotesOf(language);
  const spoken: Spoken = { isOpen: false };
  return text
    .split(ADDRESS)
    .map((part, i) => (i % 2 === 1 ? part : part.replace(/-{2,3}/g, "—").replace(/\.{3}/g, "…")))
    .map((part, i, parts) =>
      i % 2 === 1 ? part : withQuotes(part, parts[i - 1]?.at(-1) ?? " ", parts[i + 1]?.[0] ?? " ", quotes, spoken),
    )
    .join("");
}

/** With the lengths of RFC 5321 §4.5.3.1, so that a long word costs no more than its length. Captured, so that `split` keeps the addresses, at every odd index. */
const ADDRESS = /((?:https?:\/\/|www\.)[^\s<>"]+|[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]+)/;

/** Opening and closing quotes, outer then inner ones. */
type Quotes = readonly [string, string, string, string];

const ENGLISH: Quotes = ["“", "”", "‘", "’"];
const GUILLEMETS: Quotes = ["«", "»", "“", "”"];
/** By primary language; all others as in English. */
const QUOTES: Readonly<Record<string, Quotes | undefined>> = {
  ar: GUILLEMETS,
  az: GUILLEMETS,
  cs: ["„", "“", "‚", "‘"],
  de: ["„", "“", "‚", "‘"],
  el: GUILLEMETS,
  es: GUILLEMETS,
  fa: ["«", "»", "‹", "›"],
  fr: ["«\u00A0", "\u00A0»", "“", "”"],
  it: GUILLEMETS,
  ja: ["「", "」", "『", "』"],
  kk: GUILLEMETS,
  ky: GUILLEMETS,
  nb: GUILLEMETS,
  no: GUILLEMETS,
  pl: ["„", "”", "«", "»"],
  ru: ["«", "»", "„", "“"],
  ug: ["«", "»", "‹", "›"],
  uk: ["«", "»", "„", "“"],
};

function quotesOf(language: Language): Quotes {
  return QUOTES[language.split("-")[0]?.toLowerCase() ?? ""] ?? ENGLISH;
}

/** Whether an outer quote is open at a place of the text. */
interface Spoken {
  isOpen: boolean;
}

/**
 * @param before, after - Characters around the text: whether a quote opens or closes depends on its neighbours, those of
 *   several in a row on what stands around all of them.
 * @param spoken - At the beginning of the text; afterwards, at its end.
 */
function withQuotes(
  text: string,
  before: string,
  after: string,
  [open, close, innerOpen, innerClose]: Quotes,
  spoken: Spoken,
): string {
  return text.replace(/["']+/g, (marks, at: number) => {
    const [previous, next] = [text[at - 1] ?? before, text[at + marks.length] ?? after];
    const opens = /[\s([{—–“‘«„-]/u.test(previous) && !/\s/.test(next);
    const isUnspaced = UNSPACED.test(previous) || (UNSPACED.test(next) && !/\s/.test(previous));
    return marks.replace(/["']/g, (mark, i: number) => {
      if (mark === '"') {
        // Without spaces the neighbours do not tell.
        spoken.isOpen = isUnspaced ? !spoken.isOpen : opens;
        return spoken.isOpen ? open : close;
      }
      const isOpening = opens && hasCloser(text.slice(at + i, at + i + MAX_QUOTED));
      return isOpening ? innerOpen : apostropheOr(innerClose, marks[i - 1] ?? previous, marks[i + 1] ?? next);
    });
  });
}

/** Chinese and Japanese, with their marks. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF01-\uFF65]/u;

/** An inner quote is shorter than that; the limit keeps the time in proportion to the length. */
const MAX_QUOTED = 500;

/** An apostrophe at the beginning of a word (`'90s`, `'tis`) opens nothing: no other closes it. */
function hasCloser(text: string): boolean {
  return /^'(?!\d0s\b).*?[\p{L}\p{N}.,!?…]'(?![\p{L}\p{N}])/su.test(text);
}

function apostropheOr(close: string, previous: string, next: string): string {
  return /\p{L}/u.test(next) || !/[\p{L}\p{N}.,!?…]/u.test(previous) ? "’" : close;
}

import type { Language } from "../model/language.js";

/** Longest line of a brief, in UTF-16 code units. */
const LINE_LENGTH = 180;

/** The first sentence of a summary, cut at a word where it is long. */
export function firstSentence(text: string, language: Language): string {
  const [first] = segmenterOf(language, "sentence").segment(text);
  const sentence = (first?.segment ?? text).trim();
  if (sentence.length <= LINE_LENGTH) return sentence;
  let cut = "";
  for (const { segment } of segmenterOf(language, "word").segment(sentence)) {
    if (cut.length + segment.length > LINE_LENGTH) break;
    cut += segment;
  }
  return `${cut.replace(/[\s\p{P}]+$/u, "")} …`;
}

/** Making one takes a hundred times as long as using it. */
const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(language: Language, granularity: "sentence" | "word"): Intl.Segmenter {
  const key = `${granularity} ${language}`;
  const known = segmenters.get(key) ?? new Intl.Segmenter(supported(language), { granularity });
  segmenters.set(key, known);
  return known;
}

/** The tag, if Intl understands it. */
function supported(language: Language): string | undefined {
  try {
    return Intl.getCanonicalLocales(language)[0];
  } catch {
    return undefined;
  }
}

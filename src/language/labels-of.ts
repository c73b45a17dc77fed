import type { Direction, Language } from "../model/language.js";
import { directionOf } from "./direction-of.js";
import { formatNumber, supported } from "./format-number.js";
import { en } from "./words/en.js";
import type { CountLabel, Label } from "./words.js";
import { builtInWords, lookupOrder } from "./words-of.js";

export type { CountLabel, Label } from "./words.js";

/** The words that Postrider writes itself, in one language. */
export interface Labels {
  /** The language they are in: the one asked for, or the first of its fallbacks that has words. */
  readonly language: Language;
  readonly direction: Direction;
  /** All labels that do not depend on a count, as plain data for templates: `{{labels.read-on}}`. */
  readonly text: Readonly<Record<Exclude<Label, CountLabel>, string>>;
  /**
   * One label, filled in. Numbers are written in the digits of the language; `count` chooses the
   * plural form. The result is plain text: escape it where it goes into HTML.
   */
  say(label: Label, values?: LabelValues): string;
}

/** What is filled in for `{name}`, `{date}`, `{count}` … in a label. */
export type LabelValues = Readonly<Record<string, string | number>> & { readonly count?: number };

/** `labels` of the settings: words of the project's own, by language and label (a plural form as `reading-time.few`). */
export type LabelOverrides = Readonly<Record<Language, LabelTable>>;
type LabelTable = Readonly<Record<string, string | undefined>>;

const NO_OVERRIDES: LabelOverrides = {};
const made = new WeakMap<LabelOverrides, Map<string, Labels>>();

/**
 * The labels of a language: the project's own words first, then the built-in ones, then those of
 * the publication's language, then English. A language that is not built in is one that the
 * project adds by giving words under its tag.
 *
 * @param language - BCP 47.
 * @param options - `overrides`: `settings.labels`; `fallback`: the publication's language.
 */
export function labelsOf(
  language: Language,
  { overrides = NO_OVERRIDES, fallback = "en" }: { overrides?: LabelOverrides; fallback?: Language } = {},
): Labels {
  const known = made.get(overrides) ?? new Map<string, Labels>();
  made.set(overrides, known);
  const key = `${language} ${fallback}`;
  const labels = known.get(key) ?? makeLabels([language, fallback, "en"], overrides);
  known.set(key, labels);
  return labels;
}

function makeLabels(languages: readonly Language[], overrides: LabelOverrides): Labels {
  const sources = languages.map((language) => sourceOf(language, overrides)).filter(({ texts }) => texts.length > 0);
  const language = sources[0]?.language ?? "en";
  const find = (label: string, count?: number): string => {
    for (const source of sources) {
      const text = findIn(source, label, count);
      if (text !== undefined) return text;
    }
    return label;
  };

  const counted = new Map<string, string>();
  const sayCount = (label: Label, count: number): string => {
    const key = `${label} ${count}`;
    const said = counted.get(key) ?? fill(find(label, count), { count }, language);
    if (isSmall(count)) counted.set(key, said);
    return said;
  };

  return {
    language,
    direction: directionOf(language),
    text: Object.fromEntries(plainLabels.map((label) => [label, find(label)])) as Labels["text"],
    say: (label, values = {}) => {
      const { count, ...others } = values;
      if (typeof count === "number" && Object.keys(others).length === 0) return sayCount(label, count);
      return fill(find(label, typeof count === "number" ? count : undefined), values, language);
    },
  };
}

/** Minutes of reading, articles of a list: numbers that are said again and again, so that it is remembered how. */
const isSmall = (count: number): boolean => Number.isInteger(count) && count >= 0 && count < 1000;

const plainLabels = Object.keys(en.labels).filter((label) => !label.includes("."));

interface LabelSource {
  readonly language: Language;
  readonly plural: Intl.PluralRules;
  /** Best first: the project's words under each of the language's tags, then the built-in ones. */
  readonly texts: readonly LabelTable[];
}

function sourceOf(language: Language, overrides: LabelOverrides): LabelSource {
  const order = lookupOrder(language);
  const texts = [...order.map((tag) => overrides[tag]), ...order.map((tag) => builtInWords[tag]?.labels)];
  return {
    language,
    plural: new Intl.PluralRules(supported(language)[0]),
    texts: texts.filter((found) => found !== undefined),
  };
}

function findIn({ plural, texts }: LabelSource, label: string, count?: number): string | undefined {
  const forms = count === undefined ? [label] : [`${label}.${plural.select(count)}`, `${label}.other`, label];
  for (const form of forms) {
    for (const text of texts) if (text[form] !== undefined) return text[form];
  }
  return undefined;
}

function fill(text: string, values: LabelValues, language: Language): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === "number" ? formatNumber(value, language) : value;
  });
}

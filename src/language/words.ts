import type { en } from "./words/en.js";

/** Everything Postrider knows of one language: a file in `words/`. */
export interface Words {
  /** The language's own name, as it stands in a list of translations. */
  readonly name: string;
  /**
   * Labels by name. `{…}` is filled in; what depends on a count has one text a plural category
   * (CLDR: `zero one two few many other`), `.other` being the one for all that have none.
   */
  readonly labels: Readonly<Record<string, string>>;
  readonly dates: DateWords;
  /** How names are joined, where `Intl.ListFormat` does not write what readers of the language do. */
  readonly list?: { readonly comma: string; readonly and: string };
}

/** Dates as a newspaper in the language prints them; `{day} {month} {year} {weekday} {time}` are filled in. */
export interface DateWords {
  /** The twelve months, in the form they take inside a date. */
  readonly months: readonly string[];
  /** The same standing alone, where that differs. */
  readonly monthsAlone?: readonly string[];
  /** The first day of a month, where it is not a plain 1. */
  readonly firstDay?: string;
  /** Monday first (ISO 8601). */
  readonly weekdays: readonly string[];
  /** Calendar readers expect; Gregorian unless said. */
  readonly calendar?: "persian";
  /** Digits readers expect (CLDR numbering system); `latn` unless said. */
  readonly digits?: "arabext";
  readonly day: string;
  readonly weekday: string;
  readonly monthDay: string;
  readonly month: string;
  readonly time: string;
  readonly year: string;
}

type Key = keyof (typeof en)["labels"];

/** Name of a label whose text depends on `{count}`. */
export type CountLabel = Key extends infer K ? (K extends `${infer Name}.other` ? Name : never) : never;

/** Name of any label, as templates and `labels` in the settings use it. */
export type Label = CountLabel | Exclude<Key, `${string}.${string}`>;

/** The labels of one language, complete. Plural forms beyond `.other` only where the language has them. */
export type LabelTexts = Readonly<Record<Exclude<Label, CountLabel> | `${CountLabel}.other`, string>> &
  Readonly<Partial<Record<`${CountLabel}.${"zero" | "one" | "two" | "few" | "many"}`, string>>>;

/** A language that is complete: what each file in `words/` must be. */
export type CompleteWords = Words & { readonly labels: LabelTexts };

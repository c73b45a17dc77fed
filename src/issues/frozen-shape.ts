import type { Article } from "../model/article.js";
import type { Issue } from "../model/issue.js";
import type { Translation } from "../publication/translations.js";

/** An article of a frozen issue, with its text. */
export interface FrozenArticle {
  readonly article: Article;
  readonly body: string;
  /** The same in other languages; copies of earlier versions have none. */
  readonly translations?: readonly Translation[];
}

/** Whether a value of a frozen copy is an issue: all that its mail and its page are made of is there. */
export function isIssue(value: unknown): value is Issue {
  return fitsIssue(value);
}

/** Whether a value of a frozen copy is an article with its text. */
export function isFrozenArticle(value: unknown): value is FrozenArticle {
  return fitsFrozenArticle(value);
}

/** Whether a value is of a kind. Only what is shown is asked for: copies of earlier versions lack what came later. */
type Fits = (value: unknown) => boolean;

const text: Fits = (value) => typeof value === "string";
const number: Fits = Number.isFinite;
/** Within what a `Date` can hold, in milliseconds. */
const instant: Fits = (value) => typeof value === "number" && Math.abs(value) <= 8.64e15;
const address: Fits = (value) => typeof value === "string" && URL.canParse(value);
const language: Fits = (value) => typeof value === "string" && isLanguageTag(value);
const listOf =
  (fits: Fits): Fits =>
  (value) =>
    Array.isArray(value) && value.every(fits);
const maybe =
  (fits: Fits): Fits =>
  (value) =>
    value === undefined || fits(value);
const record =
  (parts: Readonly<Record<string, Fits>>): Fits =>
  (value) =>
    typeof value === "object" &&
    value !== null &&
    Object.entries(parts).every(([key, fits]) => fits((value as Readonly<Record<string, unknown>>)[key]));

const fitsIssue = record({
  id: text,
  number,
  slug: text,
  path: text,
  url: address,
  language,
  direction: text,
  title: text,
  subject: text,
  preheader: text,
  published: instant,
  window: record({ from: instant, to: instant }),
  intro: text,
  outro: text,
  mail: maybe(record({ subject: maybe(text), preheader: maybe(text), intro: maybe(text), outro: maybe(text) })),
  sections: listOf(
    record({
      kind: text,
      title: maybe(text),
      slug: text,
      entries: listOf(record({ articleId: text, treatment: text, note: maybe(text), blurb: maybe(text) })),
    }),
  ),
  sponsors: listOf(record({ name: text, url: text, html: text, disclosure: text, position: number })),
  corrections: listOf(record({ text, articleId: maybe(text), issueNumber: maybe(number) })),
});

const fitsFrozenArticle = record({
  article: record({
    source: text,
    id: text,
    url: address,
    language,
    direction: text,
    title: maybe(text),
    summary: text,
    dateline: maybe(text),
    published: instant,
    authors: listOf(record({ name: text, slug: text, url: maybe(text) })),
    tags: listOf(record({ name: text })),
    section: maybe(record({ name: text })),
    translationKey: maybe(text),
    picture: maybe(record({ url: text, alt: maybe(text), caption: maybe(text) })),
    enclosures: listOf(record({ url: text, mediaType: text })),
    words: number,
  }),
  body: text,
  translations: maybe(listOf(record({ url: address, language, direction: text }))),
});

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0;
  } catch {
    return false;
  }
}

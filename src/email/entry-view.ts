import { entryContent } from "../issues/entry-content.js";
import { endInDirection } from "../language/end-in-direction.js";
import { formatDate } from "../language/format-date.js";
import { formatList } from "../language/format-list.js";
import type { Labels } from "../language/labels-of.js";
import { nativeName } from "../language/native-name.js";
import { readingMinutes } from "../language/reading-minutes.js";
import type { HtmlNode } from "../markup/html-tree.js";
import type { Article } from "../model/article.js";
import type { Entry, Issue } from "../model/issue.js";
import type { Direction } from "../model/language.js";
import type { Settings } from "../publication/settings.js";
import type { Translation } from "../publication/translations.js";
import { firstSentence } from "./first-sentence.js";
import { fitForMail } from "./fit-for-mail.js";
import { isUpright } from "./is-upright.js";
import type { Theme } from "./theme.js";

/** What the views of all entries of an issue are made with. */
export interface EntryTools {
  readonly issue: Issue;
  readonly settings: Settings;
  readonly theme: Theme;
  readonly labels: Labels;
  readonly bodyOf: (article: Article) => string;
  readonly translationsOf: (article: Article) => readonly Translation[];
  readonly tagLink: (url: string) => string;
  /** Width of pictures across the mail, in pixels. */
  readonly inner: number;
  /** How many articles the issue shows in all. */
  readonly count: number;
}

/** One article of an issue, as templates show it. Texts are plain unless they are called `html`. */
export interface EntryView {
  /** File of the article: named when rendering it fails. */
  readonly source: string;
  /** Name of the partial that shows it. */
  readonly partial: "lead" | "story";
  /** Stands right below the heading of its section. */
  readonly first: boolean;
  /** Element of its headline. */
  readonly level: string;
  readonly url: string;
  readonly title: string;
  readonly kicker: string;
  /** Author, date, reading time. */
  readonly meta: string;
  /** Direction of `meta`, where there are no words in the issue's language and those of another run otherwise. */
  readonly metaDir: string;
  readonly note: string;
  /** Sanitised, fit for mail. */
  readonly html: string;
  /** One sentence, for briefs and for what has no headline. */
  readonly line: string;
  /** Words of the link to the rest; empty where all of it is here. */
  readonly more: string;
  readonly picture?: { readonly url: string; readonly alt: string; readonly caption: string } | undefined;
  /** Its sound or film. */
  readonly media?: { readonly url: string; readonly label: string } | undefined;
  readonly translations: readonly {
    readonly url: string;
    readonly language: string;
    readonly dir: string;
    readonly name: string;
  }[];
  /** Set where the article's language differs from the issue's. */
  readonly lang: string;
  readonly dir: string;
  readonly align: string;
  readonly rtl: boolean;
  readonly upright: boolean;
  /** What the text part is written from: the same as `html`, before it was styled. */
  readonly nodes: readonly HtmlNode[];
}

/** Makes the view of an entry. `level` is that of its headline, 2 or 3. */
export function entryView(entry: Entry, article: Article, level: number, tools: EntryTools): EntryView {
  const { issue, labels, theme, settings, inner } = tools;
  const treatment = entry.treatment === "lead" ? "lead" : "story";
  const isShort = entry.treatment === "brief" || entry.treatment === "link";
  const { nodes, cut } = isShort ? NOTHING : entryContent(entry, article, tools);
  const foreign = article.language !== issue.language;
  const url = tools.tagLink(article.url);
  return {
    source: article.source,
    partial: treatment,
    first: false,
    level: `h${level}`,
    url,
    title: article.title ?? "",
    kicker: article.section?.name ?? (treatment === "lead" ? (article.tags[0]?.name ?? "") : ""),
    meta: metaOf(article, treatment, tools),
    note: entry.note ?? "",
    html: fitForMail(nodes, {
      theme,
      direction: article.direction,
      width: inner,
      radius: settings.email.radius,
      level,
      url: article.url,
      tagLink: tools.tagLink,
      words: { watch: labels.text.watch, listen: labels.text.listen, picture: labels.text.picture },
    }),
    line:
      isShort || article.title === undefined ? (entry.blurb ?? firstSentence(article.summary, article.language)) : "",
    more: cut && treatment === "lead" ? labels.text["read-on"] : "",
    picture: pictureOf(article),
    media: mediaOf(article, labels),
    translations: tools.translationsOf(article).map((other) => ({
      url: tools.tagLink(other.url),
      language: other.language,
      dir: other.direction,
      name: nativeName(other.language),
    })),
    metaDir: labels.direction === issue.direction ? "" : labels.direction,
    lang: foreign ? article.language : "",
    dir: foreign ? article.direction : "",
    align: article.direction === issue.direction ? "" : alignOf(article.direction),
    rtl: article.direction === "rtl",
    upright: isUpright(article.language),
    nodes,
  };
}

/** What briefs show of an article's text. */
const NOTHING = { nodes: [], cut: false };

/** The side on which lines of a direction begin. */
export function alignOf(direction: Direction): "left" | "right" {
  return direction === "rtl" ? "right" : "left";
}

function metaOf(article: Article, treatment: "lead" | "story", { issue, labels, settings }: EntryTools): string {
  const names = article.authors.map(({ name }) => name);
  const signed = names.length === 0 ? "" : labels.say("by", { names: formatList(names, labels.language) });
  const by = endInDirection(signed, labels.direction);
  const { language } = labels;
  const isLead = treatment === "lead";
  const date = isLead
    ? formatDate(article.published, { language, timeZone: settings.timeZone, style: "monthDay" })
    : "";
  const time = labels.say("reading-time", { count: readingMinutes(article.words) });
  const meta = [by, date, time].filter((part) => part !== "").join(" · ");
  return labels.direction === issue.direction ? meta : BEGINS[labels.direction] + meta;
}

/** Where there are no words in the issue's language, a day at the beginning would run as that does, its month as English. */
const BEGINS: Readonly<Record<Direction, string>> = { ltr: "\u200E", rtl: "\u200F" };

function mediaOf({ enclosures }: Article, { text }: Labels): EntryView["media"] {
  const media = enclosures.find(({ mediaType }) => /^(?:audio|video)\//.test(mediaType));
  return media && { url: media.url, label: media.mediaType.startsWith("audio") ? text.listen : text.watch };
}

function pictureOf({ picture }: Article): EntryView["picture"] {
  if (!picture || /\.svgz?(?:[?#]|$)/i.test(picture.url) || picture.mediaType === "image/svg+xml") return undefined;
  return { url: picture.url, alt: picture.alt ?? "", caption: picture.caption ?? "" };
}

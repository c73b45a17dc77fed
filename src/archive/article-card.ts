import { formatDate } from "../language/format-date.js";
import { readingMinutes } from "../language/reading-minutes.js";
import type { Article } from "../model/article.js";
import type { Direction, Language } from "../model/language.js";
import { type Archive, labelsIn } from "./archive.js";
import { type BylinePart, bylineOf } from "./byline.js";
import type { PageLinks } from "./page-links.js";
import { type PagePicture, pictureOn } from "./page-picture.js";
import { titleOf } from "./title-of.js";

/** An article as lists, the front page and issues show it: plain data for `partials/card.hbs`. */
export interface ArticleCard {
  /** Path of the source file: named when the template fails. */
  readonly source: string;
  /** Set where the article's language is not the page's. */
  readonly lang?: Language | undefined;
  readonly dir?: Direction | undefined;
  readonly href: string;
  readonly title: string;
  readonly summary: string;
  readonly dateline?: string | undefined;
  readonly section?: string | undefined;
  readonly byline: readonly BylinePart[];
  readonly date: string;
  /** ISO 8601, for machines. */
  readonly datetime: string;
  readonly readingTime: string;
  readonly readOn: string;
  readonly picture?: PagePicture | undefined;
}

/** Describes an article for a page in a language; the words about it are in the article's own. */
export function cardOf(article: Article, archive: Archive, links: PageLinks, pageLanguage: Language): ArticleCard {
  const { language, direction, published, summary } = article;
  const labels = labelsIn(archive, language);
  const title = titleOf(article);
  const { timeZone } = archive.publication.settings;
  return {
    source: article.source,
    ...(language !== pageLanguage && { lang: language, dir: direction }),
    href: links.to(article.url),
    title,
    // Where the summary gave the title it would only say it again.
    summary: article.title === undefined ? "" : summary,
    dateline: article.dateline,
    section: article.section?.name,
    byline: bylineOf(article.authors, labels, archive, links),
    date: formatDate(published, { language: labels.language, timeZone, style: "day" }),
    datetime: new Date(published).toISOString(),
    readingTime: labels.say("reading-time", { count: readingMinutes(article.words) }),
    readOn: labels.text["read-on"],
    picture: article.picture && pictureOn(article.picture, links),
  };
}

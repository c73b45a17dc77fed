import { formatDate } from "../language/format-date.js";
import type { Labels } from "../language/labels-of.js";
import { nativeName } from "../language/native-name.js";
import { readingMinutes } from "../language/reading-minutes.js";
import { escapeAttribute } from "../markup/escape-html.js";
import type { Article, Heading } from "../model/article.js";
import type { Enclosure } from "../model/asset.js";
import { FEED_FOLDERS, publicUrl } from "../publication/feed-addresses.js";
import type { Archive } from "./archive.js";
import type { ArticleRelations } from "./article-relations.js";
import { bodyOnPage, ourPages } from "./body-on-page.js";
import { bylineOf } from "./byline.js";
import type { PageHead } from "./frame-context.js";
import { issueNumber } from "./issue-stamp.js";
import { type Page, type PageTools, page } from "./page.js";
import type { PageLinks } from "./page-links.js";
import { pictureOn } from "./page-picture.js";
import { articleData } from "./structured-data.js";
import { titleOf } from "./title-of.js";

/**
 * The page of an article. It depends on the article and on the titles and addresses of those it
 * links to, and on nothing else, so that editing one article touches few pages.
 */
export function articlePage(article: Article, relations: ArticleRelations, archive: Archive): Page {
  const { newer, older, translations, issues } = relations;
  const shown = (other: Article | undefined) => other && [other.url, titleOf(other)];
  return page(archive, {
    path: article.path,
    url: article.url,
    language: article.language,
    template: "article.hbs",
    updated: article.updated,
    place: article.places.slug ?? { file: article.source },
    // Search engines want originals in the map of the site.
    isListed: article.canonicalUrl === undefined,
    key: () => [
      article.digest,
      article.contributors.map(({ slug }) => archive.groups.authors.has(slug)),
      ourPages(article.links, archive),
      shown(newer),
      shown(older),
      translations.map(({ url, language }) => [url, language]),
      issues.map(({ url, title, number }) => [url, title, number]),
    ],
    content: (tools) => ({
      head: headOf(article, relations, archive),
      context: { source: article.source, article: articleContext(article, relations, archive, tools) },
    }),
  });
}

function headOf(article: Article, { translations }: ArticleRelations, archive: Archive): PageHead {
  const { language, url, canonicalUrl, section, published, updated } = article;
  return {
    title: titleOf(article),
    description: article.summary,
    canonical: canonicalUrl ?? url,
    type: "article",
    picture: article.picture,
    translations:
      translations.length === 0 ? [] : [article, ...translations].map(({ language, url }) => ({ language, url })),
    properties: [
      { property: "og:locale", content: language.replaceAll("-", "_") },
      { property: "article:published_time", content: new Date(published).toISOString() },
      { property: "article:modified_time", content: new Date(updated).toISOString() },
      ...(section ? [{ property: "article:section", content: section.name }] : []),
      ...article.tags.map(({ name }) => ({ property: "article:tag", content: name })),
    ],
    data: articleData(article, archive),
    menu: "archive",
  };
}

function articleContext(
  article: Article,
  relations: ArticleRelations,
  archive: Archive,
  { labels, links }: PageTools,
): object {
  const { publication, has } = archive;
  const { settings } = publication;
  const body = publication.bodyOf(article);
  const to = (folder: string): string => links.to(publicUrl(settings, folder));
  return {
    ...(article.language !== labels.language && { lang: article.language, dir: article.direction }),
    title: article.title,
    subtitle: article.subtitle,
    // Wire copy begins with it; elsewhere it is known from the front matter alone.
    dateline: body.includes('<strong class="dateline">') ? undefined : article.dateline,
    section: article.section && {
      name: article.section.name,
      href: has.sections ? to(FEED_FOLDERS.section(article.section.slug)) : undefined,
    },
    byline: bylineOf(article.authors, labels, archive, links),
    ...datesOf(article, labels, settings.timeZone),
    readingTime: labels.say("reading-time", { count: readingMinutes(article.words) }),
    // Many articles show their picture in the text as well: once is enough.
    picture: article.picture && !shows(body, article.picture.url) ? pictureOn(article.picture, links) : undefined,
    players: article.enclosures.map((enclosure) => playerOf(enclosure, labels, links)),
    contents: contentsOf(article),
    body: bodyOnPage(body, archive, links, article.url),
    corrections: article.corrections.map(({ date, text }) => ({
      text,
      heading: labels.say("corrected-on", { date: dayOf(date, labels, settings.timeZone) }),
    })),
    firstPublished: article.repostOf && {
      href: article.repostOf.url,
      text: labels.say("first-published", { source: article.repostOf.title }),
    },
    license: article.license,
    issues: relations.issues.map((issue) => ({
      title: issue.title,
      number: issueNumber(issue, labels),
      href: links.to(issue.url),
    })),
    tags: article.tags.map(({ name, slug }) => ({ name, href: has.tags ? to(FEED_FOLDERS.tag(slug)) : undefined })),
    translations: relations.translations.map(({ language, direction, url }) => ({
      lang: language,
      dir: direction,
      href: links.to(url),
      name: nativeName(language),
    })),
    newer: relations.newer && { href: links.to(relations.newer.url), title: titleOf(relations.newer) },
    older: relations.older && { href: links.to(relations.older.url), title: titleOf(relations.older) },
  };
}

function shows(body: string, url: string): boolean {
  return body.includes(`"${escapeAttribute(url)}"`);
}

function datesOf({ published, updated }: Article, labels: Labels, timeZone: string): object {
  const day = dayOf(published, labels, timeZone);
  const changed = updated === published ? day : dayOf(updated, labels, timeZone);
  return {
    date: day,
    datetime: new Date(published).toISOString(),
    updated: changed === day ? undefined : labels.say("updated-on", { date: changed }),
    updatedTime: new Date(updated).toISOString(),
  };
}

function dayOf(instant: number, { language }: Labels, timeZone: string): string {
  return formatDate(instant, { language, timeZone, style: "day" });
}

/** A sound or film plays in the page; anything else can be fetched. */
function playerOf({ url, mediaType, title, byteLength }: Enclosure, { text }: Labels, links: PageLinks): object {
  return {
    src: links.to(url),
    type: mediaType,
    isAudio: mediaType.startsWith("audio/"),
    isVideo: mediaType.startsWith("video/"),
    name:
      title ??
      (mediaType.startsWith("audio/") ? text.listen : mediaType.startsWith("video/") ? text.watch : text.download),
    size: byteLength > 0 ? sizeOf(byteLength) : undefined,
  };
}

function sizeOf(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Headings that lead through an article; short ones need no map. */
function contentsOf({ headings, words }: Article): readonly Heading[] {
  const chapters = headings.filter(({ level, text }) => level <= 3 && text !== "");
  return words >= 900 && chapters.length >= 3 ? chapters : [];
}

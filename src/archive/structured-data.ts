import type { Article } from "../model/article.js";
import type { Issue } from "../model/issue.js";
import type { Person } from "../model/person.js";
import { FEED_FOLDERS, publicUrl } from "../publication/feed-addresses.js";
import type { Settings } from "../publication/settings.js";
import type { Archive } from "./archive.js";
import { titleOf } from "./title-of.js";

/** What a page tells search engines of an article: schema.org `NewsArticle`, as JSON-LD. */
export function articleData(article: Article, archive: Archive): object {
  const { settings } = archive.publication;
  const { picture, license, corrections } = article;
  return {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    headline: titleOf(article),
    description: article.summary || undefined,
    url: article.url,
    mainEntityOfPage: article.url,
    datePublished: new Date(article.published).toISOString(),
    dateModified: new Date(article.updated).toISOString(),
    inLanguage: article.language,
    author: article.authors.map((person) => personData(person, archive)),
    contributor: nonEmpty(article.contributors.map((person) => personData(person, archive))),
    publisher: publisherData(settings),
    image: picture && { "@type": "ImageObject", url: picture.url, width: picture.width, height: picture.height },
    articleSection: article.section?.name,
    keywords: nonEmpty(article.tags.map(({ name }) => name)),
    wordCount: article.words,
    license,
    isBasedOn: article.repostOf?.url ?? article.canonicalUrl,
    correction: nonEmpty(corrections.map(({ text }) => text)),
    isPartOf: periodicalData(settings),
  };
}

/** The same of an issue: schema.org `PublicationIssue`. */
export function issueData(issue: Issue, { publication }: Archive): object {
  return {
    "@context": "https://schema.org",
    "@type": "PublicationIssue",
    name: issue.title,
    issueNumber: issue.number,
    url: issue.url,
    datePublished: new Date(issue.published).toISOString(),
    inLanguage: issue.language,
    publisher: publisherData(publication.settings),
    isPartOf: periodicalData(publication.settings),
  };
}

/** The same of the publication as a whole: schema.org `WebSite`. */
export function siteData({ publication: { settings } }: Archive): object {
  return {
    "@context": "https://schema.org",
    "@type": "WebSite",
    name: settings.title,
    description: settings.description || undefined,
    url: publicUrl(settings, ""),
    inLanguage: settings.language,
    publisher: publisherData(settings),
  };
}

/** Writes data into a `script` element: JSON in which nothing can end the element or begin a comment. */
export function writeStructuredData(data: object): string {
  return JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function personData({ name, url, slug }: Person, { publication, has, groups }: Archive): object {
  const page =
    has.authors && groups.authors.has(slug) ? publicUrl(publication.settings, FEED_FOLDERS.author(slug)) : undefined;
  return { "@type": "Person", name, url: url ?? page };
}

function publisherData({ title, url, publisher }: Settings): object {
  return { "@type": "Organization", name: publisher?.name ?? title, url: publisher?.url ?? url };
}

function periodicalData(settings: Settings): object {
  return { "@type": "Periodical", name: settings.title, url: publicUrl(settings, "") };
}

const nonEmpty = <T>(list: readonly T[]): readonly T[] | undefined => (list.length > 0 ? list : undefined);

import type { Article } from "../model/article.js";
import type { Person } from "../model/person.js";
import type { Place } from "../model/place.js";

/** Gives an article back with the parts that others have too in common with them. */
export type ShareParts = (article: Article) => Article;

/**
 * Makes articles small: of 100,000 most have the tags, authors and languages of others, and say
 * in many places which file they come from. It halves what they take.
 */
export function partSharer(): ShareParts {
  const known = new Map<string, unknown>();

  function one<Part>(name: string, part: Part): Part {
    const shared = known.get(name);
    if (shared !== undefined) return shared as Part;
    known.set(name, part);
    return part;
  }

  function list<Part>(parts: readonly Part[], nameOf: (part: Part) => string): readonly Part[] {
    return parts.length === 0 ? NONE : parts.map((part) => one(nameOf(part), part));
  }

  const people = (persons: readonly Person[]) => list(persons, (person) => JSON.stringify(person));

  // Spelt out, so that all articles have one shape, wherever they come from.
  return (article) => ({
    source: article.source,
    digest: article.digest,
    id: article.id,
    idIsWritten: article.idIsWritten,
    slug: article.slug,
    path: article.path,
    url: article.url,
    canonicalUrl: article.canonicalUrl,
    aliases: orNone(article.aliases),
    language: one(article.language, article.language),
    direction: article.direction,
    translationKey: article.translationKey,
    title: article.title,
    subtitle: article.subtitle,
    summary: article.summary,
    summaryIsWritten: article.summaryIsWritten,
    dateline: article.dateline,
    published: article.published,
    updated: article.updated,
    draft: article.draft,
    authors: people(article.authors),
    contributors: people(article.contributors),
    tags: list(article.tags, (tag) => `tag ${tag.slug} ${tag.name}`),
    section: article.section && one(`tag ${article.section.slug} ${article.section.name}`, article.section),
    picture: article.picture,
    enclosures: orNone(article.enclosures),
    episode: article.episode,
    assets: orNone(article.assets),
    words: article.words,
    headings: orNone(article.headings),
    undescribed: orNone(article.undescribed),
    links: orNone(article.links),
    repostOf: article.repostOf,
    license: article.license && one(article.license, article.license),
    corrections: orNone(article.corrections),
    feedContent: article.feedContent,
    places: placesOf(article),
  });
}

const NONE: readonly never[] = [];

function orNone<Item>(items: readonly Item[]): readonly Item[] {
  return items.length === 0 ? NONE : items;
}

function placesOf({ source, places }: Article): Article["places"] {
  const own = (place: Place | undefined) => (place?.file === source ? { ...place, file: source } : place);
  const { title, date, id, picture, slug, body } = places;
  return { title: own(title), date: own(date), id: own(id), picture: own(picture), slug: own(slug), body: own(body) };
}

import type { ResolvedReference } from "../markup/reference-token.js";
import type { Article } from "../model/article.js";
import type { Place } from "../model/place.js";
import type { LinkedArticle } from "./link-article.js";
import type { SharedParts } from "./shared-parts.js";

/** What is known of an article before it is looked up: its outline says it, and the publication. */
export type OwnParts = Pick<
  Article,
  "source" | "id" | "slug" | "path" | "url" | "language" | "translationKey" | "published" | "draft"
>;

/** A linked article as it is remembered: without what is known anyway, and without what is empty. */
export interface LinkedRecord {
  readonly article: Partial<Omit<Article, keyof OwnParts>>;
  readonly references?: readonly ResolvedReference[] | undefined;
}

export function linkedRecord({ article, references }: LinkedArticle): LinkedRecord {
  const said = Object.entries(article).filter(([name, value]) => !KNOWN.has(name) && !isEmpty(value));
  return {
    article: {
      ...Object.fromEntries(said),
      places: mapPlaces(article.places, (file) => (file === article.source ? "" : file)),
    },
    references: references.length > 0 ? references : undefined,
  };
}

/**
 * Makes the article of a record whole again. All articles have one shape, wherever they come from,
 * and have in common what is the same in many: of 100,000 most have the tags and authors of others.
 */
export function readLinked(
  { article, references = NONE }: LinkedRecord,
  own: OwnParts,
  shared: SharedParts,
): LinkedArticle {
  // Spelt out: that is what gives them one shape.
  const whole: Article = {
    source: own.source,
    digest: article.digest ?? "",
    id: own.id,
    idIsWritten: article.idIsWritten ?? false,
    slug: own.slug,
    path: own.path,
    url: own.url,
    canonicalUrl: article.canonicalUrl,
    aliases: article.aliases ?? NONE,
    language: shared.text(own.language),
    direction: article.direction ?? "ltr",
    translationKey: own.translationKey,
    title: article.title,
    subtitle: article.subtitle,
    summary: article.summary ?? "",
    summaryIsWritten: article.summaryIsWritten ?? false,
    dateline: article.dateline,
    published: own.published,
    updated: article.updated ?? own.published,
    draft: own.draft,
    authors: shared.people(article.authors),
    contributors: shared.people(article.contributors),
    tags: shared.tags(article.tags),
    section: article.section && shared.tag(article.section),
    picture: article.picture,
    enclosures: article.enclosures ?? NONE,
    episode: article.episode,
    assets: article.assets ?? NONE,
    words: article.words ?? 0,
    headings: article.headings ?? NONE,
    undescribed: article.undescribed ?? NONE,
    links: article.links ?? NONE,
    repostOf: article.repostOf,
    license: article.license && shared.text(article.license),
    corrections: article.corrections ?? NONE,
    feedContent: article.feedContent,
    places: mapPlaces(article.places ?? {}, (file) => (file === "" ? own.source : file)),
  };
  return { article: whole, references };
}

const KNOWN: ReadonlySet<string> = new Set<keyof OwnParts>([
  "source",
  "id",
  "slug",
  "path",
  "url",
  "language",
  "translationKey",
  "published",
  "draft",
]);

const NONE: readonly never[] = [];

/** Nearly all places of an article are in its own file: as text, `""` stands for it. */
function mapPlaces(places: Article["places"], nameOf: (file: string) => string): Article["places"] {
  const named = (place: Place | undefined) =>
    place && { file: nameOf(place.file), line: place.line, column: place.column };
  const { title, id, picture, slug, updated, body } = places;
  return {
    title: named(title),
    id: named(id),
    picture: named(picture),
    slug: named(slug),
    updated: named(updated),
    body: named(body),
  };
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === false ||
    value === "" ||
    value === 0 ||
    (Array.isArray(value) && value.length === 0)
  );
}

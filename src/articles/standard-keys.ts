import { STANDARD_KEYS, type StandardKey } from "../publication/standard-key.js";

/**
 * The words that generators have for each standard key, the most telling first: where two are
 * given, the first one counts. Written without capitals, hyphens and underscores, so that
 * `pubDate`, `pub_date` and `pub-date` are all `pubdate`.
 */
export const SYNONYMS: Readonly<Record<StandardKey, readonly string[]>> = {
  title: ["title", "headline", "linktitle"],
  subtitle: ["subtitle", "subheadline", "subheading", "tagline", "kicker"],
  summary: ["summary", "excerpt", "description", "teaser", "abstract", "lead", "lede", "intro"],
  dateline: ["dateline"],
  date: ["date", "pubdate", "published", "publishedat", "datepublished", "posted", "created", "createdat"],
  publishDate: ["publishdate", "publisheddate", "goesliveon"],
  updated: [
    "updated",
    "lastmod",
    "modified",
    "lastmodified",
    "lastmodifiedat",
    "updatedat",
    "updateddate",
    "datemodified",
  ],
  expires: ["expirydate", "expires", "expiresat", "expirationdate", "unpublishdate"],
  draft: ["draft", "isdraft"],
  authors: ["authors", "author", "by", "byline", "writers", "writer"],
  contributors: ["contributors", "contributor", "editors", "editor", "translators", "translator"],
  tags: ["tags", "tag", "keywords", "topics"],
  categories: ["categories", "category"],
  section: ["section"],
  language: ["lang", "language", "locale"],
  translationKey: ["translationkey", "translationid", "translationof", "langref"],
  slug: ["slug"],
  permalink: ["permalink", "url", "path"],
  aliases: ["aliases", "alias", "redirectfrom", "redirects"],
  canonical: ["canonical", "canonicalurl", "canonicallink", "originalurl"],
  id: ["id", "guid", "uuid"],
  image: [
    "image",
    "cover",
    "hero",
    "featuredimage",
    "coverimage",
    "heroimage",
    "thumbnail",
    "banner",
    "images",
    "ogimage",
    "socialimage",
  ],
  imageAlt: ["imagealt", "coveralt", "heroalt", "heroimagealt", "featuredimagealt", "thumbnailalt"],
  imageCaption: ["imagecaption", "covercaption", "herocaption", "featuredimagecaption"],
  enclosure: ["enclosure", "enclosures", "audio", "audiourl", "audiofile", "podcast", "attachments"],
  duration: ["duration", "audioduration", "itunesduration"],
  episode: ["episode", "episodenumber", "number"],
  season: ["season", "seasonnumber"],
  episodeType: ["episodetype"],
  explicit: ["explicit"],
  transcript: ["transcript", "transcripts"],
  chapters: ["chapters", "chaptersurl"],
  people: ["people", "persons", "guest", "guests", "hosts", "host"],
  license: ["license", "licence", "rights"],
  corrections: ["corrections", "correction", "errata"],
  repostOf: ["repostof", "sourcearticle", "originallypublished"],
  feed: ["feed", "feedcontent"],
};

/** A key as all dialects write it the same. */
export function plainKey(key: string): string {
  return key.toLowerCase().replace(/[-_ ]/g, "");
}

/** Rank of each word among the words of its standard key. */
export const RANKS: ReadonlyMap<string, { readonly key: StandardKey; readonly rank: number }> = new Map(
  STANDARD_KEYS.flatMap((key) => SYNONYMS[key].map((word, rank) => [word, { key, rank }] as const)),
);

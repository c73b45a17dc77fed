import type { ResolvedReference } from "../markup/reference-token.js";
import type { Article } from "../model/article.js";
import type { Asset, Enclosure, Picture } from "../model/asset.js";
import { digestOf } from "../model/digest.js";
import { enclosureType } from "./enclosure-type.js";
import { formerPath } from "./former-path.js";
import { linkEpisode } from "./link-episode.js";
import type { OutlinedArticle } from "./outline.js";
import type { ParsedHead, UnlinkedArticle } from "./parsed-article.js";
import { safePath } from "./permalink.js";
import { type LinkContext, type Resolved, referenceResolver } from "./resolve-references.js";

/** An article, and what goes into the references of its body. */
export interface LinkedArticle {
  readonly article: Article;
  readonly references: readonly ResolvedReference[];
}

/** What has been found out about an article among the others. */
export interface KnownOfArticle {
  readonly id: string;
  readonly translationKey: string | undefined;
}

/** Fills in what only the whole publication can tell of an article. */
export function linkArticle(
  outlined: OutlinedArticle,
  unlinked: UnlinkedArticle,
  { references, bodyDigest }: ParsedHead,
  known: KnownOfArticle,
  context: LinkContext,
): LinkedArticle {
  const { picture, enclosures, episode, writtenId } = unlinked;
  const resolved = references.map(referenceResolver(outlined, context));
  const links = references.flatMap(({ kind }, index) => (kind === "page" ? (resolved[index]?.url ?? []) : []));
  const { slug, path, url } = context.addressOf(outlined);
  // Spelt out: a copy without some of its fields (`{ a, ...rest }`) takes ten times as long.
  const article: Omit<Article, "digest"> = {
    source: unlinked.source,
    id: known.id,
    idIsWritten: writtenId !== undefined && writtenId === known.id,
    slug,
    path,
    url,
    // Many sites write down that a page is its own original: that says nothing.
    canonicalUrl: unlinked.canonicalUrl === url ? undefined : unlinked.canonicalUrl,
    aliases: aliasesOf(unlinked),
    language: unlinked.language,
    direction: unlinked.direction,
    translationKey: known.translationKey,
    title: unlinked.title,
    subtitle: unlinked.subtitle,
    summary: unlinked.summary,
    summaryIsWritten: unlinked.summaryIsWritten,
    dateline: unlinked.dateline,
    published: unlinked.published,
    updated: unlinked.updated,
    draft: unlinked.draft,
    authors: unlinked.authors,
    contributors: unlinked.contributors,
    tags: unlinked.tags,
    section: unlinked.section,
    picture: picture && pictureOf(picture, resolved),
    enclosures: enclosures.map((enclosure) => enclosureOf(enclosure, resolved)),
    episode: episode && linkEpisode(episode, resolved),
    assets: uniqueAssets(resolved),
    words: unlinked.words,
    headings: unlinked.headings,
    undescribed: unlinked.undescribed,
    links: [...new Set(links)],
    repostOf: unlinked.repostOf,
    license: unlinked.license,
    corrections: unlinked.corrections,
    feedContent: unlinked.feedContent,
    places: unlinked.places,
  };
  // Where a body leads is part of what it is.
  const digest = digestOf(
    article,
    bodyDigest,
    resolved.map(({ url }) => url),
  );
  return { article: { ...article, digest }, references: resolved.map(toReference) };
}

function toReference({ url, asset }: Resolved): ResolvedReference {
  return asset?.width === undefined ? { url } : { url, width: asset.width, height: asset.height };
}

function pictureOf(
  picture: NonNullable<UnlinkedArticle["picture"]>,
  resolved: readonly Resolved[],
): Picture | undefined {
  const found = resolved[picture.reference];
  if (found === undefined) return undefined;
  const { width, height, mediaType, byteLength } = found.asset ?? {};
  return { url: found.url, alt: picture.alt, caption: picture.caption, width, height, mediaType, byteLength };
}

function enclosureOf(
  { reference, ...written }: UnlinkedArticle["enclosures"][number],
  resolved: readonly Resolved[],
): Enclosure {
  const { url = "", asset } = resolved[reference] ?? {};
  return {
    url,
    // What was measured is true; what was written may have been so once.
    mediaType: asset?.mediaType ?? written.mediaType ?? enclosureType(url),
    byteLength: asset?.byteLength ?? written.byteLength ?? 0,
    duration: asset?.duration ?? written.duration,
    title: written.title,
  };
}

function uniqueAssets(resolved: readonly Resolved[]): readonly Asset[] {
  return [...new Set(resolved.flatMap(({ asset }) => asset ?? []))];
}

/** Former paths from the root of the site; the root itself is none. */
function aliasesOf({ aliases }: UnlinkedArticle): readonly string[] {
  return [...new Set(aliases.map((alias) => safePath(formerPath(alias))))].filter((path) => path !== "");
}

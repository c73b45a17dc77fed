import type { Problem } from "../problem/problem.js";
import type { ParsedHead, UnlinkedArticle } from "./parsed-article.js";

/**
 * What all others must know of a file: who is public, where each article stands, what each is
 * called. Small, because those of the whole publication are held at once, while heads are fetched
 * one by one.
 */
export interface Outline {
  readonly source: string;
  /** Hash of everything that the file's head depends on. */
  readonly key: string;
  /** Absent when the file cannot be an article at all. */
  readonly article?: OutlinedArticle | undefined;
  /** Problems of the file by itself. */
  readonly problems: readonly Problem[];
}

/** The part of an article that addresses, ids and links of others are made from. */
export type OutlinedArticle = Pick<
  UnlinkedArticle,
  | "source"
  | "writtenId"
  | "slug"
  | "permalink"
  | "aliases"
  | "language"
  | "translationKey"
  | "title"
  | "section"
  | "published"
  | "expires"
  | "draft"
  | "places"
>;

/** The outlines of a publication's files, and the way to the rest of each. */
export interface Outlines {
  /** In the order of their paths. */
  readonly outlines: readonly Outline[];
  /** Fetched on each call: keep what you need of it, not it. */
  headOf(source: string): ParsedHead;
}

/** @param head - A head, or an outline of it. */
export function outlineOf(
  { article, problems }: Pick<Outline, "article" | "problems">,
  source: string,
  key: string,
): Outline {
  return { source, key, article: article && outlinedArticle(article, source), problems };
}

function outlinedArticle(article: OutlinedArticle, source: string): OutlinedArticle {
  return {
    source,
    writtenId: article.writtenId,
    slug: article.slug,
    permalink: article.permalink,
    aliases: article.aliases,
    language: article.language,
    translationKey: article.translationKey,
    title: article.title,
    section: article.section,
    published: article.published,
    expires: article.expires,
    draft: article.draft,
    // Where two articles want one id or address, these are pointed at.
    places: { id: article.places.id, slug: article.places.slug },
  };
}

import type { Problem } from "../problem/problem.js";
import type { Settings } from "../publication/settings.js";
import { deriveName } from "./article-id.js";
import type { ParsedHead, UnlinkedArticle } from "./parsed-article.js";
import { type Address, addressOf } from "./permalink.js";
import { textPrint } from "./text-print.js";

/**
 * What all others must know of a file: who is public, where each article stands, what each is
 * called. Small, because those of the whole publication are held at once, while heads are fetched
 * one by one. Plain data: it survives JSON.
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
export interface OutlinedArticle
  extends Pick<
    UnlinkedArticle,
    "source" | "writtenId" | "aliases" | "language" | "translationKey" | "published" | "expires" | "draft" | "places"
  > {
  /** Where it stands, unless another has that address (`claimAddresses`). */
  readonly address: Address;
  /** What its id ends in, unless it has one written. */
  readonly name: string;
  /** See `textPrint`. */
  readonly text: string;
}

/** The outlines of a publication's files, and the way to the rest of each. */
export interface Outlines {
  /** In the order of their paths. */
  readonly outlines: readonly Outline[];
  /** Fetched on each call: keep what you need of it, not it. */
  headOf(source: string): ParsedHead;
}

/** @param key - See `Outline.key`. */
export function outlineOf({ source, article, problems }: ParsedHead, key: string, settings: Settings): Outline {
  return { source, key, article: article && outlinedArticle(article, settings), problems };
}

/** An outline as JSON gave it back. All have one shape, wherever they come from. */
export function shapedOutline({ key, article, problems }: Outline, source: string): Outline {
  return { source, key, article: article && shaped(article, source), problems };
}

function outlinedArticle(article: UnlinkedArticle, settings: Settings): OutlinedArticle {
  const name = deriveName(article, settings);
  return shaped({ ...article, address: addressOf(article, settings), name, text: textPrint(article) }, article.source);
}

function shaped(article: OutlinedArticle, source: string): OutlinedArticle {
  return {
    source,
    writtenId: article.writtenId,
    aliases: article.aliases,
    language: article.language,
    translationKey: article.translationKey,
    published: article.published,
    expires: article.expires,
    draft: article.draft,
    // Where two articles want one id or address, these are pointed at.
    places: { id: article.places.id, slug: article.places.slug },
    address: article.address,
    name: article.name,
    text: article.text,
  };
}

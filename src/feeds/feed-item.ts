import type { Author, Item } from "feed";
import { escapeHtmlAsXml } from "../markup/xml-element.js";
import type { Article, Episode } from "../model/article.js";
import type { Enclosure, Picture } from "../model/asset.js";
import type { Direction, Language } from "../model/language.js";

/**
 * One item of a feed, as all three formats write it: `feed`'s own `Item`, with what the formats
 * need and `feed` does not know. Texts are plain and hold only characters that XML can write.
 */
export interface FeedItem extends Item {
  /** As it was issued, whatever it looks like: RSS and JSON Feed take any text. */
  readonly id: string;
  /** The same where it is an IRI, which Atom wants (RFC 4287 §4.2.6), else an IRI made from it. */
  readonly atomId: string;
  /** Title; for an article without one its first words, since Atom requires a title (RFC 4287 §4.2.14). */
  readonly title: string;
  /** False when the title was made up: RSS and JSON Feed leave it out then. */
  readonly isTitled: boolean;
  readonly published: Date;
  /** Last change: Atom `updated`, JSON Feed `date_modified`. */
  readonly date: Date;
  /** Summary as plain text; absent when the content says no more than it. */
  readonly description?: string;
  /** Feed-safe HTML, never empty. */
  readonly content: string;
  readonly language: Language;
  readonly direction: Direction;
  /** At least one, each with a name (RFC 4287 §4.1.2: an entry has an author). */
  readonly author: Author[];
  readonly contributor: Author[];
  readonly tags: readonly string[];
  /** First is the one that RSS carries. */
  readonly enclosures: readonly Enclosure[];
  readonly picture: Picture | undefined;
  readonly episode: Episode | undefined;
  readonly source: Article["repostOf"];
  readonly license: string | undefined;
  /** The article elsewhere: where it was published first. */
  readonly externalUrl: string | undefined;
}

/** Bytes that an item takes in the largest of the formats, nearly: what the budget counts. */
export function itemBytes(item: FeedItem): number {
  const known = sizes.get(item) ?? Buffer.byteLength(escapedContent(item)) + 2 * (item.description?.length ?? 0);
  sizes.set(item, known);
  return known + ITEM_OVERHEAD;
}

/** Bytes of the elements around the texts. */
const ITEM_OVERHEAD = 1500;

/** The content as XML text. RSS and Atom write it, each in several feeds; it is escaped once. */
export function escapedContent(item: FeedItem): string {
  const known = escaped.get(item) ?? escapeHtmlAsXml(item.content.trim());
  escaped.set(item, known);
  return known;
}

const escaped = new WeakMap<FeedItem, string>();
const sizes = new WeakMap<FeedItem, number>();

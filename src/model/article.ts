import type { Asset, Enclosure, Picture } from "./asset.js";
import type { Instant } from "./instant.js";
import type { Direction, Language } from "./language.js";
import type { Person } from "./person.js";
import type { Place } from "./place.js";

/**
 * One article: everything about it but its body, which is fetched with `Publication.bodyOf`
 * so that a publication of 100,000 articles does not keep them all in memory.
 *
 * Plain, readonly, serialisable as JSON. All texts are plain text (never HTML), in NFC, free
 * of control characters, on one line. All URLs are absolute and percent-encoded (RFC 3986).
 */
export interface Article {
  /** Path of the source file, from the project folder. */
  readonly source: string;
  /** Hash of all the article is: metadata, body, and what its references resolve to (hex). */
  readonly digest: string;
  /** Permanent id: an absolute IRI, `tag:` (RFC 4151) unless the author gave one. Never shown to people. */
  readonly id: string;
  /** True when the author wrote the id; it is published as it is, whatever it looks like. */
  readonly idIsWritten: boolean;
  /** Last path segment of the page, in NFC; letters of any script. */
  readonly slug: string;
  /** Path of the page under `out/`, not percent-encoded, e.g. `articles/хабар/index.html`. */
  readonly path: string;
  readonly url: string;
  /** Public URL of the original when the article was published elsewhere first (`rel="canonical"`). */
  readonly canonicalUrl?: string | undefined;
  /** Former paths on this site, from its root, without a leading slash; each gets a page that leads here. */
  readonly aliases: readonly string[];

  readonly language: Language;
  readonly direction: Direction;
  /** Articles with the same key are translations of each other. */
  readonly translationKey?: string | undefined;

  /** Absent for notes without one. */
  readonly title?: string | undefined;
  readonly subtitle?: string | undefined;
  /** Written by the author, else the first paragraphs, cut at a sentence or word. Empty when there is no text. */
  readonly summary: string;
  readonly summaryIsWritten: boolean;
  /** Place in the head of a wire report, e.g. `ALMATY, Kazakhstan`. */
  readonly dateline?: string | undefined;

  readonly published: Instant;
  /** Last change that readers should know of; never before `published`. */
  readonly updated: Instant;
  readonly draft: boolean;

  readonly authors: readonly Person[];
  readonly contributors: readonly Person[];
  readonly tags: readonly Tag[];
  readonly section?: Tag | undefined;

  readonly picture?: Picture | undefined;
  /** First is the main one: the only one that RSS can carry. */
  readonly enclosures: readonly Enclosure[];
  readonly episode?: Episode | undefined;
  /** Files of the project that this article shows or links to. */
  readonly assets: readonly Asset[];

  /** Words, or for scripts without spaces characters ÷ 1.6, of the body as readers see it. */
  readonly words: number;
  /** All of the body, in order; outputs decide from how many on a table of contents is worth its room. */
  readonly headings: readonly Heading[];
  /** Where the body shows pictures of which nobody said what they show (no `alt` at all). */
  readonly undescribed: readonly Place[];
  /** Absolute URLs that the body links to, in order, each once. */
  readonly links: readonly string[];

  /** Where a repost came from: RSS `source`. */
  readonly repostOf?: { readonly title: string; readonly url: string } | undefined;
  /** Absolute URL of the licence. */
  readonly license?: string | undefined;
  /** What was wrong in an earlier version, newest first. */
  readonly corrections: readonly Correction[];
  /** What feeds carry of this article when it differs from the feed's own setting. */
  readonly feedContent?: "full" | "summary" | "none" | undefined;
  /** Where in the source the parts stand that outputs may complain about. */
  readonly places: { readonly [part in "title" | "id" | "picture" | "slug" | "updated" | "body"]?: Place | undefined };
}

/** A tag, section or category. */
export interface Tag {
  /** As shown. */
  readonly name: string;
  /** Path segment of its page and feed; two names with one slug are one tag. */
  readonly slug: string;
}

export interface Heading {
  /** 1 to 6, as in the body (where the page's own h1 is the title, bodies begin at 2). */
  readonly level: number;
  readonly id: string;
  readonly text: string;
}

export interface Correction {
  readonly date: Instant;
  readonly text: string;
}

/** What podcast directories want to know of an episode (Apple's podcast tags, the Podcasting 2.0 namespace). */
export interface Episode {
  readonly number?: number | undefined;
  readonly season?: number | undefined;
  readonly type?: "full" | "trailer" | "bonus" | undefined;
  readonly explicit?: boolean | undefined;
  readonly transcripts: readonly {
    readonly url: string;
    readonly mediaType: string;
    readonly language?: string | undefined;
  }[];
  readonly chaptersUrl?: string | undefined;
  readonly people: readonly {
    readonly name: string;
    readonly role?: string | undefined;
    readonly url?: string | undefined;
    readonly image?: string | undefined;
  }[];
}

import type { Author, FeedOptions } from "feed";
import type { Direction, Language } from "../model/language.js";
import type { FeedFormat } from "../publication/feed-addresses.js";
import type { Settings } from "../publication/settings.js";

/** Addresses of one feed in its formats. */
export type FeedLinks = Readonly<Partial<Record<FeedFormat, string>>>;

/** What is said of a feed as a whole: `feed`'s own options, with what `feed` does not know. */
export interface FeedHead extends FeedOptions {
  /** Permanent id: an IRI. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Address of the page for people. */
  readonly link: string;
  readonly language: Language;
  readonly direction: Direction;
  /** Last change of any item; never the time of the build. */
  readonly updated: Date;
  readonly author: Author & { readonly name: string };
  /** Its own addresses. */
  readonly feedLinks: { rss?: string; atom?: string; json?: string };
  /** The CSS style sheet, relative to the feed. */
  readonly stylesheet: string;
  readonly license: string | undefined;
  /** Sentence for who opens the raw file. */
  readonly comment: string;
  /** Archived feed with the articles before these (RFC 5005 `prev-archive`; JSON Feed `next_url`). */
  readonly previous: FeedLinks | undefined;
  /** For an archived feed: the one to subscribe to (RFC 5005 `current`). */
  readonly current: FeedLinks | undefined;
  /** The same feed in other languages. */
  readonly translations: readonly { readonly language: Language; readonly links: FeedLinks }[];
  /** Set for the podcast feed only. */
  readonly podcastSettings: (NonNullable<Settings["feeds"]["podcast"]> & { readonly guid: string }) | undefined;
}

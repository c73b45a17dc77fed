import type { Language } from "../model/language.js";
import type { Settings } from "./settings.js";

/** A format that feeds are written in. */
export type FeedFormat = Settings["feeds"]["formats"][number];

/** Name of a feed's file in its folder. Fixed for ever: readers have subscribed to them. */
export const FEED_FILES: Readonly<Record<FeedFormat, string>> = {
  rss: "feed.xml",
  atom: "atom.xml",
  json: "feed.json",
};

/** What readers know the formats by. */
export const FEED_FORMAT_NAMES: Readonly<Record<FeedFormat, string>> = { rss: "RSS", atom: "Atom", json: "JSON Feed" };

/** Media types of the formats, as `rel="alternate"` links name them (RSS Autodiscovery; RFC 4287; JSON Feed 1.1). */
export const FEED_TYPES: Readonly<Record<FeedFormat, string>> = {
  rss: "application/rss+xml",
  atom: "application/atom+xml",
  json: "application/feed+json",
};

/**
 * Folders of the feeds under `out/`, `""` or ending in `/`. The page of the same subject stands
 * in the same folder, so that page and feed find each other.
 */
export const FEED_FOLDERS = {
  main: "",
  tag: (slug: string) => `tags/${slug}/`,
  author: (slug: string) => `authors/${slug}/`,
  section: (slug: string) => `sections/${slug}/`,
  language: (language: Language) => `languages/${language}/`,
  issues: "issues/",
  podcast: "podcast/",
  /** One archived feed (RFC 5005), counted from 1, the oldest, with a mark of what it holds. */
  history: (number: number, mark: string) => `history/${number}-${mark}/`,
} as const;

/** Path under `out/` of the page that explains the feeds and offers them. */
export const SUBSCRIBE_PAGE = "subscribe/index.html";

/** Path under `out/` of the list of all feeds (OPML). */
export const FEED_LIST = "feeds.opml";

/** Public address of a file or folder under `out/`, percent-encoded (RFC 3986). */
export function publicUrl(settings: Settings, path: string): string {
  const base = settings.url.endsWith("/") ? settings.url : `${settings.url}/`;
  return base + (UNRESERVED.test(path) ? path : path.split("/").map(encodeURIComponent).join("/"));
}

/** Paths that stay as they are, as most do (RFC 3986 §2.3). */
const UNRESERVED = /^[\w.~/-]*$/;

/** Path under `out/` of the style sheet that shows feeds in a browser. */
export const FEED_STYLES = "feed.css";

/** Public address of the feed of one folder in one format. */
export function feedUrl(settings: Settings, folder: string, format: FeedFormat): string {
  return publicUrl(settings, folder + FEED_FILES[format]);
}

/**
 * What the head of a page says of a feed: one format only, because who subscribes should not
 * have to choose (RSS Autodiscovery).
 */
export function alternateLink(
  settings: Settings,
  folder: string,
  title: string,
): { readonly href: string; readonly type: string; readonly title: string } {
  const format = settings.feeds.formats[0] ?? "rss";
  return { href: feedUrl(settings, folder, format), type: FEED_TYPES[format], title };
}

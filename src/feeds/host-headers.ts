import { FEED_TYPES, type FeedFormat, publicUrl } from "../publication/feed-addresses.js";
import type { Settings } from "../publication/settings.js";

/** Seconds for which caches may keep a feed: few, since news is what it is for. */
const MAX_AGE = 300;

/** Headers that every feed is sent with, whatever asks for it. */
export function feedHeaders({ feeds }: Settings): Readonly<Record<string, string>> {
  return {
    "Cache-Control": `public, max-age=${MAX_AGE}`,
    "Access-Control-Allow-Origin": "*",
    ...(feeds.hub === undefined ? {} : { Link: `<${feeds.hub}>; rel=hub` }),
  };
}

/** The exact media type, with a charset for XML: without one browsers show anything but Latin letters as rubbish. */
export function exactType(format: FeedFormat): string {
  return format === "json" ? FEED_TYPES.json : `${FEED_TYPES[format]}; charset=utf-8`;
}

/** The type for which browsers apply the style sheet. */
export const BROWSER_TYPE = "application/xml; charset=utf-8";

/** Path of the site's root as a URL has it: `/` or `/weekly/`. */
export function basePath(settings: Settings): string {
  return new URL(publicUrl(settings, "")).pathname;
}

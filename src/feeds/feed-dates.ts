import type { Instant } from "../model/instant.js";

/**
 * Writes an instant as RSS wants its dates (RFC 822 with a four-digit year): `Sun, 22 Nov 2026 08:30:00 +0000`.
 *
 * `+0000` rather than `GMT`: the RSS Best Practices Profile takes both, RFC 5322 calls names obsolete.
 * Milliseconds are cut off, so that an article is never newer in the feed than on its page.
 */
export function rssDate(instant: Instant): string {
  return `${new Date(instant).toUTCString().slice(0, -"GMT".length)}+0000`;
}

/** Writes an instant as Atom and JSON Feed want it (RFC 3339), in UTC, whole seconds: `2026-11-22T08:30:00Z`. */
export function atomDate(instant: Instant): string {
  return `${new Date(instant).toISOString().slice(0, -".000Z".length)}Z`;
}

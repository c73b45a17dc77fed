import { FEED_FILES, type FeedFormat } from "../publication/feed-addresses.js";
import type { Settings } from "../publication/settings.js";
import { BROWSER_TYPE, exactType, feedHeaders } from "./host-headers.js";

/** `.htaccess`: by file name, wherever the file stands. Needs mod_headers; without it only the types are set. */
export function apacheRules(settings: Settings, formats: readonly FeedFormat[]): string {
  // For Apache a `%` begins a variable, and one that it does not know makes it refuse the whole site.
  const headers = Object.entries(feedHeaders(settings)).map(
    ([name, value]) => `    Header set ${name} "${value.replaceAll("%", "%%")}"`,
  );
  const rules = formats.map((format) =>
    [
      `<Files "${FEED_FILES[format]}">`,
      `  ForceType "${exactType(format)}"`,
      "  <IfModule mod_headers.c>",
      ...headers,
      COMPRESSED_TOO,
      ...forBrowsers(format),
      "  </IfModule>",
      "</Files>",
    ].join("\n"),
  );
  return `# How the feeds are sent. Apache reads this file.\n${rules.join("\n")}\n`;
}

/**
 * Apache gives what it compresses an ETag of its own, `"1d39b-gzip"`, and then does not know it again: without this,
 * readers that ask for compressed feeds, nearly all, never get a 304 (Apache bug 45023).
 */
const COMPRESSED_TOO = String.raw`    RequestHeader edit* If-None-Match "-(?:gzip|br)\"" "\""`;

function forBrowsers(format: FeedFormat): readonly string[] {
  if (format === "json") return [];
  return [
    `    Header set Content-Type "${BROWSER_TYPE}" "expr=%{HTTP_ACCEPT} =~ m#text/html#"`,
    "    Header merge Vary Accept",
  ];
}

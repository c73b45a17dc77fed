import { percentDecoded } from "../model/percent-decoded.js";
import { FEED_FILES, type FeedFormat } from "../publication/feed-addresses.js";
import type { Settings } from "../publication/settings.js";
import { BROWSER_TYPE, basePath, exactType, feedHeaders } from "./host-headers.js";

/** A file to `include` in the `server` block of nginx. */
export function nginxRules(settings: Settings, formats: readonly FeedFormat[]): string {
  const { precompress } = settings.feeds;
  const shared = [
    // nginx takes `$` for the beginning of a variable, has no way to escape it, and does not start with one that it does not know.
    ...Object.entries(feedHeaders(settings)).map(
      ([name, value]) => `  add_header ${name} "${value.replaceAll("$", "%24")}";`,
    ),
    '  add_header Vary "Accept, Accept-Encoding";',
    ...(precompress.includes("gzip") ? ["  gzip_static on;"] : []),
    ...(precompress.includes("brotli") ? ["  brotli_static on;"] : []),
  ];
  const blocks = [
    ...formats.map((format) => location(format, settings, shared)),
    block("location @postrider_feed_in_browser", [...typed(BROWSER_TYPE), ...shared]),
  ];
  return `# How the feeds are sent. Write this into the server block: include nginx-feeds.conf;\n${blocks.join("\n")}\n`;
}

/** A type cannot depend on a header here, so a browser is sent on to a location of its own; 418 is a status nobody else uses. */
function location(format: FeedFormat, settings: Settings, shared: readonly string[]): string {
  // nginx compares paths as they are once they are decoded.
  const base = percentDecoded(basePath(settings)).replace(/[.+*?^$()[\]{}|\\"]/g, "\\$&");
  const forBrowsers = [
    "  error_page 418 = @postrider_feed_in_browser;",
    "  if ($http_accept ~ text/html) { return 418; }",
  ];
  return block(`location ~ "^${base}(.+/)?${FEED_FILES[format].replace(".", "\\.")}$"`, [
    ...(format === "json" ? [] : forBrowsers),
    ...typed(exactType(format)),
    ...shared,
  ]);
}

const typed = (type: string): readonly string[] => ["  types { }", `  default_type "${type}";`];

const block = (head: string, lines: readonly string[]): string => [`${head} {`, ...lines, "}"].join("\n");

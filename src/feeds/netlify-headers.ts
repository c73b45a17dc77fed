import { FEED_FILES } from "../publication/feed-addresses.js";
import type { FeedChannel } from "../publication/feed-channels.js";
import type { Settings } from "../publication/settings.js";
import { BROWSER_TYPE, basePath, exactType, feedHeaders } from "./host-headers.js";

/**
 * `_headers` of Netlify and Cloudflare Pages: a path, then indented headers. `:name` stands for one
 * part of a path, so that thousands of tags need one rule (Cloudflare reads a hundred).
 */
export function netlifyHeaders(settings: Settings, channels: readonly FeedChannel[]): string {
  const kinds = new Map(channels.map((channel) => [folderPattern(channel), channel.formats]));
  if (settings.feeds.history) kinds.set("history/:name/", settings.feeds.formats);
  const rules = [...kinds].flatMap(([folder, formats]) =>
    formats.map((format) => {
      const type = format === "json" ? exactType(format) : BROWSER_TYPE;
      const headers = Object.entries({ "Content-Type": type, ...feedHeaders(settings) });
      return [
        basePath(settings) + folder + FEED_FILES[format],
        ...headers.map(([name, value]) => `  ${name}: ${value}`),
      ].join("\n");
    }),
  );
  return `# How the feeds are sent. Netlify and Cloudflare Pages read this file.\n${rules.join("\n")}\n`;
}

function folderPattern({ kind, folder }: FeedChannel): string {
  const isOne = kind === "main" || kind === "issues" || kind === "podcast";
  return isOne ? folder : folder.replace(/[^/]+\/$/, ":name/");
}

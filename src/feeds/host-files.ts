import { digestOf } from "../model/digest.js";
import type { OutputFile } from "../model/output-file.js";
import type { FeedChannel } from "../publication/feed-channels.js";
import type { Publication } from "../publication/publication.js";
import { apacheRules } from "./apache-rules.js";
import { netlifyHeaders } from "./netlify-headers.js";
import { nginxRules } from "./nginx-rules.js";

/**
 * Rules by which hosts send feeds with the right type and charset, let web pages fetch them
 * (CORS), let caches keep them for minutes, and tell of the hub (WebSub §4, `Link` headers).
 * ETag and Last-Modified are what these hosts send by themselves.
 *
 * A browser shows the style sheet of a feed only for `application/xml`. Where a host can choose,
 * who asks for a web page gets that type and a reader the exact one; where it cannot, everyone
 * gets `application/xml`, which all readers take.
 */
export function hostFiles({ settings }: Publication, channels: readonly FeedChannel[]): readonly OutputFile[] {
  const { hosts } = settings.feeds;
  // A podcast is RSS, whatever the other feeds are.
  const formats = [...new Set(channels.flatMap((channel) => channel.formats))];
  const file = (path: string, text: string): OutputFile => ({
    path,
    mediaType: "text/plain; charset=utf-8",
    key: digestOf(path, text),
    bytes: () => text,
  });
  return [
    ...(hosts.includes("netlify") ? [file("_headers", netlifyHeaders(settings, channels))] : []),
    ...(hosts.includes("apache") ? [file(".htaccess", apacheRules(settings, formats))] : []),
    ...(hosts.includes("nginx") ? [file("nginx-feeds.conf", nginxRules(settings, formats))] : []),
  ];
}

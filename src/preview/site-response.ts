import { digest } from "../model/digest.js";

/** A file of `out/` as it is asked for over HTTP. */
export interface SiteFile {
  readonly path: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** When the content last changed, for `Last-Modified`. */
  readonly modified: number;
}

/**
 * Answers with a file of `out/` the way a good host does, so that what works here works there:
 * a strong ETag, `Last-Modified`, 304 on either (RFC 9110 §13: `If-None-Match` wins), the right
 * type, and for feeds CORS and a short time to live.
 *
 * Files that browsers show are never kept without asking: the editor must not see yesterday's page.
 */
export function siteResponse(file: SiteFile, request: Request): Response {
  const type = typeFor(file.mediaType, request);
  const etag = `"${digest(file.bytes)}${type === file.mediaType ? "" : "-xml"}"`;
  const modified = Math.floor(file.modified / 1000) * 1000;
  const headers = new Headers({
    "content-type": type,
    etag,
    "last-modified": new Date(modified).toUTCString(),
    "cache-control": isFeed(file.mediaType) ? "max-age=300" : "no-cache",
    "x-content-type-options": "nosniff",
  });
  if (isFeed(file.mediaType)) headers.set("access-control-allow-origin", "*");
  if (isXmlFeed(file.mediaType)) headers.set("vary", "accept");
  if (isFresh(request.headers, etag, modified)) return new Response(null, { status: 304, headers });
  headers.set("content-length", String(file.bytes.byteLength));
  return new Response(request.method === "HEAD" ? null : Buffer.from(file.bytes), { headers });
}

/** Browsers show the style sheet of a feed only for plain XML; readers, who ask for no page, get the exact type. */
function typeFor(mediaType: string, request: Request): string {
  const isBrowser = request.headers.get("accept")?.includes("text/html") === true;
  return isBrowser && isXmlFeed(mediaType) ? "application/xml; charset=utf-8" : mediaType;
}

function isXmlFeed(mediaType: string): boolean {
  return /^application\/(?:rss|atom)\+xml\b/.test(mediaType);
}

function isFeed(mediaType: string): boolean {
  return /^application\/(?:rss\+xml|atom\+xml|feed\+json|xml)\b/.test(mediaType);
}

function isFresh(headers: Headers, etag: string, modified: number): boolean {
  const known = headers.get("if-none-match");
  if (known !== null) {
    return known.split(",").some((tag) => ["*", etag].includes(tag.trim().replace(/^W\//, "")));
  }
  const since = Date.parse(headers.get("if-modified-since") ?? "");
  return !Number.isNaN(since) && modified <= since;
}

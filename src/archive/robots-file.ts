import { digestOf } from "../model/digest.js";
import type { OutputFile } from "../model/output-file.js";
import { publicUrl } from "../publication/feed-addresses.js";
import type { Archive } from "./archive.js";

/** `robots.txt` (RFC 9309): everybody is welcome, and the map of the site is here. */
export function robotsFile({ publication }: Archive): OutputFile {
  const sitemap = publicUrl(publication.settings, "sitemap.xml");
  return {
    path: "robots.txt",
    mediaType: "text/plain; charset=utf-8",
    key: digestOf("robots", sitemap),
    bytes: () => `User-agent: *\nAllow: /\nSitemap: ${sitemap}\n`,
  };
}

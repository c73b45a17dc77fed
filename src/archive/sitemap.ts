import { escapeXml } from "../markup/xml-element.js";
import { digestOf } from "../model/digest.js";
import type { OutputFile } from "../model/output-file.js";
import { publicUrl } from "../publication/feed-addresses.js";
import type { Archive } from "./archive.js";
import type { Page } from "./page.js";

/** Addresses that one file may hold (sitemaps.org, "Sitemap file location", limits: 50,000 and 50 MB). */
const LIMIT = 50_000;
const NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

/** The map of the site for search engines; more than 50,000 pages give several and an index of them. */
export function sitemapFiles(archive: Archive, pages: readonly Page[]): readonly OutputFile[] {
  const listed = pages.filter(({ isListed }) => isListed);
  if (listed.length <= LIMIT) return [urlSet("sitemap.xml", listed)];
  const parts = Array.from({ length: Math.ceil(listed.length / LIMIT) }, (_, index) =>
    urlSet(`sitemap-${index + 1}.xml`, listed.slice(index * LIMIT, (index + 1) * LIMIT)),
  );
  const urls = parts.map(({ path }) => publicUrl(archive.publication.settings, path));
  return [index(urls), ...parts];
}

function urlSet(path: string, pages: readonly Page[]): OutputFile {
  return {
    path,
    mediaType: "application/xml; charset=utf-8",
    get key() {
      return digestOf(
        "sitemap",
        pages.map(({ url, updated }) => [url, updated]),
      );
    },
    bytes: () => write("urlset", pages.map(({ url, updated }) => entry("url", url, updated)).join("")),
  };
}

function index(urls: readonly string[]): OutputFile {
  return {
    path: "sitemap.xml",
    mediaType: "application/xml; charset=utf-8",
    key: digestOf("sitemap index", urls),
    bytes: () => write("sitemapindex", urls.map((url) => entry("sitemap", url)).join("")),
  };
}

function entry(name: string, url: string, updated?: number): string {
  const changed = updated === undefined ? "" : `<lastmod>${new Date(updated).toISOString()}</lastmod>`;
  return `<${name}><loc>${escapeXml(url)}</loc>${changed}</${name}>\n`;
}

function write(name: string, entries: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${name} xmlns="${NAMESPACE}">\n${entries}</${name}>\n`;
}

import { escapeAttribute } from "../markup/escape-html.js";
import type { Archive } from "./archive.js";
import type { PageLinks } from "./page-links.js";

/**
 * Fits the body of an article, which is good HTML already, into a page: addresses on this site
 * become relative, so that a copy of `out/` works wherever it stands; wide tables scroll by
 * themselves, by keyboard too; pictures load when they are reached.
 *
 * @param own - Public address of the page, where the body is all of it: links to its parts stay on it.
 *   Servers show it without `index.html`, so that a link to the file would load it once more.
 */
export function bodyOnPage(html: string, archive: Archive, links: PageLinks, own?: string): string {
  const { base } = archive;
  const parts = own === undefined ? undefined : `${escapeAttribute(own)}#`;
  const relative = (_: string, name: string, value: string): string => {
    if (parts !== undefined && value.startsWith(parts)) return ` ${name}="${value.slice(parts.length - 1)}"`;
    if (name === "srcset") return ` srcset="${value.replaceAll(base, links.root || "./")}"`;
    return ` ${name}="${isOurPage(value, archive) ? links.to(value) : links.near(value)}"`;
  };

  return html.replace(tagsOfInterest(base), (tag, name: string) => {
    const linked = tag.includes(base) ? tag.replace(ADDRESSES, relative) : tag;
    if (name === "table") return `<div class="scroll" tabindex="0">${linked}`;
    if (name === "/table") return `${linked}</div>`;
    if (name === "img" && !tag.includes(" loading=")) return linked.replace("<img", '<img loading="lazy"');
    return linked;
  });
}

/**
 * Which links of a body lead to pages of ours: all that a body on a page depends on besides itself.
 *
 * @param links - Absolute.
 */
export function ourPages(links: readonly string[], archive: Archive): readonly string[] {
  return links.filter((link) => isOurPage(link, archive));
}

function isOurPage(link: string, { base, pages }: Archive): boolean {
  return link.startsWith(base) && pages.has(link.replace(/[?#].*$/s, ""));
}

/** Attributes that hold addresses: one, or a list of candidates (`srcset`). */
const ADDRESSES = / (href|src|poster|srcset|cite)="([^"]*)"/g;

const patterns = new Map<string, RegExp>();

/** Tags that are changed. In bodies `<` and `>` stand for tags alone: everywhere else they are escaped. */
function tagsOfInterest(base: string): RegExp {
  const known = patterns.get(base);
  if (known) return known;
  const address = base.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const pattern = new RegExp(`<(\\/?table|img|[a-z][a-z0-9]*(?= [^>]*"${address}))\\b[^>]*>`, "g");
  patterns.set(base, pattern);
  return pattern;
}

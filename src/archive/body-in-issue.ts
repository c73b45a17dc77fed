import type { HtmlNode } from "../markup/html-tree.js";
import { mapNodes } from "../markup/map-html.js";
import { serializeHtml } from "../markup/serialize-html.js";
import type { Archive } from "./archive.js";
import { bodyOnPage } from "./body-on-page.js";
import type { PageLinks } from "./page-links.js";

/** Level of an article's headline on the page of an issue. */
const HEADLINE = 3;

/**
 * Fits the text of an article in among others: its headings come below its headline, and it gives
 * up its ids, which two articles may share; links to them lead to the article's own page.
 */
export function bodyInIssue(nodes: readonly HtmlNode[], archive: Archive, links: PageLinks): string {
  const fitted = mapNodes(nodes, ({ name, attributes: { id: _, ...attributes }, children }) => {
    const level = /^h([1-6])$/.exec(name)?.[1];
    // Bodies begin at h2.
    return { name: level === undefined ? name : `h${Math.min(6, Number(level) + HEADLINE - 1)}`, attributes, children };
  });
  return bodyOnPage(serializeHtml(fitted), archive, links);
}

import { type HtmlElement, type HtmlNode, isElement } from "../markup/html-tree.js";
import { parseHtml } from "../markup/parse-html.js";
import type { FrontMatter } from "./front-matter.js";
import { placeAt } from "./place-at.js";
import type { MatterSource } from "./read-front-matter.js";

/**
 * Reads what the head of a whole HTML page says of it: `<meta name="date" content="2026-11-22">`, as Pelican does,
 * and what browsers and search engines know. Its title is read with its body, where the headline may stand as well.
 */
export function readPage({ file, text, line }: MatterSource): FrontMatter {
  const values: Record<string, string> = {};
  for (const { name = "", content = "" } of metasOf(parseHtml(text))) {
    const key = name.trim().toLowerCase();
    if (KNOWN.has(key)) values[key] ??= content;
  }
  return {
    values,
    placeOf(key) {
      const offset = text.search(new RegExp(`<meta\\b[^>]*\\bname\\s*=\\s*["']?\\s*${key}\\b`, "i"));
      const place = placeAt(file, text, Math.max(0, offset));
      return { ...place, line: (place.line ?? 1) + line - 1 };
    },
  };
}

/** All others mean something to programs alone (`viewport`), or to one of them. */
const KNOWN = new Set("author authors date modified tags keywords category summary description slug status".split(" "));

function metasOf(nodes: readonly HtmlNode[]): readonly HtmlElement["attributes"][] {
  return nodes
    .filter(isElement)
    .flatMap(({ name, attributes, children }) => (name === "meta" ? [attributes] : metasOf(children)));
}

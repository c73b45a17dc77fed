import { escapeAttribute, escapeHtml } from "./escape-html.js";
import type { HtmlElement, HtmlNode } from "./html-tree.js";

/**
 * Writes a tree as HTML that is well-formed XML too: every element is closed, void elements as `<br />`,
 * every attribute quoted, no entity but the five of XML.
 */
export function serializeHtml(nodes: readonly HtmlNode[]): string {
  let html = "";
  for (const node of nodes) html += typeof node === "string" ? escapeHtml(node) : serializeElement(node);
  return html;
}

/** Elements without content and end tag (HTML §13.1.2, "void elements"). */
const VOID = new Set("area base br col embed hr img input link meta source track wbr".split(" "));

function serializeElement({ name, attributes, children }: HtmlElement): string {
  let tag = `<${name}`;
  for (const key in attributes) tag += ` ${key}="${escapeAttribute(attributes[key] ?? "")}"`;
  return VOID.has(name) ? `${tag} />` : `${tag}>${serializeHtml(children)}</${name}>`;
}

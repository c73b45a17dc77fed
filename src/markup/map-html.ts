import type { HtmlElement, HtmlNode } from "./html-tree.js";
import { isElement } from "./html-tree.js";
import { parseHtml } from "./parse-html.js";
import { serializeHtml } from "./serialize-html.js";

/**
 * Says what becomes of an element whose children have been visited: itself or another one,
 * its children (the tags go), or `[]` (it goes with all it holds).
 */
export type HtmlVisitor = (element: HtmlElement) => HtmlNode | readonly HtmlNode[];

/** Changes HTML element by element, from the innermost outwards. */
export function mapHtml(html: string, visit: HtmlVisitor): string {
  return serializeHtml(mapNodes(parseHtml(html), visit));
}

/** The same for a tree. */
export function mapNodes(nodes: readonly HtmlNode[], visit: HtmlVisitor): readonly HtmlNode[] {
  const mapped: HtmlNode[] = [];
  for (const node of nodes) {
    if (!isElement(node)) {
      mapped.push(node);
      continue;
    }
    const { name, attributes, children } = node;
    const made = visit({ name, attributes, children: children.length === 0 ? children : mapNodes(children, visit) });
    if (isNode(made)) mapped.push(made);
    else for (const one of made) mapped.push(one);
  }
  return mapped;
}

function isNode(made: HtmlNode | readonly HtmlNode[]): made is HtmlNode {
  return typeof made === "string" || !Array.isArray(made);
}

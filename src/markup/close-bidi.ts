import { type HtmlNode, isElement } from "./html-tree.js";
import { mapNodes } from "./map-html.js";
import { BLOCKS } from "./sanitize.js";
import { rawText } from "./to-text.js";

/**
 * Closes bidirectional controls that an author opened and left open, at the end of their block.
 *
 * Browsers end them there by themselves (UAX #9, X8); but blocks become lines of a mail, cells
 * and titles elsewhere, and an open override would turn around whatever comes next.
 */
export function closeBidi(nodes: readonly HtmlNode[]): readonly HtmlNode[] {
  if (!nodes.some(holdsControl)) return nodes;
  const closed = mapNodes(nodes, (element) =>
    BLOCKS.has(element.name) || ENDS.has(element.name)
      ? { ...element, children: withClosers(element.children) }
      : element,
  );
  return withClosers(closed);
}

/** Elements beside blocks at whose end a line ends. */
const ENDS = new Set("li td th dt dd caption summary".split(" "));
const CONTROL = /[\u202A-\u202E\u2066-\u2069]/;
const POP_EMBEDDING = "\u202C";
const POP_ISOLATE = "\u2069";

function holdsControl(node: HtmlNode): boolean {
  return isElement(node) ? node.children.some(holdsControl) : CONTROL.test(node);
}

function withClosers(nodes: readonly HtmlNode[]): readonly HtmlNode[] {
  const closers = closersOf(rawText(nodes));
  return closers === "" ? nodes : [...nodes, closers];
}

/** What closes a text, innermost first. */
function closersOf(text: string): string {
  const open: string[] = [];
  for (const [control] of text.matchAll(/[\u202A-\u202E\u2066-\u2069]/g)) {
    if (control !== POP_EMBEDDING && control !== POP_ISOLATE) {
      open.push(control >= "\u2066" ? POP_ISOLATE : POP_EMBEDDING);
    } else if (open.at(-1) === control) open.pop();
  }
  return open.reverse().join("");
}

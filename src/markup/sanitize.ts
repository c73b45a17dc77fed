import { allowElement } from "./allow-list.js";
import { type HtmlElement, type HtmlNode, isBlank, isElement } from "./html-tree.js";

/** Keeps of a tree what may stand in an article (see `allowElement`), and puts right how the rest is nested. */
export function sanitize(nodes: readonly HtmlNode[]): readonly HtmlNode[] {
  return splitParagraphs(sanitizeWithin(nodes, false));
}

function sanitizeWithin(nodes: readonly HtmlNode[], inLink: boolean): readonly HtmlNode[] {
  return nodes.flatMap((node): HtmlNode | readonly HtmlNode[] => {
    if (!isElement(node)) return node;
    const isLink = node.name === "a";
    const children = splitParagraphs(sanitizeWithin(node.children, inLink || isLink));
    // A link cannot hold a link: browsers would end the outer one early.
    return isLink && inLink ? children : allowElement({ ...node, children });
  });
}

/** A paragraph cannot hold a block (a figure out of a picture or an embed): it is cut around it. */
function splitParagraphs(nodes: readonly HtmlNode[]): readonly HtmlNode[] {
  if (!nodes.some(holdsBlock)) return nodes;
  return nodes.flatMap((node) => (holdsBlock(node) ? splitParagraph(node) : [node]));
}

function holdsBlock(node: HtmlNode): node is HtmlElement {
  return (
    isElement(node) && node.name === "p" && node.children.some((child) => isElement(child) && BLOCKS.has(child.name))
  );
}

function splitParagraph({ name, attributes, children }: HtmlElement): readonly HtmlNode[] {
  const parts: HtmlNode[] = [];
  let run: HtmlNode[] = [];
  const endRun = () => {
    if (!run.every(isBlank)) parts.push({ name, attributes, children: run });
    run = [];
  };
  for (const child of children) {
    if (isElement(child) && BLOCKS.has(child.name)) {
      endRun();
      parts.push(child);
    } else run.push(child);
  }
  endRun();
  return parts;
}

/** Elements whose start tag ends an open paragraph (HTML §4.4.1). */
export const BLOCKS: ReadonlySet<string> = new Set(
  (
    "address aside blockquote details div dl figure figcaption footer h1 h2 h3 h4 h5 h6 header hr ol p pre section " +
    "table ul"
  ).split(" "),
);

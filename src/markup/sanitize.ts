import { allowElement } from "./allow-list.js";
import { type HtmlElement, type HtmlNode, isBlank, isElement } from "./html-tree.js";
import { parseHtml } from "./parse-html.js";
import { isSafeUrl } from "./safe-url.js";
import { serializeHtml } from "./serialize-html.js";

/** Something that an author wrote and readers will not see. */
export interface Dropped {
  readonly kind: "element" | "address";
  /** Name of the element, or the URL as written. */
  readonly what: string;
}

/** A tree that is fit for articles. */
export interface Sanitized {
  readonly nodes: readonly HtmlNode[];
  /** Elements that went with their content, and links that lost their address. */
  readonly dropped: readonly Dropped[];
}

/** Keeps of a tree what may stand in an article (see `allowElement`), and puts right how the rest is nested. */
export function sanitize(tree: readonly HtmlNode[]): Sanitized {
  const first = new Sanitizer();
  let nodes = splitParagraphs(first.nodes(tree, OUTERMOST));
  // Elements whose tags went bring together others that HTML does not nest (a cell in a cell):
  // reading the result again puts them right. Few articles have such elements.
  for (let last = first, turns = 0; last.unwrapped && turns < MAX_TURNS; turns += 1) {
    last = new Sanitizer();
    nodes = splitParagraphs(last.nodes(parseHtml(serializeHtml(nodes)), OUTERMOST));
  }
  return { nodes, dropped: first.dropped };
}

const MAX_TURNS = 4;

/** What a node stands in, however deep. */
interface Within {
  readonly link: boolean;
  readonly table: boolean;
}

const OUTERMOST: Within = { link: false, table: false };

class Sanitizer {
  readonly dropped: Dropped[] = [];
  unwrapped = false;

  nodes(nodes: readonly HtmlNode[], within: Within): readonly HtmlNode[] {
    const kept: HtmlNode[] = [];
    for (const node of nodes) {
      if (!isElement(node)) kept.push(node);
      else this.#element(node, within, kept);
    }
    return kept;
  }

  #element(element: HtmlElement, within: Within, kept: HtmlNode[]): void {
    const isLink = element.name === "a";
    const inside = { link: within.link || isLink, table: within.table || element.name === "table" };
    const children = splitParagraphs(this.nodes(element.children, inside));
    const allowed = endsWhatItStandsIn(element.name, within) ? undefined : allowElement(element, children);
    if (allowed === "dropped") this.dropped.push({ kind: "element", what: element.name });
    else if (allowed === undefined) this.#unwrap(children, kept);
    else if (allowed.name !== "p" || !children.every(isBlank)) kept.push(allowed);
    if (isLink && !isSafeUrl(element.attributes["href"] ?? "", "page")) {
      this.dropped.push({ kind: "address", what: element.attributes["href"] ?? "" });
    }
  }

  #unwrap(children: readonly HtmlNode[], kept: HtmlNode[]): void {
    this.unwrapped = true;
    for (const child of children) kept.push(child);
  }
}

/**
 * A link in a link ends the outer one early, in browsers. A part of a table without its table means nothing there, but
 * a mail is laid out in tables: it would end the cell that the article is shown in.
 */
function endsWhatItStandsIn(name: string, within: Within): boolean {
  return name === "a" ? within.link : !within.table && TABLE_PARTS.has(name);
}

const TABLE_PARTS: ReadonlySet<string> = new Set("caption col colgroup tbody td tfoot th thead tr".split(" "));

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

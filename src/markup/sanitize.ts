import { allowElement } from "./allow-list.js";
import { type HtmlElement, type HtmlNode, isBlank, isElement } from "./html-tree.js";
import { parseHtml } from "./parse-html.js";
import { isSafeUrl } from "./safe-url.js";
import { serializeHtml } from "./serialize-html.js";

/** Something that an author wrote and readers will not see. */
export interface Dropped {
  readonly kind: "element" | "address" | "media";
  /** Name of the element, or the URL of the link, picture or sound as written. */
  readonly what: string;
}

/** A tree that is fit for articles. */
export interface Sanitized {
  readonly nodes: readonly HtmlNode[];
  /** Elements that went with their content, links that lost their address, pictures and sound that have none to keep. */
  readonly dropped: readonly Dropped[];
}

/** Keeps of a tree what may stand in an article (see `allowElement`), and puts right how the rest is nested. */
export function sanitize(tree: readonly HtmlNode[]): Sanitized {
  const first = new Sanitizer();
  let nodes = splitParagraphs(first.nodes(tree, OUTSIDE));
  // Elements whose tags went bring together others that HTML does not nest (a cell in a cell):
  // reading the result again puts them right. Few articles have such elements.
  for (let last = first, turns = 0; last.unwrapped && turns < MAX_TURNS; turns += 1) {
    last = new Sanitizer();
    nodes = splitParagraphs(last.nodes(parseHtml(serializeHtml(nodes)), OUTSIDE));
  }
  return { nodes, dropped: first.dropped };
}

const MAX_TURNS = 4;

/** What an element stands in. */
interface Surroundings {
  readonly inLink: boolean;
  readonly inTable: boolean;
}

const OUTSIDE: Surroundings = { inLink: false, inTable: false };

class Sanitizer {
  readonly dropped: Dropped[] = [];
  unwrapped = false;

  nodes(nodes: readonly HtmlNode[], around: Surroundings): readonly HtmlNode[] {
    const kept: HtmlNode[] = [];
    for (const node of nodes) {
      if (!isElement(node)) kept.push(node);
      else this.#element(node, around, kept);
    }
    return kept;
  }

  #element(element: HtmlElement, { inLink, inTable }: Surroundings, kept: HtmlNode[]): void {
    const isLink = element.name === "a";
    const within = { inLink: inLink || isLink, inTable: inTable || element.name === "table" };
    const children = splitParagraphs(this.nodes(element.children, within));
    // A link cannot hold a link: browsers would end the outer one early.
    const isMisplaced = (isLink && inLink) || (!inTable && TABLE_FRAME.has(element.name));
    const isLostCell = !inTable && TABLE_TEXT.has(element.name);
    const allowed = isMisplaced
      ? undefined
      : allowElement(isLostCell ? { ...element, name: "div" } : element, children);
    if (allowed === undefined) this.#unwrap(children, kept);
    else if (allowed !== "dropped" && (allowed.name !== "p" || !children.every(isBlank))) kept.push(allowed);
    const media = MEDIA.has(element.name) ? (element.attributes["src"] ?? "") : "";
    if (typeof allowed !== "object" && !isSafeUrl(media, "media")) this.dropped.push({ kind: "media", what: media });
    else if (allowed === "dropped") this.dropped.push({ kind: "element", what: element.name });
    if (isLink && !isSafeUrl(element.attributes["href"] ?? "", "page")) {
      this.dropped.push({ kind: "address", what: element.attributes["href"] ?? "" });
    }
  }

  #unwrap(children: readonly HtmlNode[], kept: HtmlNode[]): void {
    this.unwrapped = true;
    for (const child of children) kept.push(child);
  }
}

const MEDIA: ReadonlySet<string> = new Set("img source audio video".split(" "));

/**
 * Parts of a table that stand in none. Browsers pass over them on a page, but a mail is a table itself: there they would
 * end the cell that the article stands in, and what follows would be shown before the headline.
 */
const TABLE_FRAME: ReadonlySet<string> = new Set("col colgroup tbody tfoot thead tr".split(" "));
const TABLE_TEXT: ReadonlySet<string> = new Set("caption td th".split(" "));

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

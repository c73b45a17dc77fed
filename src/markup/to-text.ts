import { type HtmlElement, type HtmlNode, isElement } from "./html-tree.js";
import { listNumbers } from "./list-numbers.js";
import { parseHtml } from "./parse-html.js";

/**
 * Writes HTML as plain text to read: blocks a blank line apart, list items with a mark or number, definitions indented,
 * table cells a tab apart, preformatted text as it is. Links are their text.
 */
export function toText(html: string): string {
  return nodesToText(parseHtml(html));
}

/** The same for a tree. */
export function nodesToText(nodes: readonly HtmlNode[]): string {
  const writer = new TextWriter();
  writeNodes(nodes, writer, false);
  return writer.finish();
}

/** The text of a piece of HTML on one line, for titles and the like. */
export function inlineText(nodes: readonly HtmlNode[]): string {
  return rawText(nodes).replace(UNEVEN_SPACE, " ").trim();
}

/** Runs of white space that are not one space already, so that most texts have none to replace. */
const UNEVEN_SPACE = / \s+|[^\S ]\s*/g;

/** The text as it stands, with a line feed where a block begins or ends; the fastest way to count its words. */
export function rawText(nodes: readonly HtmlNode[]): string {
  let text = "";
  for (const node of nodes) {
    if (!isElement(node)) text += node;
    else if (node.name === "br") text += "\n";
    else if (!SILENT.has(node.name) && node.attributes["aria-hidden"] !== "true") text += blockText(node);
  }
  return text;
}

function blockText({ name, children }: HtmlElement): string {
  const text = rawText(children);
  return BLOCK.has(name) || LINE.has(name) || CELL.has(name) ? `\n${text}\n` : text;
}

const BLOCK = new Set(
  (
    "address aside blockquote caption dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr " +
    "ol p pre section table ul article main nav body html"
  ).split(" "),
);
/** Blocks that follow each other line by line. */
const LINE = new Set("li tr dt dd summary".split(" "));
/** A list in an item of a list follows without a blank line. */
const LISTS = new Set(["ul", "ol"]);
const CELL = new Set(["td", "th"]);
const SILENT = new Set("script style template head title rp rt noscript svg math".split(" "));

/** Writes nodes; `next` gives the mark of the next item where they are those of a list. */
function writeNodes(nodes: readonly HtmlNode[], out: TextWriter, pre: boolean, next = bullet): void {
  for (const node of nodes) {
    if (!isElement(node)) out.text(node, pre);
    else if (node.name === "li") writeItem(node, out, next(node));
    else if (node.name === "dd") writeItem(node, out, "    ");
    else writeElement(node, out, pre);
  }
}

const bullet = (_item: HtmlElement): string => "- ";

function numbered(list: HtmlElement): (item: HtmlElement) => string {
  const numberOf = listNumbers(list);
  return (item) => `${numberOf(item)}. `;
}

function writeElement(element: HtmlElement, out: TextWriter, pre: boolean): void {
  const { name, attributes, children } = element;
  if (SILENT.has(name) || attributes["aria-hidden"] === "true") return;
  const gap = LINE.has(name) || (out.inList && LISTS.has(name)) ? 1 : BLOCK.has(name) ? 2 : 0;
  if (name === "br") out.line();
  out.gap(gap);
  writeNodes(children, out, pre || name === "pre", name === "ol" ? numbered(element) : bullet);
  if (CELL.has(name)) out.cell();
  else out.gap(gap);
}

function writeItem({ children }: HtmlElement, out: TextWriter, mark: string): void {
  out.gap(1);
  out.mark(mark);
  writeNodes(children, out, false);
  out.unindent(mark.length);
  out.gap(1);
}

/** White space that collapses; most texts have none, and a test is cheaper than a replacement. */
const RUN_OF_SPACE = /[\t\n\r\f]| {2}/;
const SPACE_BEFORE_END = /[ \t](?:[\n\r\u2028\u2029]|$)/;

/** Joins pieces of text, white space collapsed as HTML does, with at least the line breaks asked for. */
class TextWriter {
  #text = "";
  #breaks = 0;
  #space = false;
  /** Kept, because looking at the end of a text that grows makes V8 copy it each time. */
  #endsInSpace = false;
  #indent = 0;
  /** True between the mark of an item and its first text: they share a line. */
  #marked = false;

  text(text: string, pre: boolean): void {
    if (pre) {
      const lines = text.replace(/\n+$/, "");
      if (lines !== "") this.#write(lines.replaceAll("\n", `\n${" ".repeat(this.#indent)}`));
      if (text !== lines) this.gap(text.length - lines.length);
      return;
    }
    const collapsed = RUN_OF_SPACE.test(text) ? text.replace(/[ \t\n\r\f]+/g, " ") : text;
    if (collapsed.startsWith(" ")) this.#space = true;
    const words = collapsed.trim();
    if (words === "") return;
    this.#write(words);
    this.#space = collapsed.endsWith(" ");
  }

  /** The mark of a list item; what follows is indented by its length. */
  mark(mark: string): void {
    this.#write(mark);
    this.#indent += mark.length;
    this.#marked = true;
  }

  unindent(by: number): void {
    this.#indent -= by;
    this.#marked = false;
  }

  /** Starts a new line, even where one has just begun. */
  line(): void {
    this.#breaks += 1;
    this.#space = false;
  }

  /** At least so many line breaks before the next text. */
  gap(breaks: number): void {
    if (this.#marked || breaks === 0) return;
    this.#breaks = Math.max(this.#breaks, breaks);
    this.#space = false;
  }

  get inList(): boolean {
    return this.#indent > 0;
  }

  cell(): void {
    if (this.#breaks === 0) {
      this.#text += "\t";
      this.#endsInSpace = true;
    }
    this.#space = false;
  }

  finish(): string {
    const text = this.#text;
    return (SPACE_BEFORE_END.test(text) ? text.replace(/[ \t]+$/gm, "") : text).trim();
  }

  #write(text: string): void {
    if (this.#text === "") this.#breaks = 0;
    if (this.#breaks > 0) this.#text += "\n".repeat(this.#breaks) + " ".repeat(this.#indent);
    else if (this.#space && this.#text !== "" && !this.#endsInSpace) this.#text += " ";
    this.#text += text;
    if (text !== "") this.#endsInSpace = /\s$/.test(text);
    this.#breaks = 0;
    this.#space = false;
    this.#marked = false;
  }
}

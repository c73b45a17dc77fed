import { type HtmlElement, type HtmlNode, isBlank, isElement } from "../markup/html-tree.js";
import { listNumbers } from "../markup/list-numbers.js";
import type { TextLinks } from "./text-links.js";
import { COLUMNS, columnsOf, wrapText } from "./wrap-text.js";

/** How the words of a block begin: what stands before its first line, and before the others. */
interface Indent {
  readonly first: string;
  readonly rest: string;
}

/**
 * Writes the body of an article as plain text that was meant to be read: 72 columns, a blank line
 * between blocks, links by number, quotes with `>`, lists, definitions and tables that line up.
 *
 * @param links - Numbers the links, and collects their addresses.
 * @param page - Address of the page that the body is from: notes there are notes here.
 */
export function textBody(nodes: readonly HtmlNode[], links: TextLinks, page?: string): string {
  return new TextWriter(links, page).blocks(nodes, { first: "", rest: "" }).join("\n\n");
}

const INLINE = new Set(
  "a abbr b bdi bdo br cite code data del dfn em i img ins kbd mark q rp rt ruby s samp small span strong sub sup time u var wbr".split(
    " ",
  ),
);

class TextWriter {
  readonly #links: TextLinks;
  readonly #page: string | undefined;

  constructor(links: TextLinks, page: string | undefined) {
    this.#links = links;
    this.#page = page;
  }

  /** The blocks of a list of nodes; loose text between them is a paragraph. */
  blocks(nodes: readonly HtmlNode[], indent: Indent): readonly string[] {
    const blocks: string[] = [];
    let run: HtmlNode[] = [];
    let lead = indent;
    const add = (written: readonly string[]): void => {
      const kept = written.filter((block) => block.trim() !== "");
      blocks.push(...kept);
      // Only the first block of a list item stands beside its mark.
      if (kept.length > 0) lead = { first: indent.rest, rest: indent.rest };
    };
    const endRun = (): void => {
      const text = this.#inline(run).trim();
      if (text !== "") add([wrapText(text, lead)]);
      run = [];
    };
    for (const node of nodes) {
      if (!isElement(node) || INLINE.has(node.name)) run.push(node);
      else {
        endRun();
        add(this.#block(node, lead));
      }
    }
    endRun();
    return blocks;
  }

  #block(node: HtmlElement, indent: Indent): readonly string[] {
    const { name, children } = node;
    if (/^h[1-6]$/.test(name)) return [underlined(this.#inline(children).trim(), "-", indent)];
    if (name === "ul" || name === "ol") return [this.#list(node, indent)];
    if (name === "dl") return [this.#definitions(children, indent)];
    if (name === "pre") return [raw(node).replace(/\n$/, "").replace(/^/gm, `${indent.rest}    `)];
    if (name === "blockquote") {
      const inner = this.blocks(children, { first: `${indent.rest}> `, rest: `${indent.rest}> ` });
      return [inner.join(`\n${indent.rest}>\n`)];
    }
    if (name === "table") return [this.#table(node, indent)];
    if (name === "figure" && node.attributes["data-provider"] !== undefined) return [this.#player(node, indent)];
    if (name === "hr") return [`${indent.rest}* * *`];
    if (name === "audio" || name === "video") return [wrapText(this.#links.cite("▶", sourceOf(node)), indent)];
    return this.blocks(children, indent);
  }

  /** A player is a link to what it plays; its caption only names who serves it. */
  #player({ children }: HtmlElement, indent: Indent): string {
    const link = children.filter(isElement).find(({ name }) => name === "a");
    return link ? wrapText(`▶ ${this.#phrase(link)}`, indent) : "";
  }

  #list(list: HtmlElement, { rest }: Indent): string {
    const numberOf = list.name === "ol" ? listNumbers(list) : undefined;
    const items = list.children.filter(isElement).flatMap((item) => {
      const mark = numberOf ? `${numberOf(item)}. ` : "- ";
      const isNote = /footnote/.test(item.attributes["class"] ?? "");
      const first = isNote ? `${superscript(mark.replace(/\D/g, ""))} ` : mark;
      return this.blocks(item.children, { first: rest + first, rest: rest + " ".repeat(first.length) }).join("\n");
    });
    return items.join("\n");
  }

  /** Terms, and below each what it means, indented. HTML may group them by `div`. */
  #definitions(nodes: readonly HtmlNode[], { rest }: Indent): string {
    const lines = nodes.filter(isElement).flatMap(({ name, children }) => {
      if (name === "div") return this.#definitions(children, { first: rest, rest });
      const lead = name === "dd" ? `${rest}    ` : rest;
      return this.blocks(children, { first: lead, rest: lead }).join("\n\n");
    });
    return lines.filter((line) => line !== "").join("\n");
  }

  /** Columns side by side where they fit, else each row as a list of its cells. */
  #table(table: HtmlElement, { rest }: Indent): string {
    const rows = rowsOf(table).map((row) => row.map((cell) => this.#inline(cell.children).replace(/\s+/g, " ").trim()));
    const widths = rows.reduce<number[]>((known, row) => {
      row.forEach((cell, index) => {
        known[index] = Math.max(known[index] ?? 0, columnsOf(cell));
      });
      return known;
    }, []);
    const fits = rest.length + widths.reduce((sum, width) => sum + width + 2, -2) <= COLUMNS;
    if (!fits)
      return rows
        .map((row) => wrapText(row.filter(Boolean).join(" · "), { first: `${rest}- `, rest: `${rest}  ` }))
        .join("\n");
    const lines = rows.map(
      (row) =>
        rest +
        row
          .map((cell, index) => cell + " ".repeat((widths[index] ?? 0) - columnsOf(cell)))
          .join("  ")
          .trimEnd(),
    );
    const head = rowsOf(table)[0]?.some(({ name }) => name === "th")
      ? [rest + widths.map((width) => "-".repeat(width)).join("  ")]
      : [];
    return [...lines.slice(0, 1), ...head, ...lines.slice(1)].join("\n");
  }

  #inline(nodes: readonly HtmlNode[]): string {
    return nodes.map((node) => (isElement(node) ? this.#phrase(node) : node.replace(/\s+/g, " "))).join("");
  }

  #phrase(node: HtmlElement): string {
    const { name, attributes, children } = node;
    if (name === "br") return "\n";
    if (name === "wbr" || name === "rp") return "";
    if (name === "rt") return ` (${this.#inline(children)})`;
    if (name === "img") return attributes["alt"] ? `[${attributes["alt"]}]` : "";
    const text = this.#inline(children);
    if (name === "sup") return /^\s*\[?\d+\]?\s*$/.test(text) ? superscript(text.replace(/\D/g, "")) : text;
    if (name === "q") return `“${text}”`;
    if (name !== "a") return text;
    const href = attributes["href"];
    if (href === undefined || href.startsWith("#") || /footnote/.test(attributes["class"] ?? ""))
      return /^↩/.test(text) ? "" : text;
    if (/^\s*\[?\d+\]?\s*$/.test(text) && this.#isNote(href)) return text;
    return this.#links.cite(text.trim(), href);
  }

  #isNote(href: string): boolean {
    const at = href.indexOf("#");
    return at > 0 && this.#links.addressOf(href.slice(0, at)) === this.#page;
  }
}

/** A heading with a line below it. */
export function underlined(text: string, line: "=" | "-", indent: Indent = { first: "", rest: "" }): string {
  const wrapped = wrapText(text, indent);
  const width = Math.max(...wrapped.split("\n").map(columnsOf));
  return `${wrapped}\n${indent.rest}${line.repeat(Math.max(1, Math.min(COLUMNS, width) - indent.rest.length))}`;
}

function superscript(digits: string): string {
  return digits.replace(/\d/g, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)] ?? digit);
}

function raw(node: HtmlNode): string {
  return isElement(node) ? (node.name === "br" ? "\n" : node.children.map(raw).join("")) : node;
}

function rowsOf(table: HtmlElement): readonly (readonly HtmlElement[])[] {
  return table.children.filter(isElement).flatMap((child) => {
    if (child.name === "tr")
      return [child.children.filter((cell) => isElement(cell) && /^t[dh]$/.test(cell.name)).filter(isElement)];
    return /^t(?:head|body|foot)$/.test(child.name) ? rowsOf(child) : [];
  });
}

function sourceOf(node: HtmlElement): string {
  const source = node.children.find((child) => isElement(child) && child.name === "source" && !isBlank(child));
  return node.attributes["src"] ?? (source !== undefined && isElement(source) ? (source.attributes["src"] ?? "") : "");
}

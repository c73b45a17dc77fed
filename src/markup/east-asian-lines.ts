import { type HtmlNode, isElement } from "./html-tree.js";

/**
 * Takes line ends out where the text goes on without a space, as between Chinese or Japanese characters
 * (CSS Text 3 §4.1.3): most browsers and all mails show one there, and so would summaries.
 */
export function joinEastAsianLines(nodes: readonly HtmlNode[]): readonly HtmlNode[] {
  const texts: string[] = [];
  collectTexts(nodes, texts);
  if (!texts.some((text) => EAST_ASIAN.test(text))) return nodes;
  const joined = texts.join("");
  const gaps = [...joined.matchAll(LINE_END)].map(({ 0: gap, index }) => ({ from: index, to: index + gap.length }));
  return gaps.length === 0 ? nodes : new Cutter(gaps).cut(nodes);
}

/** The same for a text. */
export function joinEastAsianText(text: string): string {
  return text.replace(LINE_END, "");
}

const WIDE = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3001-\u303F\u30FC\uFF01-\uFF60\uFFE0-\uFFE6]`;
/** Marks of all scripts that East Asian ones have, too. */
const MARK = "[‘’“”…—·]";
const GAP = String.raw`[ \t]*\n[ \t]*`;
const LINE_END = new RegExp(`(?<=${WIDE})${GAP}(?=${WIDE}|${MARK})|(?<=${MARK})${GAP}(?=${WIDE})`, "gu");
/** Looked for first: most texts have none. */
const EAST_ASIAN = /[\u2E80-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF\u{20000}-\u{3FFFF}]/u;

/** Elements that stand in a line; at all others it ends. */
const IN_LINE = new Set(
  "a abbr b bdi bdo cite code data del dfn em i ins kbd mark q s samp small span strong sub sup time u var".split(" "),
);
/** Stands where a line ends in any case. */
const END = "\0";

function collectTexts(nodes: readonly HtmlNode[], texts: string[]): void {
  for (const node of nodes) {
    if (!isElement(node)) texts.push(node);
    else if (IN_LINE.has(node.name)) collectTexts(node.children, texts);
    else {
      texts.push(END);
      if (node.name !== "pre") collectTexts(node.children, texts);
      texts.push(END);
    }
  }
}

/** Walks as `collectTexts` does. */
class Cutter {
  readonly #gaps: readonly { readonly from: number; readonly to: number }[];
  #next = 0;
  #offset = 0;

  constructor(gaps: readonly { readonly from: number; readonly to: number }[]) {
    this.#gaps = gaps;
  }

  cut(nodes: readonly HtmlNode[]): readonly HtmlNode[] {
    return nodes.map((node) => {
      if (!isElement(node)) return this.#text(node);
      if (IN_LINE.has(node.name)) return { ...node, children: this.cut(node.children) };
      this.#offset += END.length;
      const children = node.name === "pre" ? node.children : this.cut(node.children);
      this.#offset += END.length;
      return { ...node, children };
    });
  }

  #text(text: string): string {
    const start = this.#offset;
    this.#offset += text.length;
    let kept = "";
    let done = start;
    for (; this.#next < this.#gaps.length; this.#next += 1) {
      const { from, to } = this.#gaps[this.#next] ?? { from: 0, to: 0 };
      if (from >= this.#offset) break;
      kept += text.slice(done - start, Math.max(from, start) - start);
      done = Math.min(to, this.#offset);
      // The rest of the gap is in the texts that follow.
      if (to > this.#offset) break;
    }
    return kept + text.slice(done - start);
  }
}

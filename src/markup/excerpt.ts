import { countWords } from "./count-words.js";
import { type HtmlElement, type HtmlNode, isBlank, isElement } from "./html-tree.js";
import { nodesToText } from "./to-text.js";

/**
 * The beginning of a body: whole blocks, until there are words enough. What would stand alone at its
 * end, a heading or a picture, is left off, and so are footnotes, whose text is further down.
 *
 * @param words - How many words are enough.
 * @returns `cut` is false where the beginning is all there is.
 */
export function excerptOf(nodes: readonly HtmlNode[], words: number): { nodes: readonly HtmlNode[]; cut: boolean } {
  const blocks = nodes.filter((node) => !isBlank(node));
  const taken: HtmlNode[] = [];
  let count = 0;
  for (const block of blocks) {
    const length = countWords(nodesToText([block]));
    // A long table or list as the next block would be more than an excerpt.
    if (taken.length > 0 && (count >= words || count + length > 2 * words)) break;
    taken.push(block);
    count += length;
  }
  if (taken.length === blocks.length) return { nodes, cut: false };
  while (taken.length > 1 && isLoose(taken.at(-1))) taken.pop();
  return { nodes: withoutFootnotes(taken), cut: true };
}

/** Nothing to read by itself, or something that announces what is cut off. */
function isLoose(node: HtmlNode | undefined): boolean {
  if (node === undefined || !isElement(node)) return false;
  const text = nodesToText([node]).trim();
  return text === "" || /[:：]$/.test(text) || /^(?:h[1-6]|hr|figure|img)$/.test(node.name);
}

function withoutFootnotes(nodes: readonly HtmlNode[]): readonly HtmlNode[] {
  return nodes.flatMap((node): HtmlNode | readonly HtmlNode[] => {
    if (!isElement(node)) return node;
    return isFootnoteMark(node) ? [] : { ...node, children: withoutFootnotes(node.children) };
  });
}

function isFootnoteMark({ name, attributes }: HtmlElement): boolean {
  return name === "sup" && /footnote/.test(attributes["class"] ?? "");
}

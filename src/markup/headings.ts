import type { Heading } from "../model/article.js";
import { headingSlug } from "./heading-slug.js";
import { type HtmlElement, type HtmlNode, isBlank, isElement } from "./html-tree.js";
import { mapNodes } from "./map-html.js";
import { inlineText } from "./to-text.js";

/** A body whose headings are in order, and the list of them. */
export interface WithHeadings {
  readonly nodes: readonly HtmlNode[];
  readonly headings: readonly Heading[];
}

/**
 * Moves the headings so that the highest is an h2 (the h1 of a page is the article's title), gives
 * each an id that is unique in the body, and drops ids used twice.
 */
export function arrangeHeadings(nodes: readonly HtmlNode[]): WithHeadings {
  const levels: number[] = [];
  const ids = new Set<string>();
  walk(nodes, (element) => {
    const level = headingLevel(element);
    if (level !== undefined) levels.push(level);
    if (element.attributes["id"] !== undefined) ids.add(element.attributes["id"]);
  });
  if (levels.length === 0 && ids.size === 0) return { nodes, headings: [] };
  const shift = levels.length === 0 ? 0 : 2 - levels.reduce((a, b) => Math.min(a, b));
  const headings: Heading[] = [];
  const used = new Set<string>();
  const numbers = new Map<string, number>();
  const arranged = mapNodes(nodes, (element) => {
    const level = headingLevel(element);
    if (level === undefined) return withUniqueId(element, used);
    const text = headingText(element);
    const id = freeId(element.attributes["id"], headingSlug(text), { ids, used, numbers });
    headings.push({ level: Math.min(6, level + shift), id, text });
    return { ...element, name: `h${Math.min(6, level + shift)}`, attributes: { ...element.attributes, id } };
  });
  return { nodes: arranged, headings };
}

/**
 * Takes the heading that a body begins with, when it is its title: `isTitle` says so.
 *
 * @returns The rest, and the text of the heading if it was taken.
 */
export function takeTitle(
  nodes: readonly HtmlNode[],
  isTitle: (text: string) => boolean,
): { readonly nodes: readonly HtmlNode[]; readonly title?: string | undefined } {
  const at = nodes.findIndex((node) => !isBlank(node));
  const first = nodes[at];
  if (first === undefined || !isElement(first) || headingLevel(first) === undefined) return { nodes };
  const text = headingText(first);
  if (text === "" || !isTitle(text)) return { nodes };
  return { nodes: nodes.slice(at + 1), title: text };
}

function headingLevel({ name }: HtmlElement): number | undefined {
  return name.length === 2 && name[0] === "h" && name !== "hr" ? Number(name[1]) : undefined;
}

/** The text of a heading without the marks of footnotes. */
function headingText({ children }: HtmlElement): string {
  return inlineText(mapNodes(children, (child) => (/footnote/.test(child.attributes["class"] ?? "") ? [] : child)));
}

function withUniqueId(element: HtmlElement, used: Set<string>): HtmlElement {
  // Few elements have an id: only of those with one used twice the others are copied.
  const written = element.attributes["id"];
  if (written === undefined) return element;
  if (!used.has(written)) {
    used.add(written);
    return element;
  }
  const { id: _, ...others } = element.attributes;
  return { ...element, attributes: others };
}

interface IdsOfBody {
  /** All that the author wrote. */
  readonly ids: ReadonlySet<string>;
  /** Those of the elements so far. */
  readonly used: Set<string>;
  /** The last number that was put behind an id, so that a thousand headings "News" are not tried a million times. */
  readonly numbers: Map<string, number>;
}

/** The written id, else the slug; numbered when another element has it. */
function freeId(written: string | undefined, slug: string, { ids, used, numbers }: IdsOfBody): string {
  const wanted = written ?? slug;
  let id = wanted;
  while (used.has(id) || (id !== written && ids.has(id))) {
    const number = (numbers.get(wanted) ?? 0) + 1;
    numbers.set(wanted, number);
    id = `${wanted}-${number}`;
  }
  used.add(id);
  return id;
}

function walk(nodes: readonly HtmlNode[], visit: (element: HtmlElement) => void): void {
  for (const node of nodes) {
    if (!isElement(node)) continue;
    visit(node);
    walk(node.children, visit);
  }
}

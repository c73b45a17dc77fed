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
  const shift = levels.length === 0 ? 0 : 2 - Math.min(...levels);
  const headings: Heading[] = [];
  const used = new Set<string>();
  const arranged = mapNodes(nodes, (element) => {
    const level = headingLevel(element);
    if (level === undefined) return withUniqueId(element, used);
    const text = headingText(element);
    const id = freeId(element.attributes["id"], headingSlug(text), ids, used);
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
  isTitle: (text: string, level: number) => boolean,
): { readonly nodes: readonly HtmlNode[]; readonly title?: string | undefined } {
  const at = nodes.findIndex((node) => !isBlank(node));
  const first = nodes[at];
  const level = first !== undefined && isElement(first) ? headingLevel(first) : undefined;
  if (first === undefined || !isElement(first) || level === undefined) return { nodes };
  const text = headingText(first);
  if (text === "" || !isTitle(text, level)) return { nodes };
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
  const { id, ...others } = element.attributes;
  if (id === undefined) return element;
  if (used.has(id)) return { ...element, attributes: others };
  used.add(id);
  return element;
}

/** The written id, else the slug; numbered when another element has it. */
function freeId(written: string | undefined, slug: string, ids: ReadonlySet<string>, used: Set<string>): string {
  let id = written ?? slug;
  for (let n = 1; used.has(id) || (id !== written && ids.has(id)); n += 1) id = `${written ?? slug}-${n}`;
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

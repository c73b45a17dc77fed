import { element, type HtmlElement, type HtmlNode, isBlank, isElement } from "./html-tree.js";

/** Turns a paragraph that holds only a picture with a title into a figure with that title as its caption. */
export function makeFigures(nodes: readonly HtmlNode[]): readonly HtmlNode[] {
  return nodes.map((node) => (isElement(node) && node.name === "p" ? (asFigure(node) ?? node) : node));
}

function asFigure({ children }: HtmlElement): HtmlElement | undefined {
  const [only, ...more] = children.filter((child) => !isBlank(child));
  if (only === undefined || !isElement(only) || more.length > 0) return undefined;
  const picture = only.name === "a" && only.children.length === 1 ? only.children[0] : only;
  if (picture === undefined || !isElement(picture) || picture.name !== "img") return undefined;
  const { title, ...attributes } = picture.attributes;
  if (!title) return undefined;
  const untitled = { ...picture, attributes };
  const shown = picture === only ? untitled : { ...only, children: [untitled] };
  return element("figure", {}, [shown, element("figcaption", {}, [title])]);
}

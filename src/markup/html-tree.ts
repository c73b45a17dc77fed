/**
 * A piece of HTML as a tree: text (characters, not entities) or an element.
 *
 * Plain values: trees are changed by making new ones. Comments, doctypes and processing
 * instructions have no place in it.
 */
export type HtmlNode = string | HtmlElement;

export interface HtmlElement {
  /** Lower case. */
  readonly name: string;
  /** By lower-case name, values decoded. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly HtmlNode[];
}

export function element(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  children: readonly HtmlNode[] = [],
): HtmlElement {
  return { name, attributes, children };
}

export function isElement(node: HtmlNode): node is HtmlElement {
  return typeof node !== "string";
}

/** True for text that is white space only: it separates blocks and shows nothing. */
export function isBlank(node: HtmlNode): boolean {
  return typeof node === "string" && /^[ \t\r\n\f]*$/.test(node);
}

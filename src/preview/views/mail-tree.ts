import render from "dom-serializer";
import { type Document, Element, isTag, isText, Text } from "domhandler";
import { appendChild, removeElement } from "domutils";
import { parseDocument } from "htmlparser2";
import postcss, { type Declaration, type Root } from "postcss";

/** A mail as a tree, with its styles as trees too: views change it in place and it is written again. */
export interface MailTree {
  readonly document: Document;
  /** All elements in document order, as the tree stands at this moment. */
  elements(): Element[];
  /** Style sheets of `<style>` elements. */
  readonly sheets: readonly { readonly element: Element; readonly root: Root }[];
  /** Inline styles, one root of declarations an element. */
  readonly inline: ReadonlyMap<Element, Root>;
}

/** Parses a mail. CSS that cannot be parsed is left as it is: the view shows what the browser makes of it. */
export function parseMail(html: string): MailTree {
  const document = parseDocument(html);
  const elements = (): Element[] => collect(document);
  const sheets = elements()
    .filter(({ name }) => name === "style")
    .flatMap((element) => {
      const root = parseCss(element.children.map((child) => (isText(child) ? child.data : "")).join(""));
      return root ? [{ element, root }] : [];
    });
  const inline = new Map<Element, Root>();
  for (const element of elements()) {
    const root = parseCss(element.attribs["style"] ?? "");
    if (root && root.nodes.length > 0) inline.set(element, root);
  }
  return { document, elements, sheets, inline };
}

/** Writes the tree as HTML. */
export function serializeMail({ document, sheets, inline }: MailTree): string {
  for (const { element, root } of sheets) {
    element.children = [];
    // With its parent: that is how the serializer knows that style sheets are not escaped.
    appendChild(element, new Text(root.toString()));
  }
  for (const [element, root] of inline) element.attribs["style"] = root.toString();
  return render(document, { encodeEntities: "utf8" });
}

/** Every declaration of the mail, in style sheets and inline. */
export function eachDeclaration(tree: MailTree, visit: (declaration: Declaration) => void): void {
  for (const { root } of tree.sheets) root.walkDecls(visit);
  for (const root of tree.inline.values()) root.walkDecls(visit);
}

/** Takes an element out of the tree. */
export function drop(element: Element): void {
  removeElement(element);
}

/** Makes an element for the head of a view. */
export function element(name: string, attributes: Record<string, string>, text = ""): Element {
  return new Element(name, attributes, text === "" ? [] : [new Text(text)]);
}

function collect(parent: Document | Element): Element[] {
  return parent.children.filter(isTag).flatMap((child) => [child, ...collect(child)]);
}

function parseCss(css: string): Root | undefined {
  try {
    return postcss.parse(css);
  } catch {
    return undefined;
  }
}

import { Parser } from "htmlparser2";

/** An element of an XML document as it stands there. */
export interface XmlNode {
  /** With its prefix: `atom:link`. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  /** All text directly in it, decoded. */
  readonly text: string;
  /** The same as written, references and all. */
  readonly raw: string;
}

/** Reads an XML document; the root is returned. Well-formedness is for stricter parsers to judge. */
export function readXml(xml: string): XmlNode {
  const root: Open = { name: "", attributes: {}, children: [], text: "", raw: "" };
  const open: Open[] = [root];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const node: Open = { name, attributes, children: [], text: "", raw: "" };
        open.at(-1)?.children.push(node);
        open.push(node);
      },
      ontext(text) {
        const node = open.at(-1);
        if (!node) return;
        node.text += text;
        node.raw += xml.slice(parser.startIndex, parser.endIndex + 1);
      },
      onclosetag: () => void open.pop(),
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  const first = root.children[0];
  if (!first) throw new Error("Cannot read the document: expected an element, got none");
  return first;
}

interface Open {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: Open[];
  text: string;
  raw: string;
}

/** The children of a name. */
export function childrenOf(node: XmlNode, name: string): readonly XmlNode[] {
  return node.children.filter((child) => child.name === name);
}

/** The first child of a name. */
export function childOf(node: XmlNode, name: string): XmlNode | undefined {
  return node.children.find((child) => child.name === name);
}

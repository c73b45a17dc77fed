import type { Place } from "../model/place.js";
import { type HtmlElement, type HtmlNode, isElement } from "./html-tree.js";
import { referenceToken, sizeToken } from "./reference-token.js";
import type { ReferenceKind } from "./safe-url.js";
import { parseSrcset } from "./srcset.js";

/** A URL as the body has it, to be resolved against the publication. */
export interface BodyReference {
  readonly written: string;
  readonly kind: ReferenceKind;
  readonly place?: Place | undefined;
}

/** A picture in a body. */
export interface BodyImage {
  /** Index of its URL among the references. */
  readonly reference: number;
  /** Undefined when nobody said what it shows; `""` marks a decoration. */
  readonly alt: string | undefined;
  readonly place?: Place | undefined;
}

/** A body with tokens for its URLs, and what they stand for. */
export interface WithReferences {
  readonly nodes: readonly HtmlNode[];
  readonly references: readonly BodyReference[];
  readonly images: readonly BodyImage[];
}

/**
 * Puts a token in the place of every URL (`href src srcset poster cite`), and of the width and
 * height of pictures that have none.
 *
 * @param locate - Tells where in the source a URL is written; called in document order.
 */
export function collectReferences(
  nodes: readonly HtmlNode[],
  locate: (written: string) => Place | undefined,
): WithReferences {
  const references: BodyReference[] = [];
  const images: BodyImage[] = [];
  const add = (written: string, kind: ReferenceKind): number =>
    references.push({ written, kind, place: locate(written) }) - 1;

  const visit = (node: HtmlNode): HtmlNode => {
    if (!isElement(node)) return node;
    const attributes = withTokens(node, add, images, references);
    return { name: node.name, attributes, children: node.children.map(visit) };
  };
  return { nodes: nodes.map(visit), references, images };
}

function withTokens(
  { name, attributes }: HtmlElement,
  add: (written: string, kind: ReferenceKind) => number,
  images: BodyImage[],
  references: readonly BodyReference[],
): Readonly<Record<string, string>> {
  const changed: Record<string, string> = {};
  for (const key in attributes) {
    const value = attributes[key] ?? "";
    if (key === "srcset") changed[key] = srcsetTokens(value, add);
    else if (key in KINDS) changed[key] = referenceToken(add(value, KINDS[key] ?? "page"));
    else changed[key] = value;
    if (name !== "img" || key !== "src") continue;
    const reference = references.length - 1;
    images.push({ reference, alt: attributes["alt"], place: references[reference]?.place });
    if (attributes["width"] !== undefined || attributes["height"] !== undefined) continue;
    changed["width"] = sizeToken(reference);
    changed["height"] = sizeToken(reference);
  }
  return changed;
}

const KINDS: Readonly<Record<string, ReferenceKind | undefined>> = {
  href: "page",
  cite: "page",
  src: "media",
  poster: "media",
};

function srcsetTokens(srcset: string, add: (written: string, kind: ReferenceKind) => number): string {
  return parseSrcset(srcset)
    .map(({ url, descriptor }) => `${referenceToken(add(url, "media"))}${descriptor && ` ${descriptor}`}`)
    .join(", ");
}

import { escapeAttribute } from "./escape-html.js";

/** What a reference of a body leads to, once the whole publication is known. */
export interface ResolvedReference {
  /** Absolute and percent-encoded. */
  readonly url: string;
  /** Pixels, where the reference is a picture that could be measured. */
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

/**
 * Stands in a body where the URL of reference `index` will be.
 *
 * Made of noncharacters (Unicode 23.7), which `cleanText` takes out of everything authors write, so
 * no text can be mistaken for a token.
 */
export function referenceToken(index: number): string {
  return `\uFDD0${index}\uFDD1`;
}

/** Stands for the pixels of the picture of reference `index`; the attribute goes when they are not known. */
export function sizeToken(index: number): string {
  return `\uFDD0${index}\uFDD2`;
}

/**
 * Puts the resolved URLs, widths and heights into a body.
 *
 * @param body - HTML as `canonicalBody` makes it.
 * @param resolved - By reference index, one for each reference.
 * @returns HTML without tokens.
 */
export function fillReferences(body: string, resolved: readonly ResolvedReference[]): string {
  // Most bodies have none, and this is told sixty times as fast.
  if (!body.includes("\uFDD0")) return body;
  const linked = body.replace(URL_TOKEN, (_, index: string) => escapeAttribute(resolved[Number(index)]?.url ?? ""));
  if (!linked.includes("\uFDD2")) return linked;
  return linked.replace(SIZE_TOKEN, (_, side: "width" | "height", index: string) => {
    const pixels = resolved[Number(index)]?.[side];
    return pixels === undefined ? "" : ` ${side}="${pixels}"`;
  });
}

const URL_TOKEN = /\uFDD0(\d+)\uFDD1/g;
/** Sought by itself: a pattern that may begin with a space is tried at every word of a body. */
const SIZE_TOKEN = / (width|height)="\uFDD0(\d+)\uFDD2"/g;

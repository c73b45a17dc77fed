import render from "dom-serializer";
import { type Element, isTag } from "domhandler";
import { getElementsByTagName, textContent } from "domutils";
import { CLIP_BUDGET, CLIP_LIMIT } from "../email/fit-budget.js";
import { GMAIL_CSS_LIMIT } from "./clients/client-view.js";
import type { Meters } from "./desk-model.js";
import { parseMail } from "./views/mail-tree.js";

/**
 * Measures a mail.
 *
 * @param mail - `byteLength`: bytes of the HTML for the reader with the longest data.
 * @param sizeOf - Bytes of a picture, where it is one of the publication's own.
 */
export function measureMail(
  mail: {
    readonly html: string;
    readonly text: string;
    readonly byteLength: number;
    readonly readingMinutes: number;
  },
  sizeOf: (url: string) => number | undefined,
): Meters {
  const tree = parseMail(mail.html);
  const elements = tree.elements();
  const images = elements.filter(({ name, attribs }) => name === "img" && attribs["src"]);
  const links = elements.filter(({ name, attribs }) => name === "a" && attribs["href"]);
  return {
    htmlBytes: mail.byteLength,
    clipBytes: CLIP_LIMIT,
    budgetBytes: CLIP_BUDGET,
    cssBytes: tree.sheets.reduce((sum, { root }) => sum + Buffer.byteLength(root.toString()), 0),
    cssLimit: GMAIL_CSS_LIMIT,
    textBytes: Buffer.byteLength(mail.text),
    readingMinutes: mail.readingMinutes,
    blocks: blocksOf(elements),
    images: images.map(({ attribs: { src = "", alt = "" } }) => ({ url: src, alt, bytes: sizeOf(src) })),
    links: links.map((link) => ({ url: link.attribs["href"] ?? "", text: wordsOf(link) })),
  };
}

/** The mail's blocks are the children of its body: header, one for each article or group, footer. */
function blocksOf(elements: readonly Element[]): Meters["blocks"] {
  const body = elements.find(({ attribs }) => attribs["aria-roledescription"] === "email");
  const blocks = body?.children.filter(isTag) ?? [];
  return blocks.map((block) => {
    const [heading] = getElementsByTagName((name) => /^h[1-6]$/.test(name), block.children);
    const [link] = getElementsByTagName("a", block.children);
    const title = (heading ?? link ?? block) as Element;
    return { title: wordsOf(title).slice(0, 80), bytes: Buffer.byteLength(render(block)) };
  });
}

/** What an element says, pictures by their alternative texts. */
function wordsOf(element: Element): string {
  const alternatives = getElementsByTagName("img", element.children).map(({ attribs }) => attribs["alt"] ?? "");
  return [textContent(element), ...alternatives].join(" ").replace(/\s+/g, " ").trim();
}

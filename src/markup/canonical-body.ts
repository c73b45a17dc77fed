import type { Heading } from "../model/article.js";
import type { Place } from "../model/place.js";
import type { Problem } from "../problem/problem.js";
import { closeBidi } from "./close-bidi.js";
import { type BodyImage, type BodyReference, collectReferences } from "./collect-references.js";
import { countWords } from "./count-words.js";
import { droppedProblems } from "./dropped-problems.js";
import { joinEastAsianLines } from "./east-asian-lines.js";
import { arrangeHeadings, takeTitle } from "./headings.js";
import { type HtmlElement, type HtmlNode, isBlank, isElement } from "./html-tree.js";
import { type Locator, locator, type MarkupSource } from "./locate.js";
import { makeFigures } from "./make-figures.js";
import { parseHtml } from "./parse-html.js";
import { prepareMedia } from "./prepare-media.js";
import { BLOCKS, type Sanitized, sanitize } from "./sanitize.js";
import { serializeHtml } from "./serialize-html.js";
import { inlineText, rawText } from "./to-text.js";

/** The body of an article as the model has it, and what can be told of it. */
export interface CanonicalBody {
  /** Sanitised, balanced HTML with `referenceToken(n)` where `references[n]` goes; headings from h2 down. */
  readonly html: string;
  readonly references: readonly BodyReference[];
  readonly images: readonly BodyImage[];
  readonly headings: readonly Heading[];
  /** The heading that the body began with, when it was taken as the title. */
  readonly title?: string | undefined;
  readonly words: number;
  /** The text of the first paragraphs, each on one line, some 2,000 characters: what summaries are made of. */
  readonly paragraphs: readonly string[];
  /** Those before the author's summary divider (`<!--more-->`), where there is one. */
  readonly summaryParagraphs?: readonly string[] | undefined;
  /** What was written and will not be seen. */
  readonly problems: readonly Problem[];
}

export interface CanonicalBodyOptions {
  /** Where the HTML comes from, for the places of references and problems. */
  readonly source?: MarkupSource | undefined;
  /**
   * The title that is known already: a heading that repeats it at the start of the body is dropped.
   * When it is undefined, a heading that the body begins with is the title, and taken out.
   */
  readonly title?: string | undefined;
}

/**
 * Makes the body of the model from HTML of any origin, or from the tree of Markdown without raw HTML.
 *
 * Never throws, and takes time in proportion to the length for any input. Making a body of a body
 * changes nothing more.
 */
export function canonicalBody(
  content: string | readonly HtmlNode[],
  { source, title }: CanonicalBodyOptions = {},
): CanonicalBody {
  const places = source && locator(source);
  const { nodes: clean, dropped } = cleanTree(content);
  const titled = takeTitle(clean, (text) => title === undefined || sameText(text, title));
  const { nodes, headings } = arrangeHeadings(titled.nodes);
  const { nodes: body, references, images } = collectReferences(nodes, (written) => places && placeOf(written, places));
  const summary = typeof content === "string" ? beforeDivider(content) : undefined;
  return {
    html: serializeHtml(body),
    references,
    images,
    headings,
    title: titled.title,
    words: countWords(rawText(titled.nodes)),
    paragraphs: paragraphTexts(titled.nodes),
    summaryParagraphs: summary === undefined ? undefined : paragraphTexts(cleanTree(summary).nodes),
    problems: droppedProblems(dropped, (written) => places?.find(written)),
  };
}

/** What was made of a shortcode may be written otherwise: then the body is pointed at. */
function placeOf(written: string, places: Locator): Place {
  return places.find(written) ?? places.find(written.replace(/^@\//, "")) ?? places.at(0);
}

/** Marks the end of the summary in Jekyll, Hugo, Zola, Hexo, WordPress, Pelican and Docusaurus. */
const SUMMARY_DIVIDER = /<!--\s*(?:more|PELICAN_END_SUMMARY|truncate|excerpt)\s*-->/i;

/** The HTML of the summary; undefined where none is divided off. */
function beforeDivider(html: string): string | undefined {
  const divider = html.search(SUMMARY_DIVIDER);
  return divider === -1 ? undefined : html.slice(0, divider);
}

function cleanTree(content: string | readonly HtmlNode[]): Sanitized {
  // Only raw HTML has lazy pictures and players.
  const tree = typeof content === "string" ? prepareMedia(parseHtml(content)) : content;
  const { nodes, dropped } = sanitize(tree);
  return { nodes: closeBidi(joinEastAsianLines(makeFigures(nodes))), dropped };
}

/** Punctuation and spaces aside: but C++ and C# are two, and so are two emoji. */
function sameText(one: string, other: string): boolean {
  const bare = (text: string) =>
    text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{So}+#]+/gu, " ")
      .trim();
  return bare(one) === bare(other) && (bare(one) !== "" || one === other);
}

/**
 * Texts of the paragraphs, in lists and quotations too, but not of captions, notes, code and tables. Where most of the
 * text stands in no paragraph, as in old HTML, it is parted at blocks and empty lines; a line beside, as of a menu, is none.
 */
function paragraphTexts(nodes: readonly HtmlNode[]): readonly string[] {
  const prose = proseOf(nodes, true);
  const lengthOf = (texts: readonly Prose[]) => texts.reduce((sum, { text }) => sum + text.length, 0);
  const [loose, own] = [prose.filter(({ isLoose }) => isLoose), prose.filter(({ isLoose }) => !isLoose)];
  return (lengthOf(loose) > lengthOf(own) ? prose : own).map(({ text }) => text);
}

interface Prose {
  readonly text: string;
  /** In no paragraph. */
  readonly isLoose: boolean;
}

/** @param mayBeLoose - Whether text may stand among these nodes: that of a paragraph is read with it. */
function proseOf(nodes: readonly HtmlNode[], mayBeLoose: boolean): readonly Prose[] {
  const texts: Prose[] = [];
  let length = 0;
  const add = (found: readonly Prose[]) => {
    for (const prose of found) {
      if (prose.text !== "") texts.push(prose);
      length += prose.text.length;
    }
  };
  const terms: string[] = [];
  let run: HtmlNode[] = [];
  const endRun = () => {
    add(looseTexts(run));
    run = [];
  };
  for (const node of nodes) {
    if (length > ENOUGH) break;
    if (!isElement(node) || !(isBlock(node) || HOLDERS.test(node.name))) {
      if (mayBeLoose) run.push(node);
      continue;
    }
    endRun();
    if (NOT_PROSE.test(node.name) || node.attributes["class"]?.includes("footnotes")) continue;
    if (node.name === "dt") {
      terms.push(paragraphText(node));
      continue;
    }
    const own = PARAGRAPHS.test(node.name) ? [{ text: paragraphText(node), isLoose: false }] : [];
    const found = [...own, ...proseOf(node.children, LOOSE.test(node.name))];
    add(node.name === "dd" ? withTerms(terms.splice(0), found) : found);
  }
  endRun();
  return texts;
}

function isBlock(node: HtmlNode): boolean {
  return isElement(node) && BLOCKS.has(node.name);
}

/** What holds text or blocks apart, and is none of `BLOCKS`. */
const HOLDERS = /^(?:li|dt|dd|video|audio)$/;
/** Elements whose own text is a paragraph. */
const PARAGRAPHS = /^(?:p|li|dd)$/;
/** Blocks in which text may stand without a paragraph. */
const LOOSE = /^(?:div|section|blockquote|header|address)$/;

/** Two line breaks are an empty line. */
function looseTexts(run: readonly HtmlNode[]): readonly Prose[] {
  if (run.every(isBlank)) return [];
  return rawText(run.filter((node) => !isFootnoteMark(node)))
    .split(/\n[^\S\n]*\n/)
    .map((text) => ({ text: inlineText([text]), isLoose: true }));
}

/** The paragraphs of a definition, of which the first says what is defined. */
function withTerms(terms: readonly string[], definition: readonly Prose[]): readonly Prose[] {
  const [first, ...others] = definition.filter(({ text }) => text !== "");
  if (first === undefined) return [];
  const term = terms.join(", ").replace(/[\p{L}\p{M}\p{N})\]”"’'»]$/u, "$&:");
  return [{ ...first, text: `${term} ${first.text}`.trim() }, ...others];
}

/** Characters: no summary is longer. */
const ENOUGH = 2000;

/** The text of a paragraph or item, without the marks of its footnotes and without the blocks in it. */
function paragraphText({ children }: HtmlElement): string {
  return inlineText(children.filter((child) => !isBlock(child) && !isFootnoteMark(child)));
}

function isFootnoteMark(node: HtmlNode): boolean {
  return isElement(node) && node.attributes["class"] === "footnote-ref";
}

const NOT_PROSE = /^(?:h[1-6]|figure|figcaption|pre|table|aside|footer|video|audio|details|sup)$/;

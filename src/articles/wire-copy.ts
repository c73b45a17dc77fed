import { joinEastAsianText } from "../markup/east-asian-lines.js";
import { escapeHtml } from "../markup/escape-html.js";
import { typographicText } from "../markup/typographic-text.js";
import type { Language } from "../model/language.js";
import { isTable, wireParagraphs } from "./wire-paragraphs.js";

/** Plain wire copy, taken apart. Texts are as written, their lines joined. */
export interface WireCopy {
  readonly headline?: string | undefined;
  /** Names in a line "By …" under the headline. */
  readonly byline?: string | undefined;
  /** Place at the head of the report, e.g. `ALMATY, Kazakhstan`. */
  readonly dateline?: string | undefined;
  /** The first one without the dateline. An item of a list begins with `• `; a table is one that has line ends. */
  readonly paragraphs: readonly string[];
}

/**
 * Takes wire copy apart: the first line is the headline, blank lines, indents and marks of lists part paragraphs, the
 * first paragraph may begin with a dateline.
 *
 * @param title - The headline, where it is known already: then a first line that differs from it
 *   is the beginning of the report.
 */
export function readWireCopy(text: string, title?: string): WireCopy {
  const [first = "", ...others] = blocksOf(text);
  const [line = "", ...wrapped] = first.split("\n");
  const isHeadline = title === undefined || oneSpaced(line) === oneSpaced(title);
  const rest = isHeadline ? [wrapped.join("\n"), ...others].filter((part) => part !== "") : [first, ...others];
  const report = rest.flatMap(paragraphsOf).filter((paragraph) => !END_MARK.test(paragraph));

  const byline = BYLINE.exec(report[0] ?? "")?.[1];
  const [lead = "", ...following] = byline === undefined ? report : report.slice(1);
  const [opening = "", dateline] = isRows(lead) ? [] : (DATELINE.exec(lead.slice(0, LONGEST_DATELINE)) ?? []);
  return {
    headline: isHeadline ? oneSpaced(line) || undefined : undefined,
    byline,
    dateline,
    paragraphs: [lead.slice(opening.length), ...following].filter((paragraph) => paragraph !== ""),
  };
}

/** Sets what was typed on a wire as print has it: dashes, quotes of the language, ellipses. */
export function typesetWireCopy({ headline, byline, dateline, paragraphs }: WireCopy, language: Language): WireCopy {
  const typeset = (text: string | undefined) => text && typographicText(text, language);
  return {
    headline: typeset(headline),
    byline,
    dateline: typeset(dateline),
    paragraphs: paragraphs.map((paragraph) => (isRows(paragraph) ? paragraph : typographicText(paragraph, language))),
  };
}

/** What summaries are made of: the paragraphs without tables and marks of lists. */
export function wireProse({ paragraphs }: WireCopy): readonly string[] {
  return paragraphs.filter((paragraph) => !isRows(paragraph)).map((paragraph) => paragraph.replace(/^• /, ""));
}

/** Writes the report as HTML; the dateline stands where readers look for it. */
export function wireHtml({ dateline, paragraphs }: Pick<WireCopy, "dateline" | "paragraphs">): string {
  const place = dateline === undefined ? "" : `<strong class="dateline">${escapeHtml(dateline)}</strong> — `;
  return paragraphs
    .map((paragraph, i) => {
      if (isRows(paragraph)) return `<pre>${escapeHtml(paragraph)}</pre>\n`;
      const text = linked(paragraph.replace(/^• /, ""));
      if (!isItem(paragraph)) return `<p>${i === 0 ? place : ""}${text}</p>\n`;
      const [before, after] = [paragraphs[i - 1], paragraphs[i + 1]];
      return `${isItem(before) ? "" : "<ul>\n"}<li>${text}</li>\n${isItem(after) ? "" : "</ul>\n"}`;
    })
    .join("");
}

function isRows(paragraph: string): boolean {
  return paragraph.includes("\n");
}

function isItem(paragraph: string | undefined): boolean {
  return paragraph?.startsWith("• ") === true;
}

/**
 * A place in capitals, maybe with its country, a date and the agency, then a dash:
 * `ALMATY, Kazakhstan -- `, `WASHINGTON, Feb. 9 (AP) — `.
 */
const DATELINE =
  /^((?=\S{2})[\p{Lu}\p{M}][\p{Lu}\p{M}.'’-]+(?:[ /][\p{Lu}][\p{Lu}.'’-]*)*(?:,? [^\n–—]{1,60}?)?)\s*(?:--|[–—]| - )\s*(?=\S)/u;
const LONGEST_DATELINE = 120;
const BYLINE = /^(?:By|BY)\s+(\p{Lu}[^.!?]{2,79})$/u;
/** What agencies set under a report: `-30-`, `###`, `(END)`. */
const END_MARK = /^(?:-+\s*30\s*-+|#{2,}|\(?(?:END|ENDS|MORE)\)?)$/i;

/** What stands between blank lines; the indent of the first line is part of it. */
function blocksOf(text: string): readonly string[] {
  return text
    .split(/\n[^\S\n]*\n/)
    .map((block) => block.replace(/^\s*\n/, "").trimEnd())
    .filter((block) => block !== "");
}

function paragraphsOf(block: string): readonly string[] {
  if (isTable(block)) return [block];
  return wireParagraphs(block).map((paragraph) => oneSpaced(paragraph).replace(/^[*•·●▪◦] /, "• "));
}

function oneSpaced(text: string): string {
  return joinEastAsianText(text).replace(/\s+/g, " ").trim();
}

/** Where words have no spaces between them, an address ends with the first mark. */
const ADDRESS =
  /\b(https?:\/\/[^\s<>"\u3000-\u3004\u3008-\u301F\uFF01-\uFF0F\uFF1A-\uFF20\uFF3B-\uFF40\uFF5B-\uFF65]+(?<![.,;:!?'”’)\]،؛؟]))/;

/** Escapes a paragraph and links the addresses in it. */
function linked(paragraph: string): string {
  // Every second piece is an address. They are found before "&gt;" looks like a part of them.
  const pieces = paragraph.split(ADDRESS).map(escapeHtml);
  return pieces.map((piece, at) => (at % 2 === 1 ? `<a href="${piece}">${piece}</a>` : piece)).join("");
}

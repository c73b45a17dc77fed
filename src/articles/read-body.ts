import MarkdownIt from "markdown-it";
import type { Heading } from "../model/article.js";
import type { Report } from "../problem/problem.js";
import type { Reference } from "./parsed-article.js";

/** The body of an article, rendered. */
export interface Body {
  /** Sanitised HTML, with `referenceToken(n)` where the reference of that number goes. */
  readonly html: string;
  readonly references: readonly Reference[];
  readonly headings: readonly Heading[];
  /** First heading of a text that has no other title; it stands in the HTML no more. */
  readonly title?: string | undefined;
  readonly dateline?: string | undefined;
  readonly paragraphs: readonly string[];
  readonly text: string;
}

const markdown = new MarkdownIt({ html: false, linkify: false });

export function readBody(source: string, _path: string, _line: number, _report: Report): Body {
  const html = markdown.render(source);
  const text = html
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  return { html, references: [], headings: [], paragraphs: [text], text };
}

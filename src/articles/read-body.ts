import { type CanonicalBody, canonicalBody } from "../markup/canonical-body.js";
import { expandShortcodes } from "../markup/expand-shortcodes.js";
import { renderMarkdownTree } from "../markup/render-markdown.js";
import type { Language } from "../model/language.js";
import { readWireCopy, typesetWireCopy, wireHtml } from "./wire-copy.js";

/** The text of an article below its front matter, and where it stands. */
export interface BodySource {
  /** Path of the file: its ending tells how the text is written. */
  readonly file: string;
  readonly text: string;
  readonly firstLine: number;
  /** Title that the front matter gives; without one a heading at the beginning is it. */
  readonly title: string | undefined;
  /** Tells the language of its paragraphs; called once. */
  languageOf(paragraphs: readonly string[]): Language;
}

/** A body, and what wire copy tells besides. */
export interface Body extends CanonicalBody {
  readonly language: Language;
  readonly dateline?: string | undefined;
  readonly byline?: string | undefined;
}

/** Renders a body by the ending of its file. To add a dialect of bodies, add it here. */
export function readBody(source: BodySource): Body {
  const { file, title } = source;
  if (/\.txt$/i.test(file)) return wireBody(source);
  const expanded = expandShortcodes(source);
  const content = /\.x?html?$/i.test(file) ? pageBody(expanded.text) : renderMarkdownTree(expanded.text);
  const body = canonicalBody(content, { source, title });
  const language = source.languageOf(body.paragraphs);
  return { ...body, language, problems: [...expanded.problems, ...body.problems] };
}

function wireBody(source: BodySource): Body {
  const typed = readWireCopy(source.text, source.title);
  const language = source.languageOf(typed.paragraphs);
  const { headline, byline, dateline, paragraphs } = typesetWireCopy(typed, language);
  const body = canonicalBody(wireHtml({ dateline, paragraphs }), { source, title: "" });
  return { ...body, language, title: headline, dateline, byline, paragraphs };
}

/** Of a whole HTML page what is in its body is the article; its title is the heading, where the body has none. */
function pageBody(text: string): string {
  const body = contentOf("body", text);
  if (body === undefined) return text;
  const title = contentOf("title", text);
  return title === undefined || /<h1\b/i.test(body) ? body : `<h1>${title}</h1>${body}`;
}

/** What stands between the first tag of a name and its end, or the end of the text. */
function contentOf(name: string, text: string): string | undefined {
  const tag = text.search(new RegExp(`<${name}[\\s>]`, "i"));
  const start = tag === -1 ? -1 : text.indexOf(">", tag);
  if (start === -1) return undefined;
  const rest = text.slice(start + 1);
  const end = rest.search(new RegExp(`</${name}[\\s>]`, "i"));
  return end === -1 ? rest : rest.slice(0, end);
}

import { type CanonicalBody, canonicalBody } from "../markup/canonical-body.js";
import { expandShortcodes } from "../markup/expand-shortcodes.js";
import { renderMarkdownTree } from "../markup/render-markdown.js";
import { toText } from "../markup/to-text.js";
import type { Language } from "../model/language.js";
import { oneLine } from "./one-line.js";
import { readWireCopy, typesetWireCopy, wireHtml, wireProse } from "./wire-copy.js";

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
  const page = /\.x?html?$/i.test(file) ? pageOf(expanded.text) : undefined;
  const body = canonicalBody(page?.body ?? renderMarkdownTree(expanded.text), { source, title });
  const language = source.languageOf(body.paragraphs);
  const problems = [...expanded.problems, ...body.problems];
  return { ...body, title: body.title ?? (title === undefined ? page?.title : undefined), language, problems };
}

function wireBody(source: BodySource): Body {
  const typed = readWireCopy(source.text, source.title);
  const language = source.languageOf(typed.paragraphs);
  const copy = typesetWireCopy(typed, language);
  const { headline, byline, dateline } = copy;
  const body = canonicalBody(wireHtml(copy), { source, title: "" });
  return { ...body, language, title: headline, dateline, byline, paragraphs: wireProse(copy) };
}

/**
 * Of a whole HTML page what is in its body is the article. Its title is the heading, where the body has none, and the
 * title of the article where the headline stands below something else, such as a menu.
 */
function pageOf(text: string): { readonly body: string; readonly title?: string | undefined } {
  const body = contentOf("body", text);
  if (body === undefined) return { body: text };
  const title = contentOf("title", text);
  if (title !== undefined && !/<h1\b/i.test(body)) return { body: `<h1>${title}</h1>${body}` };
  return { body, title: title && (oneLine(toText(title)) || undefined) };
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

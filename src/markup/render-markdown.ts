import markdownIt, { type Env, type MarkdownIt } from "markdown-it";
import footnote from "markdown-it-footnote";
import { abbreviations } from "./abbreviations.js";
import { alerts } from "./alerts.js";
import { comments } from "./comments.js";
import { definitionLists } from "./definition-lists.js";
import { fenceLanguage } from "./fence-language.js";
import type { HtmlNode } from "./html-tree.js";
import { kramdownAttributes } from "./kramdown-attributes.js";
import { markdownInHtml } from "./markdown-in-html.js";
import { markdownTree } from "./markdown-tree.js";
import { referencesBelowNotes } from "./references-below-notes.js";
import { spacedAddresses } from "./spaced-addresses.js";
import { tableOfContents } from "./table-of-contents.js";
import { taskLists } from "./task-lists.js";

/**
 * Renders Markdown as HTML: CommonMark with the tables, strikethrough, task lists and bare links of GFM,
 * footnotes, definition lists, abbreviations, attributes on headings (`## Title {#id}`), and comments of Obsidian.
 *
 * Raw HTML passes through: the result is for `canonicalBody`, which sanitises it. URLs are left as
 * they are written.
 */
export function renderMarkdown(text: string): string {
  return renderer().render(text, {} satisfies Env);
}

/** The same as a tree, where `markdownTree` can make one of the text; else the HTML. */
export function renderMarkdownTree(text: string): string | readonly HtmlNode[] {
  const md = renderer();
  const env: Env = {};
  const tokens = md.parse(text, env);
  return markdownTree(tokens, md) ?? md.renderer.render(tokens, md.options, env);
}

let instance: MarkdownIt | undefined;

/** Building one costs more than rendering an article, so it is kept. */
function renderer(): MarkdownIt {
  instance ??= build();
  return instance;
}

/**
 * Looks for what every bare link has, and few texts. Asked of each paragraph and of each text in it, this spares all
 * links that are written as such the long expressions of linkify.
 */
function mayHoldLink(text: string): boolean {
  return text.includes("//") || text.includes("@") || /www\./i.test(text);
}

function build(): MarkdownIt {
  const md = markdownIt({ html: true, linkify: true })
    .use(footnote)
    .use(definitionLists)
    .use(referencesBelowNotes)
    .use(taskLists)
    .use(fenceLanguage)
    .use(tableOfContents)
    .use(alerts)
    .use(markdownInHtml)
    .use(kramdownAttributes)
    .use(spacedAddresses)
    .use(comments)
    .use(abbreviations);
  // With fuzzy links "README.md" would lead to Moldova; of bare hosts only www. is a link, as in GFM.
  md.linkify.set({ fuzzyLink: false, fuzzyEmail: true });
  md.linkify.add("www.", {
    validate: (text, at, linkify) => {
      const length = linkify.testSchemaAt(`http://www.${text.slice(at)}`, "http:", "http:".length);
      return Math.max(0, length - "//www.".length);
    },
    normalize: (match) => {
      match.url = `http://${match.url}`;
    },
  });
  const { linkify } = md;
  const match = linkify.match.bind(linkify);
  linkify.test = mayHoldLink;
  linkify.match = (text) => match(text) ?? [];
  // Addresses are resolved, checked and encoded when it is known where they lead.
  md.normalizeLink = (url) => url;
  md.validateLink = () => true;
  return md;
}

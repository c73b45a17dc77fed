import markdownIt, { type Env, type MarkdownIt } from "markdown-it";
import footnote from "markdown-it-footnote";
import { alerts } from "./alerts.js";
import { fenceLanguage } from "./fence-language.js";
import { kramdownAttributes } from "./kramdown-attributes.js";
import { tableOfContents } from "./table-of-contents.js";
import { taskLists } from "./task-lists.js";

/**
 * Renders Markdown as HTML: CommonMark with the tables, strikethrough, task lists and bare links of GFM,
 * footnotes, and attributes on headings (`## Title {#id}`).
 *
 * Raw HTML passes through: the result is for `canonicalBody`, which sanitises it. URLs are left as
 * they are written.
 */
export function renderMarkdown(text: string): string {
  return renderer().render(text, {} satisfies Env);
}

let instance: MarkdownIt | undefined;

/** Building one costs more than rendering an article, so it is kept. */
function renderer(): MarkdownIt {
  instance ??= build();
  return instance;
}

function build(): MarkdownIt {
  const md = markdownIt({ html: true, linkify: true })
    .use(footnote)
    .use(taskLists)
    .use(fenceLanguage)
    .use(tableOfContents)
    .use(alerts)
    .use(kramdownAttributes);
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
  // Addresses are resolved, checked and encoded when it is known where they lead.
  md.normalizeLink = (url) => url;
  md.validateLink = () => true;
  return md;
}

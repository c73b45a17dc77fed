import { excerptOf } from "../markup/excerpt.js";
import { element, type HtmlNode, isElement } from "../markup/html-tree.js";
import { parseHtml } from "../markup/parse-html.js";
import type { Article } from "../model/article.js";
import type { Entry } from "../model/issue.js";
import type { Settings } from "../publication/settings.js";

/** What the text of an entry is decided by, besides the entry. */
export interface EntrySources {
  readonly settings: Settings;
  /** How many articles the issue shows in all. */
  readonly count: number;
  bodyOf(article: Article): string;
}

/** Words of an excerpt of the lead, and of another story. */
const EXCERPT_WORDS = { lead: 160, story: 70 };

/**
 * The text of an article in an issue: the editor's own words, all of it, its beginning, or its
 * summary, as the settings say; the same in the mail and on the web.
 *
 * @returns `cut` is true where the article's page has more.
 */
export function entryContent(
  { blurb, treatment }: Entry,
  article: Article,
  { settings, count, bodyOf }: EntrySources,
): { readonly nodes: readonly HtmlNode[]; readonly cut: boolean } {
  const kind = treatment === "lead" ? "lead" : "story";
  const { lead, stories } = settings.email.content;
  const share = count === 1 ? "full" : kind === "lead" ? lead : stories;
  if (blurb !== undefined) return { nodes: asParagraph(blurb), cut: true };
  if (share === "summary") return { nodes: asParagraph(article.summary), cut: true };
  const body = withoutPicture(parseHtml(bodyOf(article)), article.picture?.url);
  if (share === "full") return { nodes: body, cut: false };
  const excerpt = excerptOf(body, EXCERPT_WORDS[kind]);
  return excerpt.nodes.length === 0 ? { nodes: asParagraph(article.summary), cut: excerpt.cut } : excerpt;
}

function asParagraph(text: string): readonly HtmlNode[] {
  return text === "" ? [] : [element("p", {}, [text])];
}

/** The picture of the article stands above it already: it is not shown twice. */
function withoutPicture(nodes: readonly HtmlNode[], url: string | undefined): readonly HtmlNode[] {
  const first = nodes.findIndex((node) => isElement(node));
  const node = nodes[first];
  const shows = (one: HtmlNode): boolean =>
    isElement(one) && ((one.name === "img" && one.attributes["src"] === url) || one.children.some(shows));
  const isPicture = node !== undefined && isElement(node) && /^(?:figure|p|img|picture)$/.test(node.name);
  return url !== undefined && isPicture && shows(node) ? nodes.toSpliced(first, 1) : nodes;
}

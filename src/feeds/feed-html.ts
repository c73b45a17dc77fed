import { escapeAttribute, escapeHtml } from "../markup/escape-html.js";
import { xmlCharacters } from "../markup/xml-element.js";
import type { Article } from "../model/article.js";
import { digest } from "../model/digest.js";
import type { Settings } from "../publication/settings.js";
import { plainElements } from "./plain-elements.js";
import { plainText } from "./plain-text.js";

/**
 * Makes the body of an article fit for feed readers, which show it without our style sheet, away
 * from its page, in a list with other articles, and after taking away what they do not trust.
 *
 * - Ids are prefixed, so that footnotes of two articles in one list do not meet.
 * - Links within the article lead to its page, or by `feeds.fragments: item` stay in the item.
 * - Elements that readers take away leave something of use behind (`plainElements`).
 * - The article's picture stands at the top where the body does not show it.
 * - Attributes that mean nothing without our style sheet are dropped.
 * - Code says that it runs from left to right, where what is around it does not.
 *
 * @param body - Canonical: balanced, sanitised, attributes in double quotes, URLs absolute.
 */
export function feedHtml(article: Article, body: string, settings: Settings): string {
  const anchors = anchorsOf(article, settings);
  const html = plainElements(xmlCharacters(body), article.language, settings)
    .replace(TAGS_WITH_ATTRIBUTES, (_, name: string, attributes: string) => `<${name}${keep(attributes, anchors)}>`)
    // Validators take the character itself for damage (`BadCharacters`); HTML has another way to write it.
    .replaceAll("\uFFFD", "&#xFFFD;")
    .trim();
  return leadPicture(article, html) + (article.direction === "rtl" ? html.replace(CODE, '<$1 dir="ltr"') : html);
}

// In canonical HTML `<` and `>` stand in tags only, and nearly all tags have no attributes: this
// takes a quarter of the time of a parser, and feeds of a large history are many articles.
const TAGS_WITH_ATTRIBUTES = /<([a-z][a-z0-9]*)\s([^<>]*)>/g;
/** Code without a direction of its own. */
const CODE = /<(code|kbd|samp|pre)(?=[\s>])(?![^<>]*\sdir=)/g;
const ATTRIBUTES = /([a-z][\w:-]*)="([^"]*)"/g;

/** Attributes that mean nothing in a reader, or that validators warn of (`SecurityRiskAttr`). */
const DROPPED = /^(?:class|role|tabindex|loading|decoding|fetchpriority|aria-.*|data-.*)$/;

/** How places within the article are named in its item. */
interface Anchors {
  readonly prefix: string;
  /** Address of the page, as attributes spell it. */
  readonly page: string;
  /** What stands before a fragment that belongs to the article. */
  readonly before: string;
}

/** The prefix comes from the id, so that it stays when the article is renamed. */
function anchorsOf({ id, url }: Article, { feeds }: Settings): Anchors {
  const prefix = `a${digest(id).slice(0, 8)}-`;
  const page = escapeAttribute(url);
  return { prefix, page, before: feeds.fragments === "page" ? `${page}#` : `#${prefix}` };
}

function keep(attributes: string, anchors: Anchors): string {
  let kept = "";
  for (const [whole, name = "", value = ""] of attributes.matchAll(ATTRIBUTES)) {
    if (name === "id") kept += ` id="${anchors.prefix}${value}"`;
    else if (name === "href") kept += ` href="${link(value, anchors)}"`;
    else if (!DROPPED.test(name)) kept += ` ${whole}`;
  }
  return kept;
}

/** A fragment alone would be resolved against the feed, which has no such place. */
function link(href: string, { page, before }: Anchors): string {
  if (href.startsWith("#")) return before + href.slice(1);
  return href.startsWith(`${page}#`) ? before + href.slice(page.length + 1) : href;
}

/** Readers do not show `media:content`, so the picture stands in the text, unless it stands there already. */
function leadPicture({ picture }: Article, html: string): string {
  if (!picture) return "";
  const url = escapeAttribute(picture.url);
  if (html.includes(`"${url}"`)) return "";
  const size = picture.width && picture.height ? ` width="${picture.width}" height="${picture.height}"` : "";
  const [alt, words] = [plainText(picture.alt ?? ""), plainText(picture.caption ?? "")];
  const caption = words === "" ? "" : `<figcaption>${escapeHtml(words)}</figcaption>`;
  return `<figure><img src="${url}" alt="${escapeAttribute(alt)}"${size}>${caption}</figure>\n`;
}

import type { Author } from "feed";
import {
  escapeXml,
  type XmlAttributes,
  xmlElement,
  xmlEscapedElement,
  xmlStart,
  xmlTextElement,
} from "../markup/xml-element.js";
import type { Enclosure } from "../model/asset.js";
import { VERSION } from "../version.js";
import { atomDate, rssDate } from "./feed-dates.js";
import type { FeedHead } from "./feed-head.js";
import { escapedContent, type FeedItem } from "./feed-item.js";
import { mediaElements } from "./media-elements.js";
import { podcastChannel } from "./podcast-channel.js";
import { podcastItem } from "./podcast-item.js";

/**
 * Writes RSS 2.0 after the RSS Best Practices Profile <https://www.rssboard.org/rss-profile>:
 * no CDATA, `dc:creator` for names, one enclosure, `description` before `content:encoded`.
 */
export function writeRss(head: FeedHead, items: readonly FeedItem[]): string {
  const about = channelElements(head);
  const described = items.map((item) => ({ before: aboutItem(item, head), after: extensions(item, head) }));
  const elements = described.map(({ before, after }) => before + after).join("");
  const attributes: XmlAttributes = {
    version: "2.0",
    ...namespacesIn(about + elements),
    "xmlns:content": items.some(({ description }) => description !== undefined) ? CONTENT : undefined,
    "xml:lang": head.language,
  };
  // All pieces are joined at once, so that megabytes of text are copied once.
  const children = items.flatMap((item, index) => {
    const { before = "", after = "" } = described[index] ?? {};
    return ["<item>\n", before, ...texts(item), after, "</item>\n"];
  });
  const start = [declaration(head), xmlStart("rss", attributes), "<channel>\n", about];
  return [...start, ...children, "</channel>\n</rss>\n"].join("");
}

/** First lines of both XML formats. The style sheet shows a person who opens the feed what it is. */
export function declaration(head: FeedHead): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n<?xml-stylesheet type="text/css" href="${head.stylesheet}"?>\n`;
}

/** Namespaces that RSS elements may be from; only those in use are declared. */
const NAMESPACES: Readonly<Record<string, string>> = {
  atom: "http://www.w3.org/2005/Atom",
  creativeCommons: "http://backend.userland.com/creativeCommonsRssModule",
  dc: "http://purl.org/dc/elements/1.1/",
  fh: "http://purl.org/syndication/history/1.0",
  itunes: "http://www.itunes.com/dtds/podcast-1.0.dtd",
  media: "http://search.yahoo.com/mrss/",
  podcast: "https://podcastindex.org/namespace/1.0",
};

/** The full text has one of its own, looked for nowhere: that would be to search megabytes for what is known. */
const CONTENT = "http://purl.org/rss/1.0/modules/content/";

/** Declares what elements are from. In what is written `<` begins a tag and nothing else. */
function namespacesIn(elements: string): XmlAttributes {
  const used = Object.entries(NAMESPACES).filter(([prefix]) => elements.includes(`<${prefix}:`));
  return Object.fromEntries(used.map(([prefix, uri]) => [`xmlns:${prefix}`, uri]));
}

function channelElements(head: FeedHead): string {
  return (
    plain("title", head.title) +
    xmlTextElement("link", head.link) +
    // The element is required; a publication without a description still has a name.
    plain("description", head.description || head.title) +
    plain("language", head.language) +
    editor(head.author) +
    xmlTextElement("lastBuildDate", rssDate(head.updated.getTime())) +
    plain("generator", `Postrider ${VERSION}`) +
    xmlTextElement("docs", "https://www.rssboard.org/rss-specification") +
    image(head) +
    links(head) +
    (head.current ? xmlElement("fh:archive", {}, "") : "") +
    xmlTextElement("creativeCommons:license", head.license) +
    podcastChannel(head)
  );
}

/** RSS asks for an address here, so that a name alone is not written. */
function editor({ name, email }: Author): string {
  return email ? plain("managingEditor", contact(email, name ?? "")) : "";
}

/** `user@host (Name)`: parentheses would end the comment that the name stands in (RFC 822 §3.3). */
function contact(email: string, name: string): string {
  const comment = name.replace(/[()\\]/g, "").trim();
  return comment ? `${email} (${comment})` : email;
}

/** Title and link equal the channel's, as the profile wants. */
function image(head: FeedHead): string {
  if (head.image === undefined) return "";
  const parts = xmlTextElement("url", head.image) + plain("title", head.title) + xmlTextElement("link", head.link);
  return xmlElement("image", {}, parts);
}

function links(head: FeedHead): string {
  const link = (
    rel: string,
    href: string | undefined,
    more: XmlAttributes = { type: "application/rss+xml" },
  ): string => (href === undefined ? "" : xmlElement("atom:link", { rel, href, ...more }, ""));
  return (
    link("self", head.feedLinks.rss) +
    link("hub", head.hub, {}) +
    link("prev-archive", head.previous?.rss) +
    link("current", head.current?.rss) +
    head.translations
      .map(({ language, links }) => link("alternate", links.rss, { type: "application/rss+xml", hreflang: language }))
      .join("")
  );
}

/** What an item is: what stands before its texts. */
function aboutItem(item: FeedItem, head: FeedHead): string {
  return [
    item.isTitled ? plain("title", item.title) : "",
    xmlTextElement("link", item.link),
    guid(item),
    xmlTextElement("pubDate", rssDate(item.published.getTime())),
    updated(item),
    ...item.author.map(({ name }) => plain("dc:creator", name)),
    ...item.contributor.map(({ name }) => plain("dc:contributor", name)),
    ...item.tags.map((tag) => plain("category", tag)),
    item.language === head.language ? "" : plain("dc:language", item.language),
  ].join("");
}

/** What goes with it. After the texts, since feedparser takes a `media:description` before them for the summary. */
function extensions(item: FeedItem, head: FeedHead): string {
  return [
    enclosure(item.enclosures[0]),
    mediaElements(item.picture),
    item.source ? plain("source", item.source.title, { url: item.source.url }) : "",
    xmlTextElement("creativeCommons:license", item.license),
    podcastItem(item, head),
  ].join("");
}

/** An id is a permalink only where it is the address itself; a reader would follow it otherwise. */
function guid({ id, link }: FeedItem): string {
  return xmlTextElement("guid", id, id === link ? {} : { isPermaLink: "false" });
}

/** RSS has no date of change of its own. */
function updated({ date, published }: FeedItem): string {
  return date > published ? xmlTextElement("atom:updated", atomDate(date.getTime())) : "";
}

/** With a summary `description` is that, else it is the whole content. Both are HTML in RSS. */
function texts(item: FeedItem): readonly string[] {
  const content = escapedContent(item);
  if (item.description === undefined) return [xmlEscapedElement("description", content)];
  const summary = xmlTextElement("description", escapeXml(item.description));
  return [summary, xmlEscapedElement("content:encoded", content)];
}

function enclosure(file: Enclosure | undefined): string {
  return file ? xmlElement("enclosure", { url: file.url, length: file.byteLength, type: file.mediaType }, "") : "";
}

/**
 * A plain-text element. The profile asks for hexadecimal references: readers that take all text
 * for HTML then still show `<` and `&` as written.
 */
function plain(name: string, text: string | undefined, attributes: XmlAttributes = {}): string {
  const escaped = escapeXml(text?.trim() ?? "");
  return xmlEscapedElement(name, escaped.includes("&") ? inHexadecimal(escaped) : escaped, attributes);
}

function inHexadecimal(escaped: string): string {
  return escaped.replace(/&amp;/g, "&#x26;").replace(/&lt;/g, "&#x3C;").replace(/&gt;/g, "&#x3E;");
}

import type { Author } from "feed";
import { type XmlAttributes, xmlElement, xmlEscapedElement, xmlStart, xmlTextElement } from "../markup/xml-element.js";
import type { Enclosure } from "../model/asset.js";
import { VERSION } from "../version.js";
import { atomDate } from "./feed-dates.js";
import type { FeedHead } from "./feed-head.js";
import { escapedContent, type FeedItem } from "./feed-item.js";
import { mediaElements } from "./media-elements.js";
import { declaration } from "./write-rss.js";

/**
 * Writes Atom 1.0 (RFC 4287): text constructs as plain text, only content as HTML, and authors on
 * every entry, since not every reader hands down the feed's (§4.2.1).
 */
export function writeAtom(head: FeedHead, items: readonly FeedItem[]): string {
  const attributes: XmlAttributes = {
    xmlns: "http://www.w3.org/2005/Atom",
    "xmlns:fh": head.current && "http://purl.org/syndication/history/1.0",
    "xmlns:media": items.some(({ picture }) => picture) ? "http://search.yahoo.com/mrss/" : undefined,
    "xml:lang": head.language,
  };
  const start = [declaration(head), xmlStart("feed", attributes), feedElements(head)];
  return [...start, ...items.flatMap((item) => entry(item, head)), "</feed>\n"].join("");
}

function feedElements(head: FeedHead): string {
  return (
    text("title", head.title) +
    text("subtitle", head.description) +
    xmlTextElement("id", head.id) +
    xmlTextElement("updated", atomDate(head.updated.getTime())) +
    person("author", head.author) +
    link("alternate", head.link, { type: "text/html" }) +
    feedLink("self", head.feedLinks.atom) +
    link("hub", head.hub) +
    feedLink("prev-archive", head.previous?.atom) +
    feedLink("current", head.current?.atom) +
    head.translations.map(({ language, links }) => feedLink("alternate", links.atom, { hreflang: language })).join("") +
    (head.current ? xmlElement("fh:archive", {}, "") : "") +
    link("license", head.license) +
    xmlTextElement("icon", head.image) +
    xmlTextElement("generator", "Postrider", { version: VERSION })
  );
}

function entry(item: FeedItem, head: FeedHead): readonly string[] {
  const language = item.language === head.language ? undefined : item.language;
  return [
    xmlStart("entry", { "xml:lang": language }),
    text("title", item.title),
    xmlTextElement("id", item.atomId),
    link("alternate", item.link, { type: "text/html" }),
    xmlTextElement("published", atomDate(item.published.getTime())),
    xmlTextElement("updated", atomDate(item.date.getTime())),
    ...item.author.map((author) => person("author", author)),
    ...item.contributor.map((contributor) => person("contributor", contributor)),
    ...item.tags.map((tag) => xmlElement("category", { term: tag }, "")),
    ...item.enclosures.map(enclosure),
    item.source ? link("via", item.source.url, { title: item.source.title }) : "",
    link("license", item.license),
    text("summary", item.description),
    xmlEscapedElement("content", escapedContent(item), { type: "html" }),
    mediaElements(item.picture),
    "</entry>\n",
  ];
}

/** A text construct (§3.1), always as plain text: no reader has to guess. */
function text(name: string, value: string | undefined): string {
  return xmlTextElement(name, value, { type: "text" });
}

function person(name: string, { name: called, link: uri, email }: Author): string {
  return xmlElement(
    name,
    {},
    xmlTextElement("name", called) + xmlTextElement("uri", uri) + xmlTextElement("email", email),
  );
}

function link(rel: string, href: string | undefined, more: XmlAttributes = {}): string {
  return href === undefined ? "" : xmlElement("link", { rel, href, ...more }, "");
}

function feedLink(rel: string, href: string | undefined, more: XmlAttributes = {}): string {
  return link(rel, href, { type: "application/atom+xml", ...more });
}

/** The length is a hint (§4.2.7.6) and left out when it is not known. */
function enclosure({ url, mediaType, byteLength, title }: Enclosure): string {
  return link("enclosure", url, { type: mediaType, length: byteLength || undefined, title });
}

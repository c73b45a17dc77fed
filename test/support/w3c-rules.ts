import { mapHtml } from "../../src/markup/map-html.js";
import { childOf, childrenOf, readXml, type XmlNode } from "./xml-tree.js";

/**
 * The rules of the W3C Feed Validation Service that a generator can break, under its names for
 * them <https://validator.w3.org/feed/docs/>: written anew from their descriptions.
 *
 * @param url - Where the feed is published.
 * @returns One line a finding; none for a feed that nobody can fault.
 */
export function w3cFindings(xml: string, url: string): readonly string[] {
  const root = readXml(xml);
  const findings = root.name === "rss" ? rssFindings(root, url) : atomFindings(root, url);
  return [...findings, ...sharedFindings(root, xml)];
}

function rssFindings(rss: XmlNode, url: string): readonly string[] {
  const channel = childOf(rss, "channel");
  if (!channel) return ["MissingChannel"];
  const items = childrenOf(channel, "item");
  const firstItem = channel.children.findIndex(({ name }) => name === "item");
  const self = childrenOf(channel, "atom:link").filter(({ attributes }) => attributes["rel"] === "self");
  return [
    ...["title", "link", "description"]
      .filter((name) => !childOf(channel, name))
      .map((name) => `MissingElement ${name}`),
    ...onlyOnce(channel, ["item", "category", "atom:link", "itunes:category"]),
    ...plainTexts(channel, ["title", "description", "copyright", "managingEditor", "generator"]),
    ...(self.length === 1 ? [] : ["MissingSelf"]),
    ...self.filter(({ attributes }) => attributes["href"] !== url).map(() => "SelfDoesntMatchLocation"),
    ...(firstItem >= 0 && channel.children.slice(firstItem).some(({ name }) => name !== "item")
      ? ["MisplacedItem"]
      : []),
    ...duplicates(items.map((item) => childOf(item, "guid")?.text)),
    ...contacts(channel, ["managingEditor", "webMaster"]),
    ...imageFindings(channel),
    ...archiveFindings(channel, "atom:link"),
    ...items.flatMap(rssItemFindings),
  ];
}

function rssItemFindings(item: XmlNode): readonly string[] {
  const names = item.children.map(({ name }) => name);
  const html = [...childrenOf(item, "description"), ...childrenOf(item, "content:encoded")];
  const guid = childOf(item, "guid");
  const isPermalink = guid?.attributes["isPermaLink"] !== "false";
  return [
    ...(names.includes("title") || names.includes("description") ? [] : ["ItemMustContainTitleOrDescription"]),
    ...onlyOnce(item, [
      "category",
      "dc:creator",
      "dc:contributor",
      "media:content",
      "media:thumbnail",
      "enclosure",
      ...PODCAST,
    ]),
    ...(childrenOf(item, "enclosure").length > 1 ? ["DuplicateEnclosure"] : []),
    ...plainTexts(item, ["title", "category", "source", "dc:creator"]),
    ...(guid && isPermalink && !/^https?:/.test(guid.text) ? ["InvalidHttpGUID"] : []),
    ...(guid ? [] : ["MissingGuid"]),
    ...(names.includes("author") ? contacts(item, ["author"]) : []),
    ...(names.includes("author") && names.includes("dc:creator") ? ["DuplicateSemantics author"] : []),
    ...(names.indexOf("content:encoded") >= 0 && names.indexOf("description") > names.indexOf("content:encoded")
      ? ["NeedDescriptionBeforeContent"]
      : []),
    ...childrenOf(item, "pubDate").flatMap(({ text }) => rssDateFindings(text)),
    ...childrenOf(item, "enclosure").flatMap(enclosureFindings),
    ...html.flatMap(({ text }) => htmlFindings(text, true)),
  ];
}

/** Elements that an episode may have several of. */
const PODCAST = ["podcast:transcript", "podcast:person", "podcast:funding"];

function rssDateFindings(text: string): readonly string[] {
  const written = /^(\w{3}), (\d\d \w{3} \d{4}) \d\d:\d\d:\d\d (?:[+-]0000|GMT)$/.exec(text);
  if (!written) return [`InvalidRFC2822Date ${text}`];
  const date = new Date(text);
  const day = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][date.getUTCDay()];
  return [...(day === written[1] ? [] : [`IncorrectDOW ${text}`]), ...implausible(date)];
}

function enclosureFindings({ attributes }: XmlNode): readonly string[] {
  const missing = ["url", "length", "type"].filter((name) => attributes[name] === undefined);
  const type = attributes["type"] ?? "";
  return [
    ...missing.map((name) => `MissingAttribute enclosure ${name}`),
    ...(/^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(type) ? [] : [`InvalidMIMEAttribute ${type}`]),
    ...(/^\d+$/.test(attributes["length"] ?? "") ? [] : ["InvalidIntegerAttribute length"]),
  ];
}

/** A channel's picture bears its title and link, and its declared size has limits. */
function imageFindings(channel: XmlNode): readonly string[] {
  const image = childOf(channel, "image");
  if (!image) return [];
  const differs = ["title", "link"].filter((name) => childOf(image, name)?.text !== childOf(channel, name)?.text);
  return differs.map((name) => `Image${name}DoesntMatch`);
}

function contacts(node: XmlNode, names: readonly string[]): readonly string[] {
  return names
    .flatMap((name) => childrenOf(node, name))
    .filter(({ text }) => !/^[^\s@()<>]+@[^\s@()<>]+(?: \([^()]+\))?$/.test(text))
    .map(({ text }) => `InvalidContact ${text}`);
}

function atomFindings(feed: XmlNode, url: string): readonly string[] {
  const entries = childrenOf(feed, "entry");
  const self = childrenOf(feed, "link").filter(({ attributes }) => attributes["rel"] === "self");
  return [
    ...required(feed),
    ...(self.length === 1 ? [] : ["MissingSelf"]),
    ...self.filter(({ attributes }) => attributes["href"] !== url).map(() => "SelfDoesntMatchLocation"),
    ...duplicates(entries.map((entry) => childOf(entry, "id")?.text)),
    ...atomLinkFindings(feed),
    ...archiveFindings(feed, "link"),
    ...entries.flatMap(entryFindings),
  ];
}

function entryFindings(entry: XmlNode): readonly string[] {
  const content = childOf(entry, "content");
  const hasAlternate = childrenOf(entry, "link").some(({ attributes }) => attributes["rel"] === "alternate");
  const [published, updated] = [childOf(entry, "published")?.text, childOf(entry, "updated")?.text];
  return [
    ...required(entry),
    ...onlyOnce(entry, ["author", "contributor", "category", "link", "media:content", "media:thumbnail"]),
    ...(childOf(entry, "author") ? [] : ["MissingAuthor"]),
    ...(content || hasAlternate ? [] : ["MissingContentOrAlternate"]),
    ...(content && content.attributes["type"] !== "html" ? ["ContainsUndeclaredHTML"] : []),
    ...(published && updated && published > updated ? ["PublishedAfterUpdated"] : []),
    ...atomLinkFindings(entry),
    ...childrenOf(entry, "category").flatMap(({ attributes }) => (attributes["term"] ? [] : ["MissingAttribute term"])),
    ...(content ? htmlFindings(content.text, false) : []),
  ];
}

function required(node: XmlNode): readonly string[] {
  const wrong = ["id", "title", "updated"].filter((name) => childrenOf(node, name).length !== 1);
  const id = childOf(node, "id")?.text ?? "";
  return [
    ...wrong.map((name) => `MissingElement ${name}`),
    ...(/^[a-z][a-z0-9+.-]*:\S+$/i.test(id) ? [] : [`InvalidFullLink ${id}`]),
    ...["updated", "published"].flatMap((name) => childrenOf(node, name)).flatMap(({ text }) => atomDateFindings(text)),
    ...childrenOf(node, "author").flatMap(personFindings),
    ...childrenOf(node, "contributor").flatMap(personFindings),
    ...["title", "subtitle", "summary"]
      .flatMap((name) => childrenOf(node, name))
      .filter(({ attributes }) => attributes["type"] !== "text")
      .map(({ name }) => `ContainsHTML ${name}`),
  ];
}

function atomDateFindings(text: string): readonly string[] {
  const isWritten = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(text);
  return isWritten ? implausible(new Date(text)) : [`InvalidRFC3339Date ${text}`];
}

function implausible(date: Date): readonly string[] {
  return date.getUTCFullYear() < 1990 || date.getUTCFullYear() > 2030 ? [`ImplausibleDate ${date.toISOString()}`] : [];
}

function personFindings(person: XmlNode): readonly string[] {
  const email = childOf(person, "email")?.text;
  return [
    ...(childOf(person, "name")?.text ? [] : ["MissingElement name"]),
    ...(email === undefined || /^[^\s@()<>]+@[^\s@()<>]+$/.test(email) ? [] : [`InvalidAddrSpec ${email}`]),
  ];
}

/** Two alternates of one type and language are one too many (RFC 4287 §4.1.1). */
function atomLinkFindings(node: XmlNode): readonly string[] {
  const alternates = childrenOf(node, "link").filter(({ attributes }) => attributes["rel"] === "alternate");
  const keys = alternates.map(({ attributes }) => `${attributes["type"]} ${attributes["hreflang"]}`);
  return new Set(keys).size < keys.length ? ["DuplicateAtomLink"] : [];
}

/** An archived feed says that it is one, and which is the current one (RFC 5005). */
function archiveFindings(node: XmlNode, link: string): readonly string[] {
  const isArchive = childOf(node, "fh:archive") !== undefined;
  const hasCurrent = childrenOf(node, link).some(({ attributes }) => attributes["rel"] === "current");
  return isArchive && !hasCurrent ? ["MissingCurrentInArchive"] : [];
}

function sharedFindings(root: XmlNode, xml: string): readonly string[] {
  const findings: string[] = [];
  if (/<!\[CDATA\[/.test(xml)) findings.push("CharacterData CDATA");
  if (/[\u007f-\u009f\ufffd]/.test(xml)) findings.push("BadCharacters");
  if (!/^<\?xml version="1\.0" encoding="utf-8"\?>\n/.test(xml)) findings.push("MissingEncoding");
  for (const uri of Object.values(root.attributes).filter((value) => value.startsWith("http"))) {
    if (!NAMESPACES.has(uri)) findings.push(`UnknownNamespace ${uri}`);
  }
  visit(root, (node) => {
    if (node.children.length === 0 && node.text !== node.text.trim())
      findings.push(`UnexpectedWhitespace ${node.name}`);
    if (
      node.children.length === 0 &&
      node.text === "" &&
      Object.keys(node.attributes).length === 0 &&
      node.name !== "fh:archive"
    ) {
      findings.push(`NotBlank ${node.name}`);
    }
    for (const value of urlsOf(node)) findings.push(...urlFindings(value, node.name));
    for (const tag of languagesOf(node)) findings.push(...languageFindings(tag));
  });
  return findings;
}

const NAMESPACES = new Set([
  "http://www.w3.org/2005/Atom",
  "http://purl.org/rss/1.0/modules/content/",
  "http://backend.userland.com/creativeCommonsRssModule",
  "http://purl.org/dc/elements/1.1/",
  "http://purl.org/syndication/history/1.0",
  "http://www.itunes.com/dtds/podcast-1.0.dtd",
  "http://search.yahoo.com/mrss/",
  "https://podcastindex.org/namespace/1.0",
]);

function visit(node: XmlNode, see: (node: XmlNode) => void): void {
  see(node);
  for (const child of node.children) visit(child, see);
}

function urlsOf({ name, attributes, text }: XmlNode): readonly string[] {
  const inText = ["link", "url", "docs", "uri", "icon", "logo", "creativeCommons:license"].includes(name) ? [text] : [];
  const named = name === "itunes:category" ? [] : ["href", "url", "img"];
  return [...inText.filter((value) => value !== ""), ...named.flatMap((attribute) => attributes[attribute] ?? [])];
}

function urlFindings(url: string, name: string): readonly string[] {
  if (!/^(?:https?|mailto|tel|magnet|ftp):[^\s<>"{}|\\^`]+$/i.test(url)) return [`InvalidFullLink ${name} ${url}`];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant
  return /[^\x00-\x7f]/.test(url) ? [`UriNotIri ${name} ${url}`] : [];
}

function languagesOf({ name, attributes, text }: XmlNode): readonly string[] {
  const inText = name === "language" || name === "dc:language" ? text : undefined;
  return [inText, attributes["xml:lang"], attributes["hreflang"]].filter((tag) => tag !== undefined);
}

function languageFindings(tag: string): readonly string[] {
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag ? [] : [`InvalidLanguage ${tag}`];
  } catch {
    return [`InvalidLanguage ${tag}`];
  }
}

/** Plain text is written with hexadecimal references, so that nobody takes it for markup. */
function plainTexts(node: XmlNode, names: readonly string[]): readonly string[] {
  return names
    .flatMap((name) => childrenOf(node, name))
    .filter(({ raw }) => /&(?!#x(?:26|3C|3E);)|>/.test(raw))
    .map(({ name, raw }) => `CharacterData ${name} ${raw}`);
}

function onlyOnce(node: XmlNode, exceptions: readonly string[]): readonly string[] {
  const names = node.children.map(({ name }) => name).filter((name) => !exceptions.includes(name));
  return names.filter((name, index) => names.indexOf(name) !== index).map((name) => `DuplicateElement ${name}`);
}

function duplicates(ids: readonly (string | undefined)[]): readonly string[] {
  return new Set(ids).size < ids.length ? ["DuplicateValue id"] : [];
}

/** What a reader would find dangerous or unknown in the HTML of an item. */
export function htmlFindings(html: string, isRss: boolean): readonly string[] {
  const findings: string[] = [];
  if (/<!|<\?/.test(html)) findings.push("NotHtml comment or instruction");
  mapHtml(html, (element) => {
    if (!ACCEPTABLE.has(element.name)) findings.push(`SecurityRisk ${element.name}`);
    for (const [name, value] of Object.entries(element.attributes)) {
      if (/^on|^(?:role|aria-.*|srcdoc)$/.test(name)) findings.push(`SecurityRiskAttr ${name}`);
      if (name === "style" && !/^text-align:(?:left|right|center)$/.test(value))
        findings.push(`DangerousStyleAttr ${value}`);
      if (["href", "src", "poster", "cite"].includes(name)) findings.push(...relative(value, isRss));
    }
    return element;
  });
  if (balanced(html) !== html) findings.push("NotHtml unbalanced");
  return findings;
}

function relative(url: string, isRss: boolean): readonly string[] {
  if (/^(?:javascript|vbscript):/i.test(url)) return [`SecurityRisk ${url}`];
  if (/^[a-z][a-z0-9+.-]*:/i.test(url) || (!isRss && url.startsWith("#"))) return [];
  return [`ContainsRelRef ${url}`];
}

/** What a parser makes of it, tags only: the same where every element is closed in order. */
function balanced(html: string): string {
  const open: string[] = [];
  for (const [, close, name = "", rest = ""] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)([^<>]*)>/g)) {
    if (VOID.has(name) || rest.endsWith("/")) continue;
    if (close === "") open.push(name);
    else if (open.pop() !== name) return "";
  }
  return open.length === 0 ? html : "";
}

const VOID = new Set("area base br col embed hr img input link meta source track wbr".split(" "));

const ACCEPTABLE = new Set(
  (
    "a abbr address article aside audio b bdi big blockquote br caption center cite code col colgroup data dd del details dfn " +
    "div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p picture pre q " +
    "rp rt ruby s samp section small source span strong sub summary sup table tbody td tfoot th thead time tr track u ul " +
    "var video wbr"
  ).split(" "),
);

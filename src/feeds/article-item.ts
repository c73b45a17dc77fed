import type { Author } from "feed";
import { directionOf } from "../language/direction-of.js";
import { labelsOf } from "../language/labels-of.js";
import { escapeXml } from "../markup/xml-element.js";
import type { Article } from "../model/article.js";
import type { Enclosure } from "../model/asset.js";
import type { Person } from "../model/person.js";
import { isPlayable } from "../publication/feed-channels.js";
import type { Publication } from "../publication/publication.js";
import type { Settings } from "../publication/settings.js";
import type { FeedItem } from "./feed-item.js";
import { plainText } from "./plain-text.js";

/**
 * Makes an article an item that carries its full text, or as much as the article itself allows.
 *
 * @param html - Feed-safe HTML of the body.
 */
export function articleItem(
  article: Article,
  html: string,
  { id: base, settings }: Pick<Publication, "id" | "settings">,
): FeedItem {
  const title = plainText(article.title ?? "");
  const summary = plainText(article.summary);
  return {
    id: article.id,
    atomId: IRI.test(article.id) ? article.id : base + encodeURIComponent(article.id),
    link: article.url,
    title: title || madeUpTitle(summary) || article.slug,
    isTitled: title !== "",
    published: new Date(article.published),
    date: new Date(Math.max(article.updated, article.published)),
    ...(summary === "" ? {} : { description: summary }),
    content: inDirection(html, article, settings),
    language: article.language,
    direction: article.direction,
    author: authorsOf(article, settings),
    contributor: article.contributors.map(personOf).filter(hasName),
    tags: article.tags.map(({ name }) => plainText(name)).filter((name) => name !== ""),
    enclosures: playableFirst(article).map((file) => ({ ...file, title: plainText(file.title ?? "") || undefined })),
    picture: article.picture,
    episode: article.episode,
    source: article.repostOf,
    license: article.license,
    externalUrl: article.canonicalUrl ?? article.repostOf?.url,
  };
}

/** Readers and podcast apps take the first, and RSS has no other. */
function playableFirst({ enclosures }: Article): readonly Enclosure[] {
  const isHeard = ({ mediaType }: Enclosure): boolean => isPlayable(mediaType);
  return [...enclosures.filter(isHeard), ...enclosures.filter((file) => !isHeard(file))];
}

/** A scheme and something after it (RFC 3987); an id that its author wrote may be anything. */
const IRI = /^[a-z][a-z0-9+.-]*:\S+$/i;

/**
 * Cuts an item to its summary and a link that leads on. The summary then is the content, so that
 * all three formats carry the same; without a summary the link alone stands there.
 */
export function summaryItem(item: FeedItem, settings: Settings, show: "summary" | "none" = "summary"): FeedItem {
  const { description, ...rest } = item;
  const labels = labelsOf(item.language, { overrides: settings.labels, fallback: settings.language });
  const summary = description !== undefined && show === "summary" ? `<p>${escapeXml(description)}</p>\n` : "";
  const words = summary === "" ? item.title : labels.text["read-on"];
  const link = `<p><a href="${escapeXml(item.link)}">${escapeXml(words)}</a></p>`;
  return { ...rest, content: inDirection(summary + link, item, settings) };
}

/**
 * Says the direction in the content itself, which is all that most readers look at. What runs as
 * the publication does, left to right, needs no word.
 */
export function inDirection(
  html: string,
  { direction, language }: Pick<FeedItem, "direction" | "language">,
  settings: Settings,
): string {
  if (html === "") return "";
  if (direction === "ltr" && directionOf(settings.language) === "ltr") return html;
  return `<div dir="${direction}" lang="${language}">\n${html.trim()}\n</div>`;
}

/** Atom wants an author on every entry; who publishes answers for what nobody signed. */
function authorsOf({ authors }: Article, settings: Settings): Author[] {
  const signed = authors.map(personOf).filter(hasName);
  return signed.length > 0 ? signed : [publisherOf(settings)];
}

/** The publisher as the author of the feed. */
export function publisherOf({ publisher, title, url }: Settings): Author & { readonly name: string } {
  const { email } = publisher ?? {};
  const name = plainText(publisher?.name ?? title);
  return { name, link: publisher?.url ?? url, ...(email === undefined ? {} : { email }) };
}

function personOf({ name, email, url, avatar }: Person): Author {
  return {
    name: plainText(name),
    ...(email === undefined ? {} : { email }),
    ...(url === undefined ? {} : { link: url }),
    ...(avatar === undefined ? {} : { avatar }),
  };
}

const hasName = ({ name }: Author): boolean => name !== undefined && name !== "";

/** The beginning of a note, cut between words. */
function madeUpTitle(summary: string): string {
  if (summary.length <= TITLE_LENGTH) return summary;
  const cut = summary.slice(0, TITLE_LENGTH);
  const words = cut.slice(0, Math.max(cut.lastIndexOf(" "), 0)) || Array.from(cut).slice(0, -1).join("");
  return `${words}…`;
}

/** Characters that lists of readers have room for. */
const TITLE_LENGTH = 80;

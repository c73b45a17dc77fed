import { type ListPart, listParts } from "../language/format-list.js";
import type { Labels } from "../language/labels-of.js";
import type { Person } from "../model/person.js";
import { FEED_FOLDERS, publicUrl } from "../publication/feed-addresses.js";
import type { Archive } from "./archive.js";
import type { PageLinks } from "./page-links.js";

/** A piece of a byline: a name, linked where there is a page to link to, or the words around names. */
export type BylinePart = { readonly name: string; readonly href?: string | undefined } | { readonly text: string };

/** "By Ada Example and Berik Serik" in pieces, so that each name can be a link; empty where nobody signs. */
export function bylineOf(
  people: readonly Person[],
  labels: Labels,
  archive: Archive,
  links: PageLinks,
): readonly BylinePart[] {
  if (people.length === 0) return [];
  const known = bylines.get(archive) ?? new Map<string, readonly BylinePart[]>();
  bylines.set(archive, known);
  const who = people.map(({ name, slug, url }) => `${name}\0${slug}\0${url}`).join("\0");
  const key = `${labels.language}\0${links.root}\0${who}`;
  const byline = known.get(key) ?? makeByline(people, labels, archive, links);
  if (known.size >= MOST_BYLINES) known.clear();
  known.set(key, byline);
  return byline;
}

/** Who writes often has the same line above each article, in every list. */
const bylines = new WeakMap<Archive, Map<string, readonly BylinePart[]>>();
const MOST_BYLINES = 2000;

function makeByline(
  people: readonly Person[],
  labels: Labels,
  archive: Archive,
  links: PageLinks,
): readonly BylinePart[] {
  const names = people.map(({ name }) => name);
  const list = listParts(names, labels.language).flatMap((part) => personOrText(part, people, archive, links));
  const [before = "", after = ""] = labels.say("by", { names: SPOT }).split(SPOT);
  return [{ text: before }, ...list, { text: after }].filter((part) => !("text" in part) || part.text !== "");
}

/** Stands where the names go while the words around them are looked up. */
const SPOT = "\u0000";

function personOrText(
  part: ListPart,
  people: readonly Person[],
  archive: Archive,
  links: PageLinks,
): readonly BylinePart[] {
  if ("text" in part) return [part];
  const person = people[part.item];
  return person ? [{ name: person.name, href: hrefOf(person, archive, links) }] : [];
}

function hrefOf({ slug, url }: Person, { has, groups, publication }: Archive, links: PageLinks): string | undefined {
  const hasPage = has.authors && groups.authors.has(slug);
  return hasPage ? links.to(publicUrl(publication.settings, FEED_FOLDERS.author(slug))) : url;
}

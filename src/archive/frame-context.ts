import { directionOf } from "../language/direction-of.js";
import type { Label, Labels } from "../language/labels-of.js";
import type { Picture } from "../model/asset.js";
import type { Language } from "../model/language.js";
import { alternateLink, FEED_FOLDERS, publicUrl, SUBSCRIBE_PAGE } from "../publication/feed-addresses.js";
import { postalLines } from "../publication/postal-lines.js";
import { constant } from "../templating/outline.js";
import { type Archive, labelsIn } from "./archive.js";
import type { PageLinks } from "./page-links.js";
import { writeStructuredData } from "./structured-data.js";

/** What a page says of itself to browsers, search engines and social networks. */
export interface PageHead {
  /** Name of the page without the publication's; absent on the front page. */
  readonly title?: string | undefined;
  readonly description: string;
  /** Public address that the page wants to be known by (`rel="canonical"`). */
  readonly canonical?: string | undefined;
  /** Open Graph; `website` unless said. */
  readonly type?: "article" | "website";
  /** A feed of the page's own subject: announced after the main feed. */
  readonly feed?: { readonly folder: string; readonly title: string } | undefined;
  /** The page in all its languages, itself among them. */
  readonly translations?: readonly { readonly language: Language; readonly url: string }[];
  readonly picture?: Picture | undefined;
  /** More Open Graph properties: `article:published_time` … */
  readonly properties?: readonly Property[];
  /** schema.org data. */
  readonly data?: object | undefined;
  /** The entry of the menu that this page is, or belongs to. */
  readonly menu?: MenuName | undefined;
  /** Where the page sends its visitors on to, at once. */
  readonly leadsTo?: string | undefined;
  /** False for pages that search engines should not list. */
  readonly isListed?: boolean;
}

export interface Property {
  readonly property: string;
  readonly content: string | number;
}

type MenuName = "issues" | "archive" | "tags" | "subscribe";

/**
 * The context of `partials/frame.hbs`: everything around a page's content. Templates of pages see
 * it too; `labels` is what they will want most.
 */
export function frameContext(archive: Archive, labels: Labels, links: PageLinks, head: PageHead): object {
  return {
    isFront: head.title === undefined,
    lang: labels.language,
    dir: labels.direction,
    labels: constant(labels.text),
    head: headContext(archive, head),
    styleSheet: links.root + archive.styleSheet,
    ...surroundingsOf(archive, labels, links, head.menu),
  };
}

const surroundings = new WeakMap<Archive, Map<string, object>>();

/** What is the same on all pages that have a language, a depth and a menu entry in common; these are few. */
function surroundingsOf(archive: Archive, labels: Labels, links: PageLinks, menu: MenuName | undefined): object {
  const known = surroundings.get(archive) ?? new Map<string, object>();
  surroundings.set(archive, known);
  const key = `${labels.language} ${links.root} ${menu}`;
  const made = known.get(key) ?? {
    site: constant(siteOf(archive, labels, links)),
    menu: constant(menuOf(archive, labels, links, menu)),
    footer: constant(footerOf(archive, labels, links)),
  };
  known.set(key, made);
  return made;
}

/** The publication's name and motto are in its language, whatever the page is in. */
function siteOf(archive: Archive, labels: Labels, links: PageLinks): object {
  const { settings } = archive.publication;
  return {
    title: settings.title,
    description: settings.description,
    href: links.to(archive.base),
    logo: logoOf(archive, links),
    ...(labels.language !== settings.language && { lang: settings.language, dir: directionOf(settings.language) }),
  };
}

/** The feed of issues, where there is one, for pages about issues. A feed is named in the publication's language. */
export function issuesFeed(archive: Archive): PageHead["feed"] {
  const { feeds, language } = archive.publication.settings;
  const isThere = feeds.issues && archive.has.issues;
  return isThere ? { folder: FEED_FOLDERS.issues, title: labelsIn(archive, language).text.issues } : undefined;
}

/** The mail's logo heads the pages as well. */
function logoOf({ publication: { settings } }: Archive, links: PageLinks): object | undefined {
  const { logo } = settings.email;
  return (
    logo && {
      ...logo,
      src: links.to(logo.url),
      dark: logo.dark && links.to(logo.dark),
      alt: logo.alt ?? settings.title,
    }
  );
}

function headContext(archive: Archive, head: PageHead): object {
  const { settings } = archive.publication;
  const { title, description, canonical, picture, type = "website", translations = [] } = head;
  return {
    title: title === undefined ? settings.title : `${title} · ${settings.title}`,
    description,
    canonical,
    isListed: head.isListed !== false,
    refresh: head.leadsTo,
    feeds: feedsOf(archive, head),
    translations,
    properties: [
      { property: "og:type", content: type },
      { property: "og:site_name", content: settings.title },
      { property: "og:title", content: title ?? settings.title },
      { property: "og:description", content: description },
      { property: "og:url", content: canonical },
      { property: "og:image", content: picture?.url },
      { property: "og:image:width", content: picture?.width },
      { property: "og:image:height", content: picture?.height },
      { property: "og:image:alt", content: picture?.alt },
      ...(head.properties ?? []),
    ].filter(({ content }) => content !== undefined && content !== ""),
    card: picture ? "summary_large_image" : "summary",
    data: head.data && writeStructuredData(head.data),
  };
}

/** One main feed first, because that is the one readers' software takes (RSS Autodiscovery). */
function feedsOf({ publication: { settings } }: Archive, { feed }: PageHead): readonly object[] {
  const main = alternateLink(settings, FEED_FOLDERS.main, settings.title);
  return feed ? [main, alternateLink(settings, feed.folder, `${settings.title}: ${feed.title}`)] : [main];
}

function menuOf({ has, base }: Archive, labels: Labels, links: PageLinks, current?: MenuName): readonly object[] {
  const entries: readonly { name: MenuName; label: Label; path: string; isThere: boolean }[] = [
    { name: "issues", label: "issues", path: "issues/", isThere: has.issues },
    { name: "archive", label: "archive", path: "archive/", isThere: true },
    { name: "tags", label: "topics", path: "tags/", isThere: has.tags },
    { name: "subscribe", label: "subscribe", path: SUBSCRIBE_PAGE.replace("index.html", ""), isThere: true },
  ];
  return entries
    .filter(({ isThere }) => isThere)
    .map(({ name, label, path }) => ({
      text: labels.say(label),
      href: links.to(base + path),
      isCurrent: name === current,
      isCall: name === "subscribe",
    }));
}

function footerOf({ has, publication: { settings } }: Archive, labels: Labels, links: PageLinks): object {
  const { publisher, license } = settings;
  const to = (folder: string): string => links.to(publicUrl(settings, folder));
  return {
    publishedBy: publisher && labels.say("published-by", { name: publisher.name }),
    publisherUrl: publisher?.url,
    address: publisher?.address,
    addressLines: postalLines(settings),
    license,
    links: [
      ...(has.authors ? [{ text: labels.text.authors, href: to("authors/") }] : []),
      ...(has.sections ? [{ text: labels.text.sections, href: to("sections/") }] : []),
      { text: labels.text.feeds, href: to("subscribe/") },
    ],
  };
}

import type { HtmlNode } from "../markup/html-tree.js";
import { parseHtml } from "../markup/parse-html.js";
import type { Templates } from "../templating/templates.js";
import type { DigestView, SponsorView } from "./digest-context.js";
import type { EntryView } from "./entry-view.js";
import type { ReaderMark } from "./slot-table.js";
import { textBody, underlined } from "./text-body.js";
import { TextLinks } from "./text-links.js";
import { COLUMNS, wrapText } from "./wrap-text.js";

/** Path of the template that every text part is made from. */
const LAYOUT = "email/layout.txt.hbs";

/** What the text part is written with. */
export interface TextTools {
  readonly templates: Templates;
  readonly readerMark: ReaderMark;
  /** Adds what the settings want to the address of a link. */
  readonly tagLink: (url: string) => string;
}

/**
 * Writes the text part of a mail: the same content as the HTML, written rather than converted, at
 * most 72 columns wide but for addresses. Every link of the HTML is in it.
 */
export function renderText(view: DigestView, { templates, readerMark, tagLink }: TextTools): string {
  const links = new TextLinks(tagLink);
  const context = {
    ...view,
    line: "-".repeat(COLUMNS),
    preheader: wrapText(view.preheader),
    tagline: wrapText(view.tagline),
    intro: words(view.intro, links),
    opening: view.opening.map((sponsor) => sponsorText(sponsor, links)),
    sections: view.sections.map((section) => ({
      title: section.title === "" ? "" : underlined(section.title, "="),
      entries: section.entries.map((entry) => entryText(entry, links, view)),
      briefs: section.briefs.map((entry) => briefText(entry)),
      sponsors: section.sponsors.map((sponsor) => sponsorText(sponsor, links)),
    })),
    correctionsTitle: underlined(view.labels.corrections, "="),
    corrections: view.corrections.map(({ text: correction, title, url, issue }) => ({
      text: wrapText([correction, title, issue === "" ? "" : `(${issue})`].filter(Boolean).join(" ")),
      url,
    })),
    outro: words(view.outro, links),
    footer: wrapText(view.footer),
    forwarded: wrapText(view.labels.forwarded),
    reader: { ...view.reader, reason: readerMark("reason", wrapText(view.reason)) },
  };
  const text = templates.render(LAYOUT, context, { reader: readerMark });
  return `${text
    .replace(/[ \t]+$/gm, "")
    .replace(/\n{3,}/g, "\n\n")
    .trim()}\n`;
}

/** Text with its links, then their addresses. */
function words(html: string | readonly HtmlNode[], links: TextLinks, page?: string): string {
  const text = textBody(typeof html === "string" ? parseHtml(html) : html, links, page);
  const list = links.list();
  return list === "" ? text : `${text}\n\n${list}`;
}

function entryText(entry: EntryView, links: TextLinks, view: DigestView) {
  const picture = entry.picture?.alt ? wrapText(`[${entry.picture.alt}]`) : "";
  return {
    source: entry.source,
    title: wrapText(entry.title),
    meta: wrapText(entry.meta),
    note: wrapText(entry.note),
    url: entry.url,
    body: [entry.partial === "lead" ? picture : "", words(entry.nodes, links, entry.url)].filter(Boolean).join("\n\n"),
    media: entry.media ? `${entry.media.label}: ${entry.media.url}` : "",
    translations: entry.translations.map(({ name, url }) => `${name}: ${url}`).join("\n"),
    translationsTitle: entry.translations.length > 0 ? `${view.labels["in-other-languages"]}:` : "",
  };
}

function briefText(entry: EntryView) {
  return {
    source: entry.source,
    title: wrapText(entry.title, { first: "* ", rest: "  " }),
    hasTitle: entry.title !== "",
    text: wrapText([entry.line, entry.note].filter(Boolean).join(" "), { first: "  " }),
    url: `  ${entry.url}`,
  };
}

function sponsorText({ name, url, disclosure, html }: SponsorView, links: TextLinks) {
  return { heading: wrapText(`${disclosure} · ${name}`), url, body: words(html, links) };
}

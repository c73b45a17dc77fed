import type { IssueContent } from "../issues/issue-content.js";
import { labelsOf } from "../language/labels-of.js";
import { escapeXml, xmlCharacters } from "../markup/xml-element.js";
import type { Article } from "../model/article.js";
import type { Entry, Issue, Section } from "../model/issue.js";
import type { Language } from "../model/language.js";
import type { Settings } from "../publication/settings.js";
import { inDirection, publisherOf } from "./article-item.js";
import type { FeedItem } from "./feed-item.js";
import { plainText } from "./plain-text.js";

/** Makes an issue an item: the headings of its sections, its stories linked, each with its summary. */
export function issueItem(issue: Issue, content: IssueContent, settings: Settings): FeedItem {
  const title = plainText(issue.title);
  const preheader = plainText(issue.preheader);
  const { language, direction } = issue;
  return {
    id: issue.id,
    atomId: issue.id,
    link: issue.url,
    title: title || String(issue.number),
    isTitled: title !== "",
    published: new Date(issue.published),
    date: new Date(issue.published),
    ...(preheader === "" ? {} : { description: preheader }),
    content: inDirection(issueHtml(issue, content, settings), issue, settings),
    language,
    direction,
    author: [publisherOf(settings)],
    contributor: [],
    tags: [],
    enclosures: [],
    picture: undefined,
    episode: undefined,
    source: undefined,
    license: undefined,
    externalUrl: undefined,
  };
}

function issueHtml(issue: Issue, content: IssueContent, settings: Settings): string {
  const parts = [
    xmlCharacters(issue.intro),
    ...issue.sections.flatMap((section, index) => [
      ...sponsors(issue, index),
      sectionHtml(section, issue, content, settings),
    ]),
    ...sponsors(issue, issue.sections.length),
    corrections(issue, settings),
    xmlCharacters(issue.outro),
  ];
  const html = parts
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .join("\n");
  return html || `<p><a href="${text(issue.url)}">${text(issue.title)}</a></p>`;
}

function sectionHtml(
  { title, entries }: Section,
  { language }: Issue,
  { articleOf }: IssueContent,
  settings: Settings,
): string {
  const heading = title ? `<h2>${text(title)}</h2>\n` : "";
  const shown = entries.flatMap((entry) => {
    const article = articleOf(entry.articleId);
    return article ? [entryHtml(entry, article, language, settings)] : [];
  });
  return heading + shown.join("\n");
}

/**
 * A link is a line, anything more a heading with its summary. What has no headline is its summary alone.
 *
 * @param language - That of the issue: what is in another one says so.
 */
function entryHtml(
  { treatment, blurb, note }: Entry,
  article: Article,
  language: Language,
  settings: Settings,
): string {
  const said = article.language === language ? "" : ` lang="${article.language}" dir="${article.direction}"`;
  const link = (words: string): string => `<a href="${text(article.url)}">${text(words)}</a>`;
  const remark = note ? `<p><em>${text(note)}</em></p>\n` : "";
  const summary = blurb ?? article.summary;
  if (article.title === undefined) {
    const { text: words } = labelsOf(article.language, { overrides: settings.labels, fallback: settings.language });
    return `${remark}<p${said}>${`${text(summary)} ${link(words["read-on"])}`.trim()}</p>`;
  }
  if (treatment === "link" || summary === "") return `${remark}<p${said}>${link(article.title)}</p>`;
  return `${remark}<h3${said}>${link(article.title)}</h3>\n<p${said}>${text(summary)}</p>`;
}

/** Paid content says so, in feeds too. What is to stand behind more sections than there are stands behind the last. */
function sponsors({ sponsors, sections }: Issue, position: number): readonly string[] {
  return sponsors
    .filter((sponsor) => Math.min(sponsor.position, sections.length) === position)
    .map(({ disclosure, name, url, html }) => {
      const link = `<a href="${text(url)}" rel="sponsored">${text(name)}</a>`;
      return `<p>${text(disclosure)}: ${link}</p>\n${xmlCharacters(html)}`;
    });
}

function corrections({ corrections, language }: Issue, settings: Settings): string {
  if (corrections.length === 0) return "";
  const labels = labelsOf(language, { overrides: settings.labels, fallback: settings.language }).text;
  const items = corrections.map((correction) => `<li>${text(correction.text)}</li>`).join("\n");
  return `<h2>${text(labels.corrections)}</h2>\n<ul>\n${items}\n</ul>`;
}

const text = (plain: string): string => escapeXml(plain).replaceAll('"', "&quot;");

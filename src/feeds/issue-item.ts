import type { IssueContent } from "../issues/issue-content.js";
import { labelsOf } from "../language/labels-of.js";
import { escapeXml, xmlCharacters } from "../markup/xml-element.js";
import type { Article } from "../model/article.js";
import type { Entry, Issue, Section } from "../model/issue.js";
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
    ...issue.sections.flatMap((section, index) => [...sponsors(issue, index), sectionHtml(section, content)]),
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

function sectionHtml({ title, entries }: Section, { articleOf }: IssueContent): string {
  const heading = title ? `<h2>${text(title)}</h2>\n` : "";
  return heading + entries.map((entry) => entryHtml(entry, articleOf(entry.articleId))).join("\n");
}

/** A link is a line, anything more a heading with its summary. */
function entryHtml({ treatment, blurb, note }: Entry, article: Article | undefined): string {
  if (!article) return "";
  const link = `<a href="${text(article.url)}">${text(article.title ?? article.summary)}</a>`;
  const remark = note ? `<p><em>${text(note)}</em></p>\n` : "";
  const summary = blurb ?? article.summary;
  if (treatment === "link" || summary === "") return `${remark}<p>${link}</p>`;
  return `${remark}<h3>${link}</h3>\n<p>${text(summary)}</p>`;
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

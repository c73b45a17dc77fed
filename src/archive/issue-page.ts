import { formatDate } from "../language/format-date.js";
import { formatNumber } from "../language/format-number.js";
import type { Article } from "../model/article.js";
import type { Entry, Issue, Section, Sponsor } from "../model/issue.js";
import { FEED_FOLDERS } from "../publication/feed-addresses.js";
import type { Archive } from "./archive.js";
import { cardOf } from "./article-card.js";
import { bodyOnPage } from "./body-on-page.js";
import { issueNumber } from "./issue-number.js";
import { type Page, type PageTools, page } from "./page.js";
import { issueData } from "./structured-data.js";

/** The issues beside an issue. */
export interface IssueNeighbours {
  readonly newer?: Issue | undefined;
  readonly older?: Issue | undefined;
}

/**
 * The web version of an issue: what its digest says, as a page, and nothing about the reader
 * who comes from there.
 *
 * @param articleOf - Looks up the articles that entries name.
 */
export function issuePage(
  issue: Issue,
  { newer, older }: IssueNeighbours,
  archive: Archive,
  articleOf: (id: string) => Article | undefined,
): Page {
  return page(archive, {
    path: issue.path,
    url: issue.url,
    language: issue.language,
    template: "issue.hbs",
    updated: issue.published,
    key: [issue.digest, newer && [newer.url, newer.title], older && [older.url, older.title]],
    content: (tools) => ({
      head: {
        title: issue.title,
        description: issue.preheader || archive.publication.settings.description,
        canonical: issue.url,
        type: "article",
        picture: leadOf(issue, articleOf)?.picture,
        feed: archive.publication.settings.feeds.issues
          ? { folder: FEED_FOLDERS.issues, title: tools.labels.text.issues }
          : undefined,
        data: issueData(issue, archive),
        menu: "issues",
      },
      context: { issue: issueContext(issue, { newer, older }, archive, tools, articleOf) },
    }),
  });
}

function leadOf({ sections }: Issue, articleOf: (id: string) => Article | undefined): Article | undefined {
  const [first] = sections.flatMap(({ entries }) => entries);
  return first && articleOf(first.articleId);
}

function issueContext(
  issue: Issue,
  { newer, older }: IssueNeighbours,
  archive: Archive,
  tools: PageTools,
  articleOf: (id: string) => Article | undefined,
): object {
  const { labels, links } = tools;
  const { timeZone } = archive.publication.settings;
  const sections = issue.sections.map((section) => sectionContext(section, archive, tools, articleOf));
  const entries = sections.flatMap(({ entries }) => entries);
  return {
    ...(issue.language !== labels.language && { lang: issue.language, dir: issue.direction }),
    title: issue.title,
    number: issueNumber(issue, labels),
    stamp: stampOf(issue, archive, tools),
    date: formatDate(issue.published, { language: labels.language, timeZone, style: "weekday" }),
    datetime: new Date(issue.published).toISOString(),
    contents: entries.length > 3 ? entries : [],
    blocks: blocksOf(sections, issue.sponsors, archive, tools),
    intro: bodyOnPage(issue.intro, archive, links),
    outro: bodyOnPage(issue.outro, archive, links),
    corrections: issue.corrections.map(({ text, articleId }) => {
      const article = articleId === undefined ? undefined : articleOf(articleId);
      return { text, href: article && links.to(article.url) };
    }),
    newer: newer && { href: links.to(newer.url), title: newer.title },
    older: older && { href: links.to(older.url), title: older.title },
  };
}

/** The postmark: number, day and month, year. */
export function stampOf(
  { number, published }: Issue,
  { publication: { settings } }: Archive,
  { labels: { language } }: Pick<PageTools, "labels">,
): object {
  const write = (style: "monthDay" | "year") => formatDate(published, { language, timeZone: settings.timeZone, style });
  return { number: `№ ${formatNumber(number, language)}`, day: write("monthDay"), year: write("year") };
}

interface SectionContext {
  readonly title?: string | undefined;
  readonly slug: string;
  readonly entries: readonly object[];
}

function sectionContext(
  { title, slug, kind, entries }: Section,
  archive: Archive,
  tools: PageTools,
  articleOf: (id: string) => Article | undefined,
): SectionContext & { readonly kind: Section["kind"] } {
  const shown = entries.flatMap((entry, index) => {
    const article = articleOf(entry.articleId);
    return article ? [entryContext(entry, article, `${slug}-${index + 1}`, archive, tools)] : [];
  });
  return { title, slug, kind, entries: shown };
}

function entryContext(entry: Entry, article: Article, anchor: string, archive: Archive, tools: PageTools): object {
  const card = cardOf(article, archive, tools.links, tools.labels.language);
  return {
    ...card,
    anchor,
    summary: entry.blurb ?? card.summary,
    note: entry.note,
    isLead: entry.treatment === "lead",
    isStory: entry.treatment === "story",
    isBrief: entry.treatment === "brief",
  };
}

/** Sections in order, with each sponsor after as many of them as its position says. */
function blocksOf(
  sections: readonly SectionContext[],
  sponsors: readonly Sponsor[],
  archive: Archive,
  { links }: PageTools,
): readonly object[] {
  const at = (position: number, isLast = false) =>
    sponsors
      .filter((sponsor) => sponsor.position === position || (isLast && sponsor.position > position))
      .map(({ html, ...sponsor }) => ({ sponsor: { ...sponsor, html: bodyOnPage(html, archive, links) } }));
  return [
    ...at(0, sections.length === 0),
    ...sections.flatMap((section, index) => [{ section }, ...at(index + 1, index + 1 === sections.length)]),
  ];
}

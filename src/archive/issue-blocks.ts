import { entryContent } from "../issues/entry-content.js";
import type { IssueContent } from "../issues/issue-content.js";
import type { Article } from "../model/article.js";
import type { Entry, Issue, Section, Sponsor } from "../model/issue.js";
import type { Archive } from "./archive.js";
import { type ArticleCard, cardOf } from "./article-card.js";
import { bodyInIssue } from "./body-in-issue.js";
import { bodyOnPage } from "./body-on-page.js";
import type { PageTools } from "./page.js";

/** What stands below another in an issue: a section, or a sponsor. */
export type IssueBlock = { readonly section: SectionBlock } | { readonly sponsor: Omit<Sponsor, "position"> };

export interface SectionBlock {
  readonly title?: string | undefined;
  readonly slug: string;
  readonly kind: Section["kind"];
  readonly entries: readonly IssueEntry[];
}

/** An article in an issue, for `partials/entry.hbs`. */
export interface IssueEntry extends ArticleCard {
  /** Unique on the page: the table of contents links to it. */
  readonly anchor: string;
  readonly note?: string | undefined;
  readonly isLead: boolean;
  readonly isStory: boolean;
  readonly isBrief: boolean;
  /** What the mail shows of the article too; empty for a headline that stands alone. */
  readonly html: string;
  /** True where the article's page has more. */
  readonly isCut: boolean;
}

/** The blocks of an issue in order, each sponsor after as many sections as its position says. */
export function issueBlocks(
  issue: Issue,
  content: IssueContent,
  archive: Archive,
  tools: PageTools,
): readonly IssueBlock[] {
  const count = issue.sections.reduce((sum, { entries }) => sum + entries.length, 0);
  const sections = issue.sections.map((section) => sectionBlock(section, content, count, archive, tools));
  const last = sections.length;
  const sponsorsAt = (place: number): readonly IssueBlock[] =>
    issue.sponsors
      .filter(({ position }) => Math.min(position, last) === place)
      .map(({ name, url, html, disclosure }) => ({
        sponsor: { name, url, disclosure, html: bodyOnPage(html, archive, tools.links) },
      }));
  return [...sponsorsAt(0), ...sections.flatMap((section, index) => [{ section }, ...sponsorsAt(index + 1)])];
}

function sectionBlock(
  { title, slug, kind, entries }: Section,
  content: IssueContent,
  count: number,
  archive: Archive,
  tools: PageTools,
): SectionBlock {
  const shown = entries.flatMap((entry, index) => {
    const article = content.articleOf(entry.articleId);
    return article ? [issueEntry(entry, article, `${slug}-${index + 1}`, { content, count, archive, tools })] : [];
  });
  return { title, slug, kind, entries: shown };
}

function issueEntry(
  entry: Entry,
  article: Article,
  anchor: string,
  { content, count, archive, tools }: { content: IssueContent; count: number; archive: Archive; tools: PageTools },
): IssueEntry {
  const { links, labels } = tools;
  const { settings } = archive.publication;
  const isShort = entry.treatment === "brief" || entry.treatment === "link";
  const { nodes, cut } = isShort
    ? { nodes: [], cut: true }
    : entryContent(entry, article, { settings, count, bodyOf: (one) => content.bodyOf(one) });
  const card = cardOf(article, archive, links, labels.language);
  const html = bodyInIssue(nodes, archive, links);
  return {
    ...card,
    // A brief is told in a line or two, a link in none but the editor's.
    summary: isShort ? (entry.blurb ?? (entry.treatment === "brief" ? card.summary : "")) : "",
    html,
    // Wire copy has its dateline in the text.
    dateline: html.includes('<strong class="dateline">') ? undefined : card.dateline,
    isCut: cut,
    anchor,
    note: entry.note,
    isLead: entry.treatment === "lead",
    isStory: entry.treatment === "story",
    isBrief: isShort,
  };
}

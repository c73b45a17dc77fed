import { contentKeyToday, issueContentToday } from "../issues/issue-content.js";
import { formatDate } from "../language/format-date.js";
import type { Article } from "../model/article.js";
import type { Picture } from "../model/asset.js";
import type { Issue } from "../model/issue.js";
import type { Archive } from "./archive.js";
import { bodyOnPage, ourPages } from "./body-on-page.js";
import { issuesFeed, type PageHead } from "./frame-context.js";
import { type IssueBlock, issueBlocks } from "./issue-blocks.js";
import { issueNumber, issueStamp } from "./issue-stamp.js";
import { type Page, type PageTools, page } from "./page.js";
import { issueData } from "./structured-data.js";

/** The issues beside an issue. */
export interface IssueNeighbours {
  readonly newer?: Issue | undefined;
  readonly older?: Issue | undefined;
}

/**
 * The web version of an issue: what its mail says, as a page, and nothing about the reader who
 * comes from there.
 *
 * @param articles - By id.
 */
export function issuePage(
  issue: Issue,
  neighbours: IssueNeighbours,
  archive: Archive,
  articles: ReadonlyMap<string, Article>,
): Page {
  const { newer, older } = neighbours;
  return page(archive, {
    path: issue.path,
    url: issue.url,
    language: issue.language,
    template: "issue.hbs",
    updated: issue.published,
    place: issue.source === undefined ? undefined : { file: issue.source },
    key: () => [
      contentKeyToday(issue, articles),
      ourPages(linksOf(issue, articles), archive),
      newer && [newer.url, newer.title],
      older && [older.url, older.title],
      // Its digest knows its copy, and not whether the authors in there still have pages, nor the picture of today.
      issue.frozen && [[...archive.groups.authors.keys()], pictureOf(issue, articles)],
    ],
    content: (tools) => ({
      head: headOf(issue, archive, articles),
      context: { issue: issueContext(issue, neighbours, archive, tools, articles) },
    }),
  });
}

/** Where the issue's own words link to, and its articles' texts. */
function linksOf(
  { intro, outro, sponsors, sections }: Issue,
  articles: ReadonlyMap<string, Article>,
): readonly string[] {
  const words = [intro, outro, ...sponsors.map(({ html }) => html)].join("");
  const inWords = [...words.matchAll(/ href="([^"]*)"/g)].map(([, href = ""]) => href);
  const inTexts = sections.flatMap(({ entries }) =>
    entries.flatMap(({ articleId }) => articles.get(articleId)?.links ?? []),
  );
  return [...inWords, ...inTexts];
}

function headOf(issue: Issue, archive: Archive, articles: ReadonlyMap<string, Article>): PageHead {
  const { settings } = archive.publication;
  return {
    title: issue.title,
    description: issue.preheader || settings.description,
    canonical: issue.url,
    type: "article",
    picture: pictureOf(issue, articles),
    feed: issuesFeed(archive),
    data: issueData(issue, archive),
    menu: "issues",
  };
}

function pictureOf({ sections }: Issue, articles: ReadonlyMap<string, Article>): Picture | undefined {
  const [lead] = sections.flatMap(({ entries }) => entries);
  return lead && articles.get(lead.articleId)?.picture;
}

function issueContext(
  issue: Issue,
  { newer, older }: IssueNeighbours,
  archive: Archive,
  tools: PageTools,
  articles: ReadonlyMap<string, Article>,
): object {
  const { labels, links } = tools;
  const { timeZone } = archive.publication.settings;
  const content = issueContentToday(issue, archive.publication, articles);
  // Where the texts of a frozen issue link to, only its copy knows: their links stay as they are.
  const linking = issue.frozen === undefined ? archive : { ...archive, pages: new Set<string>() };
  const blocks = issueBlocks(issue, content, linking, tools);
  const entries = blocks.flatMap((block) => ("section" in block ? block.section.entries : []));
  return {
    ...(issue.language !== labels.language && { lang: issue.language, dir: issue.direction }),
    title: issue.title,
    number: issueNumber(issue, labels),
    stamp: issueStamp(issue, archive, labels),
    date: formatDate(issue.published, { language: labels.language, timeZone, style: "weekday" }),
    datetime: new Date(issue.published).toISOString(),
    contents: entries.length > 3 ? entries : [],
    // Headlines stand a level below a section's title; where nothing has one, readers by ear get it.
    opensUntitled: entries.length <= 3 && opensUntitled(blocks),
    blocks,
    intro: bodyOnPage(issue.intro, archive, links),
    outro: bodyOnPage(issue.outro, archive, links),
    corrections: issue.corrections.map(({ text, articleId }) => {
      const article = articleId === undefined ? undefined : content.articleOf(articleId);
      return { text, href: article && links.to(article.url) };
    }),
    newer: newer && { href: links.to(newer.url), title: newer.title },
    older: older && { href: links.to(older.url), title: older.title },
  };
}

function opensUntitled(blocks: readonly IssueBlock[]): boolean {
  const [first] = blocks.flatMap((block) => ("section" in block ? block.section : []));
  return first !== undefined && first.title === undefined;
}

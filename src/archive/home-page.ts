import { formatDate } from "../language/format-date.js";
import type { Article } from "../model/article.js";
import type { Issue } from "../model/issue.js";
import { publicUrl, SUBSCRIBE_PAGE } from "../publication/feed-addresses.js";
import type { Archive } from "./archive.js";
import { cardOf } from "./article-card.js";
import { issuesFeed } from "./frame-context.js";
import { issueNumber, issueStamp } from "./issue-stamp.js";
import { type Page, type PageTools, page } from "./page.js";
import { siteData } from "./structured-data.js";
import { titleOf } from "./title-of.js";

/** How many articles and issues the front page shows, and headlines of the latest issue; the lists have the rest. */
const ARTICLES = 12;
const ISSUES = 6;
const HEADLINES = 8;

/**
 * The front page: the latest issue, the latest articles that are not in it, former issues, and
 * how to subscribe.
 */
export function homePage(archive: Archive, articleOf: (id: string) => Article | undefined): Page {
  const { publication, issues } = archive;
  const { settings, articles } = publication;
  const [latest, ...former] = issues;
  const inIssue = latest ? articlesOf(latest, articleOf) : [];
  const recent = articles.slice(0, ARTICLES + inIssue.length).filter((article) => !inIssue.includes(article));
  const shown = { latest, inIssue, recent: recent.slice(0, ARTICLES), former: former.slice(0, ISSUES) };
  return page(archive, {
    path: "index.html",
    language: settings.language,
    template: "home.hbs",
    updated: articles.reduce((newest, { updated }) => Math.max(newest, updated), 0) || undefined,
    key: () => [
      latest?.digest,
      [...inIssue, ...shown.recent].map(({ digest }) => digest),
      shown.former.map(({ digest }) => digest),
    ],
    content: (tools) => ({
      head: {
        description: settings.description,
        canonical: publicUrl(settings, ""),
        data: siteData(archive),
        feed: issuesFeed(archive),
      },
      context: { home: homeContext(shown, archive, tools) },
    }),
  });
}

interface Shown {
  readonly latest?: Issue | undefined;
  readonly inIssue: readonly Article[];
  readonly recent: readonly Article[];
  readonly former: readonly Issue[];
}

function articlesOf({ sections }: Issue, articleOf: (id: string) => Article | undefined): readonly Article[] {
  const found = sections.flatMap(({ entries }) => entries.map(({ articleId }) => articleOf(articleId)));
  return [...new Set(found.filter((article) => article !== undefined))];
}

function homeContext({ latest, inIssue, recent, former }: Shown, archive: Archive, tools: PageTools): object {
  const { labels, links } = tools;
  const { settings } = archive.publication;
  const card = (article: Article) => cardOf(article, archive, links, labels.language);
  // Without an issue the newest article leads.
  const [lead, ...rest] = latest ? inIssue : recent;
  return {
    lead: lead && card(lead),
    issue: latest && {
      ...foreign(latest, labels.language),
      title: latest.title,
      href: links.to(latest.url),
      preheader: latest.preheader,
      stamp: issueStamp(latest, archive, labels),
      entries: rest.slice(0, HEADLINES).map((article) => ({
        ...foreign(article, labels.language),
        title: titleOf(article),
        href: links.to(article.url),
      })),
    },
    articles: (latest ? recent : rest).map(card),
    former: former.map((issue) => ({
      ...foreign(issue, labels.language),
      title: issue.title,
      href: links.to(issue.url),
      number: issueNumber(issue, labels),
      datetime: new Date(issue.published).toISOString(),
      date: formatDate(issue.published, { language: labels.language, timeZone: settings.timeZone, style: "day" }),
    })),
    subscribe: links.to(publicUrl(settings, SUBSCRIBE_PAGE.replace("index.html", ""))),
    signup: settings.archive.signup,
    allArticles: links.to(publicUrl(settings, "archive/")),
    allIssues: archive.has.issues ? links.to(publicUrl(settings, "issues/")) : undefined,
  };
}

/** The attributes of a text that is not in the page's language. */
function foreign({ language, direction }: Pick<Article, "language" | "direction">, pageLanguage: string): object {
  return language === pageLanguage ? {} : { lang: language, dir: direction };
}

import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { formatDate } from "../language/format-date.js";
import type { Article } from "../model/article.js";
import type { Instant } from "../model/instant.js";
import type { Issue } from "../model/issue.js";
import { formatPlace } from "../problem/format-problem.js";
import type { Problem } from "../problem/problem.js";
import { FEED_FILES, FEED_FORMAT_NAMES } from "../publication/feed-addresses.js";
import { feedChannels } from "../publication/feed-channels.js";
import type { Publication } from "../publication/publication.js";
import type { ArticleLine, DeskIssues, DeskLists, DeskState, FeedLine, IssueLine, ProblemLine } from "./desk-model.js";
import type { PreviewedProject } from "./previewed-project.js";

/** What the desk is told besides the publication. */
export interface DeskOptions {
  /** Address that opens a place, with `{file} {line} {column}` to fill in, e.g. `vscode://file{file}:{line}:{column}`. */
  readonly editor: string;
}

/** Describes the last build for the desk. */
export function describeDesk(project: PreviewedProject, options: DeskOptions): DeskState {
  return { ...describeLists(project, options), ...describeIssues(project, options) };
}

/** What there is in the last build besides issues, and what is wrong with it: takes as long as all the rest of a build. */
export function describeLists({ build, directory }: PreviewedProject, { editor }: DeskOptions): DeskLists {
  if (!build) return { build: 0, articles: [], feeds: [], problems: [] };
  const { publication, problems, number } = build;
  const date = dateIn(publication);
  const nameOf = namesIn([...publication.articles, ...publication.held.map(({ article }) => article)]);
  const line = (article: Article, status: ArticleLine["status"]): ArticleLine => {
    const { title, summary, language, direction, path, source, digest, published } = article;
    const shown = { title: title ?? summary, date: date(published), status, language, direction };
    return { name: nameOf(article), ...shown, path, source, digest };
  };
  return {
    build: number,
    articles: [
      ...publication.held.map(({ article, why }) => line(article, why)),
      ...publication.articles.map((article) => line(article, "published")),
    ],
    feeds: feedLines(publication),
    problems: problems.map((problem) => problemLine(problem, directory, editor)),
  };
}

/** The issues of the last build. */
export function describeIssues(project: PreviewedProject, { editor }: DeskOptions): DeskIssues {
  const { build, broken, directory } = project;
  const blocked = broken && { broken: broken.map((problem) => problemLine(problem, directory, editor)) };
  if (!build) {
    return { build: 0, title: "Postrider", language: "en", publicUrl: "", issues: [], testAddresses: [], ...blocked };
  }
  const { publication, number } = build;
  const { settings } = publication;
  const date = dateIn(publication);
  return {
    build: number,
    title: settings.title,
    language: settings.language,
    publicUrl: settings.url,
    issues: publication.issues.map((issue) => issueLine(issue, date)),
    testAddresses: settings.sending.testAddresses,
    ...blocked,
  };
}

function dateIn({ settings: { language, timeZone } }: Publication): (instant: Instant) => string {
  return (instant) => formatDate(instant, { language, timeZone, style: "day" });
}

function issueLine(issue: Issue, date: (instant: Instant) => string): IssueLine {
  const { slug, number, title, subject, upcoming, language, direction, digest, sections } = issue;
  const articles = sections.reduce((sum, { entries }) => sum + entries.length, 0);
  return { slug, number, title, subject, upcoming, language, direction, digest, articles, date: date(issue.published) };
}

/** Translations of an article mostly have the same slug. */
function namesIn(articles: readonly Article[]): (article: Article) => string {
  const owners = new Map<string, Article>();
  for (const article of articles) if (!owners.has(article.slug)) owners.set(article.slug, article);
  return (article) => (owners.get(article.slug) === article ? article.slug : article.source);
}

/** The feeds in the order of the publication, each in all its formats. */
function feedLines(publication: Publication): FeedLine[] {
  return feedChannels(publication).flatMap(({ folder, formats, name }) =>
    formats.map((format) => ({ path: folder + FEED_FILES[format], title: name, format: FEED_FORMAT_NAMES[format] })),
  );
}

function problemLine(
  { code, severity, message, hint, place }: Problem,
  directory: string,
  editor: string,
): ProblemLine {
  if (!place) return { code, severity, message, hint };
  const values: Readonly<Record<string, string | number>> = {
    file: addressable(resolve(directory, place.file)),
    line: place.line ?? 1,
    column: place.column ?? 1,
  };
  const editorUrl = editor.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
  return { code, severity, message, hint, place: formatPlace(place), editorUrl };
}

/** A path as a part of any address, in its query too. */
function addressable(path: string): string {
  return pathToFileURL(path).pathname.replace(/[&+]/g, encodeURIComponent);
}

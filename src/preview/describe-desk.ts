import { formatDate } from "../language/format-date.js";
import type { Article } from "../model/article.js";
import type { Instant } from "../model/instant.js";
import type { Issue } from "../model/issue.js";
import { formatPlace } from "../problem/format-problem.js";
import type { Problem } from "../problem/problem.js";
import { FEED_FILES, type FeedFormat } from "../publication/feed-addresses.js";
import { feedChannels } from "../publication/feed-channels.js";
import type { Publication } from "../publication/publication.js";
import type {
  ArticleLine,
  DeskLists,
  DeskProblems,
  DeskState,
  FeedLine,
  IssueLine,
  ProblemLine,
} from "./desk-model.js";
import type { PreviewedProject } from "./previewed-project.js";

/** What the desk is told besides the publication. */
export interface DeskOptions {
  /** Address that opens a place, with `{file} {line} {column}` to fill in, e.g. `vscode://file{file}:{line}:{column}`. */
  readonly editor: string;
}

/** Describes the last build for the desk. */
export function describeDesk(project: PreviewedProject, options: DeskOptions): DeskState {
  return { ...describeLists(project, options), ...describeProblems(project, options) };
}

/** What is wrong with the last build, which takes longer to find out than all the rest. */
export function describeProblems({ build, directory }: PreviewedProject, { editor }: DeskOptions): DeskProblems {
  const problems = build?.problems ?? [];
  return { build: build?.number ?? 0, problems: problems.map((problem) => problemLine(problem, directory, editor)) };
}

/** What there is in the last build. */
export function describeLists(project: PreviewedProject, { editor }: DeskOptions): DeskLists {
  const { build, broken, directory } = project;
  const blocked = broken && { broken: broken.map((problem) => problemLine(problem, directory, editor)) };
  if (!build) {
    return {
      build: 0,
      title: "Postrider",
      language: "en",
      publicUrl: "",
      issues: [],
      articles: [],
      feeds: [],
      testAddresses: [],
      ...blocked,
    };
  }
  const { publication, number } = build;
  const { settings } = publication;
  const date = (instant: Instant): string =>
    formatDate(instant, { language: settings.language, timeZone: settings.timeZone, style: "day" });
  const held = publication.held.map(({ article, why }) => articleLine(article, why, date));
  const published = publication.articles.map((article) => articleLine(article, "published", date));
  return {
    build: number,
    title: settings.title,
    language: settings.language,
    publicUrl: settings.url,
    issues: publication.issues.map((issue) => issueLine(issue, date)),
    articles: [...held, ...published],
    feeds: feedLines(publication),
    testAddresses: settings.sending.testAddresses,
    ...blocked,
  };
}

function issueLine(issue: Issue, date: (instant: Instant) => string): IssueLine {
  const { slug, number, title, subject, upcoming, language, direction, digest, sections } = issue;
  const articles = sections.reduce((sum, { entries }) => sum + entries.length, 0);
  return { slug, number, title, subject, upcoming, language, direction, digest, articles, date: date(issue.published) };
}

function articleLine(article: Article, status: ArticleLine["status"], date: (instant: Instant) => string): ArticleLine {
  const { slug, title, summary, language, direction, path, source, digest, published } = article;
  return { slug, title: title ?? summary, date: date(published), status, language, direction, path, source, digest };
}

const FORMATS: Readonly<Record<FeedFormat, string>> = { rss: "RSS", atom: "Atom", json: "JSON Feed" };

/** The feeds in the order of the publication, each in all its formats. */
function feedLines(publication: Publication): FeedLine[] {
  return feedChannels(publication).flatMap(({ folder, formats, name }) =>
    formats.map((format) => ({ path: folder + FEED_FILES[format], title: name, format: FORMATS[format] })),
  );
}

function problemLine(
  { code, severity, message, hint, place }: Problem,
  directory: string,
  editor: string,
): ProblemLine {
  if (!place) return { code, severity, message, hint };
  const values: Readonly<Record<string, string | number>> = {
    file: new URL(encodeURI(place.file), `file://${directory}/`).pathname,
    line: place.line ?? 1,
    column: place.column ?? 1,
  };
  const editorUrl = editor.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
  return { code, severity, message, hint, place: formatPlace(place), editorUrl };
}

import type { Article } from "../model/article.js";
import type { Issue } from "../model/issue.js";
import type { Place } from "../model/place.js";
import type { Report } from "../problem/problem.js";
import type { Settings } from "../publication/settings.js";
import type { Claims } from "./claim-articles.js";
import type { IssueFile } from "./issue-file.js";

/** What the guard looks at. */
export interface Shown {
  /** Newest first. */
  readonly issues: readonly Issue[];
  readonly articles: readonly Article[];
  readonly files: readonly IssueFile[];
  readonly claims: Claims;
  readonly settings: Settings;
}

/**
 * Reports what readers have seen in one of the last issues already (`issues/seen-before`): an
 * article that a file names though another issue ran it, and links that ran before.
 *
 * Links are looked at in the newest issue only, the one that can still be changed; links within
 * the publication, and to front pages, are meant to come again.
 */
export function reportSeenBefore(shown: Shown, report: Report): void {
  reportArticles(shown, report);
  const count = shown.settings.issues.seenBefore;
  const [newest, ...older] = shown.issues;
  if (!newest || older.length === 0 || count === 0) return;
  const linksOf = linkFinder(shown);
  const ran = new Map<string, number>();
  for (const issue of older.slice(0, count)) {
    for (const { key } of linksOf(issue)) if (!ran.has(key)) ran.set(key, issue.number);
  }
  // An editor who pins an article means it, and its links, to come again.
  for (const { key, url, place } of linksOf(withoutPins(newest))) {
    const number = ran.get(key);
    if (number === undefined) continue;
    report({
      code: "issues/seen-before",
      severity: "warning",
      message: `Cannot call it new: expected a link that did not run in the last ${count} issues, got ${url}, which ran in #${number}`,
      place,
      hint: "Leave the link out, or set issues.seenBefore lower",
    });
  }
}

function withoutPins(issue: Issue): Issue {
  const sections = issue.sections.map((section) => ({
    ...section,
    entries: section.entries.filter(({ reason }) => reason !== "pin"),
  }));
  return { ...issue, sections };
}

function reportArticles({ issues, files, claims }: Shown, report: Report): void {
  for (const file of files) {
    for (const reference of file.sections.flatMap(({ articles }) => articles)) {
      const article = claims.articles.get(reference);
      const owner = article && claims.owner.get(article.id);
      if (!article || !owner || owner.file === file) continue;
      const ran = issues.find(({ slug }) => slug === (owner.file ?? owner.frozen)?.slug);
      report({
        code: "issues/seen-before",
        severity: "warning",
        message: `Cannot run "${article.slug}" again: expected an article that did not run yet, got one you ran in ${ran ? `#${ran.number}` : "an issue to come"}`,
        place: reference.place,
        hint: "Name it under pins to run it once more, or take it out",
      });
    }
  }
}

interface SeenLink {
  /** What makes two links the same. */
  readonly key: string;
  readonly url: string;
  readonly place: Place;
}

function linkFinder({ articles, files, settings }: Shown): (issue: Issue) => readonly SeenLink[] {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const fileOf = new Map(files.map((file) => [file.source, file]));
  return (issue) => {
    const shown = issue.sections.flatMap(({ entries }) =>
      entries.flatMap(({ articleId }) => byId.get(articleId) ?? []),
    );
    const links = [
      ...(fileOf.get(issue.source ?? "")?.links ?? []),
      ...shown.flatMap(({ links, source, places }) =>
        links.map((url) => ({ url, place: places.body ?? { file: source } })),
      ),
    ];
    return links.flatMap(({ url, place }) => {
      const key = keyOf(url, settings.url);
      return key === undefined ? [] : [{ key, url, place }];
    });
  };
}

/** The address without what does not change the page: scheme, fragment, `www.`, campaign tags, last slash. */
function keyOf(url: string, site: string): string | undefined {
  if (url.startsWith(site) || !/^https?:/.test(url) || !URL.canParse(url)) return undefined;
  const { host, pathname, searchParams } = new URL(url);
  for (const name of [...searchParams.keys()]) if (name.startsWith("utm_")) searchParams.delete(name);
  const path = pathname.replace(/\/$/, "");
  if (path === "" && searchParams.size === 0) return undefined;
  return `${host.replace(/^www\./, "")}${path}?${searchParams}`;
}

import type { Issue } from "../model/issue.js";
import type { ProblemCode } from "../problem/problem.js";
import { ProblemError } from "../problem/problem-error.js";
import { suggest } from "../problem/suggest.js";
import type { Publication } from "../publication/publication.js";
import { translationsIn } from "../publication/translations.js";
import { freezeIssue, frozenPath } from "./frozen-issue.js";

/**
 * The file that freezes an issue of a publication.
 *
 * @param slug - Which issue; default: the newest that is out.
 * @returns Path from the project folder, and text.
 * @throws {ProblemError} `issues/unknown`, `issues/not-out`, `issues/frozen-already`
 */
export function frozenIssueFile(
  publication: Publication,
  slug?: string,
): { readonly path: string; readonly text: string } {
  const issue = findIssue(publication.issues, slug);
  const byId = new Map(publication.articles.map((article) => [article.id, article]));
  const shown = issue.sections.flatMap(({ entries }) => entries.map(({ articleId }) => articleId));
  const corrected = issue.corrections.flatMap(({ articleId }) => articleId ?? []);
  const articles = [...new Set([...shown, ...corrected])].flatMap((id) => byId.get(id) ?? []);
  const translationsOf = translationsIn(publication.articles);
  const copies = articles.map((article) => ({
    article,
    body: publication.bodyOf(article),
    translations: translationsOf(article).map(({ url, language, direction }) => ({ url, language, direction })),
  }));
  return { path: frozenPath(issue), text: freezeIssue({ issue, articles: copies }) };
}

function findIssue(issues: readonly Issue[], slug: string | undefined): Issue {
  const issue = issues.find((one) => (slug === undefined ? !one.upcoming : one.slug === slug));
  if (!issue) throw unknown(issues, slug);
  if (issue.upcoming) {
    throw refuse(
      "issues/not-out",
      `an issue that is out, got "${issue.slug}", which is still being written`,
      "Freeze it when it goes out",
    );
  }
  if (issue.frozen !== undefined) {
    throw refuse(
      "issues/frozen-already",
      `an issue that is not frozen yet, got "${issue.slug}"`,
      `Delete ${issue.frozen} to compose it anew`,
    );
  }
  return issue;
}

function unknown(issues: readonly Issue[], slug: string | undefined): ProblemError {
  const slugs = issues.filter(({ upcoming }) => !upcoming).map((issue) => issue.slug);
  if (slug === undefined) return refuse("issues/unknown", "an issue that is out, got none", "Publish an article first");
  const near = suggest(slug, slugs) ?? slugs[0];
  const known =
    slugs.length === 0
      ? "an issue that is out"
      : `one of ${slugs.slice(0, 5).join(", ")}${slugs.length > 5 ? " …" : ""}`;
  return refuse(
    "issues/unknown",
    `${known}, got "${slug}"`,
    near === undefined ? "Publish an article first" : `Write ${near}`,
  );
}

function refuse(code: ProblemCode, expected: string, hint: string): ProblemError {
  return new ProblemError({
    code,
    severity: "error",
    message: `Cannot freeze the issue: expected ${expected}`,
    hint,
  });
}

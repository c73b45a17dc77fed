import type { Issue } from "../model/issue.js";
import { ProblemError } from "../problem/problem-error.js";
import { filePatterns } from "../publication/file-patterns.js";
import type { Settings } from "../publication/settings.js";

/**
 * The file that curates an issue, or would, from the project folder.
 *
 * @returns undefined where there is none and no pattern of the settings would find a new one.
 */
export function issueFilePath({ source, slug }: Issue, { issues }: Settings): string | undefined {
  const { folders, matches } = filePatterns(issues.files);
  return source ?? folders.map((folder) => `${folder}/${slug}.md`).find(matches);
}

/**
 * The same, to be written.
 *
 * @throws {ProblemError} `issues/no-place` where there is no such path.
 */
export function placeIssueFile(issue: Issue, settings: Settings): string {
  const path = issueFilePath(issue, settings);
  if (path !== undefined) return path;
  throw new ProblemError({
    code: "issues/no-place",
    severity: "error",
    message: `Cannot place a new issue: expected a pattern in issues.files that finds "${issue.slug}.md", got ${JSON.stringify(settings.issues.files)}`,
    hint: 'Add a pattern such as "issues/*.md" to issues.files',
  });
}

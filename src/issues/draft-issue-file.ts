import { Document, isCollection, Scalar } from "yaml";
import type { Issue, Section } from "../model/issue.js";
import { ProblemError } from "../problem/problem-error.js";
import type { Publication } from "../publication/publication.js";
import { articleNamer } from "./article-name.js";
import { placeIssueFile } from "./issue-file-path.js";

/**
 * The file that begins to curate the next issue: what the rules would put into it, written out,
 * each article with its headline beside it, to be reordered, cut and commented by hand.
 *
 * @returns Path from the project folder, and text.
 * @throws {ProblemError} `issues/nothing-new` if no article was published since the last issue;
 *   `issues/no-place` if no pattern of the settings would find the file.
 */
export function draftIssueFile(publication: Publication): { readonly path: string; readonly text: string } {
  const issue = publication.issues.find(({ upcoming }) => upcoming);
  if (!issue) throw nothingNew();
  const path = placeIssueFile(issue, publication.settings);
  return { path, text: `---\n${matterOf(issue, publication)}---\n\n` };
}

function matterOf(issue: Issue, publication: Publication): string {
  const nameOf = namer(publication, issue);
  const names = ({ entries }: Section): unknown[] => entries.map(({ articleId }) => nameOf(articleId));
  // The day alone, so that the issue keeps its time in the cadence.
  const document = new Document({ date: issue.slug.slice(0, "2026-11-22".length) });
  document.commentBefore = " Text below the second line of dashes opens the issue.";
  const lead = issue.sections.filter(({ kind }) => kind === "lead").flatMap(names);
  if (lead.length > 0) document.set("pins", document.createNode(lead));
  const sections = issue.sections
    .filter(({ kind }) => kind !== "lead")
    .map((section) => ({
      ...(section.title !== undefined && { title: section.title }),
      ...(section.kind !== "stories" && { as: section.kind }),
      articles: names(section),
    }));
  if (sections.length > 0) document.set("sections", document.createNode(sections));
  if (isCollection(document.contents)) {
    document.contents.comment = ` Without these two, they follow from the articles:\n subject: ${issue.subject}\n preheader: ${issue.preheader}`;
  }
  return document.toString({ lineWidth: 0 });
}

/** Writes an article by its name, with its headline beside it. */
function namer({ articles }: Publication, issue: Issue): (id: string) => Scalar {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const nameOf = articleNamer(articles, issue);
  return (id) => {
    const article = byId.get(id);
    const scalar = new Scalar(article ? nameOf(article) : id);
    scalar.comment = ` ${article?.title ?? ""}`;
    return scalar;
  };
}

function nothingNew(): ProblemError {
  return new ProblemError({
    code: "issues/nothing-new",
    severity: "error",
    message: "Cannot begin an issue: expected public articles since the last one, got none",
    hint: "Publish an article first; drafts and future ones do not count",
  });
}

import type { Article } from "../model/article.js";
import type { Issue } from "../model/issue.js";
import type { Publication } from "../publication/publication.js";
import { readFrozenContent } from "./frozen-issue.js";

/** The articles of one issue, as its mail and its page show them. */
export interface IssueContent {
  articleOf(id: string): Article | undefined;
  bodyOf(article: Article): string;
}

/** Articles are looked up in the publication, or in the copy of a frozen issue: as they were when it was sent. */
export function issueContent(issue: Issue, publication: Publication, byId: ReadonlyMap<string, Article>): IssueContent {
  if (issue.frozen === undefined) {
    return { articleOf: (id) => byId.get(id), bodyOf: (article) => publication.bodyOf(article) };
  }
  const { articles } = readFrozenContent(issue.frozen, publication.readSource(issue.frozen));
  const frozen = new Map(articles.map((one) => [one.article.id, one]));
  return {
    articleOf: (id) => frozen.get(id)?.article,
    bodyOf: (article) => frozen.get(article.id)?.body ?? "",
  };
}

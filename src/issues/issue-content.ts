import type { Article } from "../model/article.js";
import type { Issue } from "../model/issue.js";
import type { Publication } from "../publication/publication.js";
import { type Translation, translationsIn } from "../publication/translations.js";
import { readFrozenContent } from "./frozen-issue.js";

/** The articles of one issue, as its mail and its page show them. */
export interface IssueContent {
  articleOf(id: string): Article | undefined;
  bodyOf(article: Article): string;
  /** The same article in other languages, in order of their tags. */
  translationsOf(article: Article): readonly Translation[];
}

/** Articles are looked up in the publication, or in the copy of a frozen issue: as they were when it was sent. */
export function issueContent(issue: Issue, publication: Publication, byId: ReadonlyMap<string, Article>): IssueContent {
  if (issue.frozen === undefined) {
    return {
      articleOf: (id) => byId.get(id),
      bodyOf: (article) => publication.bodyOf(article),
      translationsOf: translationsIn(publication.articles),
    };
  }
  const { articles } = readFrozenContent(issue.frozen, publication.readSource(issue.frozen));
  const frozen = new Map(articles.map((one) => [one.article.id, one]));
  return {
    articleOf: (id) => frozen.get(id)?.article,
    bodyOf: (article) => frozen.get(article.id)?.body ?? "",
    translationsOf: (article) => frozen.get(article.id)?.translations ?? [],
  };
}

/**
 * The same for what readers follow today, pages and feeds: articles as they were when a frozen issue was sent, at the
 * addresses that they have now.
 */
export function issueContentToday(
  issue: Issue,
  publication: Publication,
  byId: ReadonlyMap<string, Article>,
): IssueContent {
  const content = issueContent(issue, publication, byId);
  if (issue.frozen === undefined) return content;
  return {
    ...content,
    articleOf(id) {
      const article = content.articleOf(id);
      return article && { ...article, url: byId.get(id)?.url ?? article.url };
    },
  };
}

/** All that `issueContentToday` depends on, for keys: the digest of a frozen issue knows its copy alone. */
export function contentKeyToday(issue: Issue, byId: ReadonlyMap<string, Article>): readonly unknown[] {
  if (issue.frozen === undefined) return [issue.digest];
  return [issue.digest, ...articleIds(issue).map((id) => byId.get(id)?.url)];
}

/** The articles that an issue shows, and those that it corrects. */
const articleIds = ({ sections, corrections }: Issue): readonly string[] => [
  ...sections.flatMap(({ entries }) => entries.map(({ articleId }) => articleId)),
  ...corrections.flatMap(({ articleId }) => articleId ?? []),
];

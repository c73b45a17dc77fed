import type { Article } from "../model/article.js";
import type { Issue } from "../model/issue.js";
import type { Publication } from "../publication/publication.js";
import { type Translation, translationsIn } from "../publication/translations.js";
import { readFrozenContent } from "./frozen-issue.js";
import { type SiteMove, siteMove } from "./site-move.js";

/** One issue and its articles, as its mail and its page show them. */
export interface IssueContent {
  readonly issue: Issue;
  articleOf(id: string): Article | undefined;
  bodyOf(article: Article): string;
  /** The same article in other languages, in order of their tags. */
  translationsOf(article: Article): readonly Translation[];
}

/** What the mail is made of: the publication, or the copy of a frozen issue, in which all is as it was when it was sent. */
export function issueContent(issue: Issue, publication: Publication, byId: ReadonlyMap<string, Article>): IssueContent {
  if (issue.frozen === undefined) {
    return {
      issue,
      articleOf: (id) => byId.get(id),
      bodyOf: (article) => publication.bodyOf(article),
      translationsOf: translationsIn(publication.articles),
    };
  }
  const sent = readFrozenContent(issue.frozen, publication.readSource(issue.frozen));
  const frozen = new Map(sent.articles.map((one) => [one.article.id, one]));
  return {
    issue: { ...sent.issue, frozen: issue.frozen, digest: issue.digest },
    articleOf: (id) => frozen.get(id)?.article,
    bodyOf: (article) => frozen.get(article.id)?.body ?? "",
    translationsOf: (article) => frozen.get(article.id)?.translations ?? [],
  };
}

/**
 * The same for what readers follow today, pages and feeds: articles as they were when a frozen issue was sent, at the
 * addresses that they, and their pictures, have now.
 */
export function issueContentToday(
  issue: Issue,
  publication: Publication,
  byId: ReadonlyMap<string, Article>,
): IssueContent {
  const content = issueContent(issue, publication, byId);
  if (issue.frozen === undefined) return content;
  const move = siteMove(content.issue, issue.url);
  return {
    ...content,
    issue,
    articleOf(id) {
      const sent = content.articleOf(id);
      const article = sent && move ? movedArticle(sent, move) : sent;
      return article && { ...article, url: byId.get(id)?.url ?? article.url };
    },
    bodyOf: (article) => (move ? move.html(content.bodyOf(article)) : content.bodyOf(article)),
  };
}

function movedArticle(article: Article, move: SiteMove): Article {
  const { url, picture, enclosures } = article;
  return {
    ...article,
    url: move.url(url),
    picture: picture && { ...picture, url: move.url(picture.url) },
    enclosures: enclosures.map((file) => ({ ...file, url: move.url(file.url) })),
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

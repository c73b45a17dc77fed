import type { Article } from "../model/article.js";
import type { Issue } from "../model/issue.js";
import type { Language } from "../model/language.js";
import { translationsIn } from "../publication/translations.js";

/** What an article's page links to besides what the article says itself. */
export interface ArticleRelations {
  /** The next newer and older articles in the same language. */
  readonly newer?: Article | undefined;
  readonly older?: Article | undefined;
  /** The same article in other languages, in order of their tags. */
  readonly translations: readonly Article[];
  /** The issues it stands in, oldest first. */
  readonly issues: readonly Issue[];
}

/**
 * Finds the relations of all articles, in one pass over articles and one over issues.
 *
 * @param articles - Newest first.
 * @param issues - Newest first, those only that are out.
 */
export function relateArticles(
  articles: readonly Article[],
  issues: readonly Issue[],
): (article: Article, position: number) => ArticleRelations {
  const { newer, older } = findNeighbours(articles);
  const translationsOf = translationsIn(articles);
  const inIssues = findIssues(issues);
  return (article, position) => ({
    newer: newer[position],
    older: older[position],
    translations: translationsOf(article),
    issues: inIssues.get(article.id) ?? NONE,
  });
}

/** One for all that have none. */
const NONE: readonly never[] = [];

interface Neighbours {
  readonly newer: readonly (Article | undefined)[];
  readonly older: readonly (Article | undefined)[];
}

function findNeighbours(articles: readonly Article[]): Neighbours {
  const older: (Article | undefined)[] = new Array(articles.length).fill(undefined);
  const last = new Map<Language, number>();
  const newer = articles.map((article, position) => {
    const before = last.get(article.language);
    last.set(article.language, position);
    if (before === undefined) return undefined;
    older[before] = article;
    return articles[before];
  });
  return { newer, older };
}

function findIssues(issues: readonly Issue[]): ReadonlyMap<string, readonly Issue[]> {
  const found = new Map<string, Issue[]>();
  for (const issue of issues.toReversed()) {
    const ids = new Set(issue.sections.flatMap(({ entries }) => entries.map(({ articleId }) => articleId)));
    for (const id of ids) {
      const known = found.get(id);
      if (known) known.push(issue);
      else found.set(id, [issue]);
    }
  }
  return found;
}

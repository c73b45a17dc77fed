import type { Article } from "../model/article.js";
import type { Instant } from "../model/instant.js";

/** A correction of an article. */
export interface Correctable {
  readonly date: Instant;
  readonly text: string;
  readonly articleId: string;
}

/**
 * All corrections that articles carry, oldest first. One that is dated after the issue that ran
 * its article stands in the next issue, as newspapers do it.
 */
export function correctionsIn(articles: readonly Article[]): readonly Correctable[] {
  return articles
    .flatMap(({ id, corrections }) => corrections.map(({ date, text }) => ({ date, text, articleId: id })))
    .sort((a, b) => a.date - b.date || (a.articleId < b.articleId ? -1 : 1));
}

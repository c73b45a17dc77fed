import type { Article } from "../model/article.js";
import { digestOf } from "../model/digest.js";
import type { Instant } from "../model/instant.js";
import type { Report } from "../problem/problem.js";

/**
 * Takes a change that is still to come for none until its time. A feed that says so of the future is faulted by
 * validators, and readers that sort by it would have the article at the top until then.
 */
export function withoutUpdatesAhead(articles: readonly Article[], now: Instant, report: Report): readonly Article[] {
  if (articles.every(({ updated }) => updated <= now)) return articles;
  return articles.map((article) => {
    const { source, updated, published, places, digest } = article;
    if (updated <= now) return article;
    report({
      code: "articles/updated-ahead",
      severity: "warning",
      message: `Cannot tell of the change of ${new Date(updated).toISOString().slice(0, 16)}Z: expected a moment that has come, got one ahead; until then it counts as none`,
      place: places.updated ?? { file: source },
      hint: "Set it to the day of the change, or remove it",
    });
    return { ...article, updated: published, digest: digestOf(digest, "without its update") };
  });
}

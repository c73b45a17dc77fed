import type { Outline } from "../articles/outline.js";
import type { Composition } from "../issues/compose-issues.js";
import type { Article } from "../model/article.js";
import type { Instant } from "../model/instant.js";

/** How long a build stays right while no file changes: `from` ≤ now < `until`; for ever if there is no `until`. */
export interface ValidPeriod {
  readonly from: Instant;
  readonly until?: Instant | undefined;
}

/**
 * The time between two moments at which an article appears, changes or goes, or an issue closes.
 *
 * @param articles - The public ones.
 */
export function validPeriod(
  outlines: readonly Outline[],
  articles: readonly Article[],
  { issues, next }: Composition,
  now: Instant,
): ValidPeriod {
  let from = Number.NEGATIVE_INFINITY;
  let until = Number.POSITIVE_INFINITY;

  function consider(moment: Instant | undefined): void {
    if (moment === undefined) return;
    if (moment > now) until = Math.min(until, moment);
    else from = Math.max(from, moment);
  }

  for (const { article } of outlines) {
    consider(article?.published);
    consider(article?.expires);
  }
  for (const { updated } of articles) consider(updated);
  for (const { published, window } of issues) {
    consider(published);
    consider(window.from);
    consider(window.to);
  }
  consider(next);
  // JSON has no infinity: what never began counts from the beginning of time.
  return {
    from: Number.isFinite(from) ? from : Number.MIN_SAFE_INTEGER,
    until: Number.isFinite(until) ? until : undefined,
  };
}

import type { Report } from "../problem/problem.js";
import type { OutlinedArticle } from "./outline.js";

/**
 * Gives each article an id that no other has: readers of feeds show one of two articles with the
 * same id, and the other is never seen.
 *
 * @param articles - In order of precedence.
 * @param derive - The id of an article that has none written.
 */
export function claimIds(
  articles: readonly OutlinedArticle[],
  derive: (article: OutlinedArticle) => string,
  report: Report,
): ReadonlyMap<OutlinedArticle, string> {
  const owners = new Map<string, OutlinedArticle>();
  const ids = new Map<OutlinedArticle, string>();
  for (const article of articles) {
    const wanted = article.writtenId ?? derive(article);
    const owner = owners.get(wanted);
    if (owner && article.writtenId !== undefined) report(clash(article, owner, wanted));
    const id = owner ? numbered(article.writtenId === undefined ? wanted : derive(article), owners) : wanted;
    owners.set(id, article);
    ids.set(article, id);
  }
  return ids;
}

function numbered(id: string, owners: ReadonlyMap<string, unknown>): string {
  let free = id;
  for (let count = 2; owners.has(free); count += 1) free = `${id}-${count}`;
  return free;
}

function clash(article: OutlinedArticle, owner: OutlinedArticle, id: string) {
  return {
    code: "articles/id-taken",
    severity: "error",
    message: `Cannot use the id "${id}" twice: expected an id of its own, got that of ${owner.source}`,
    place: article.places.id ?? { file: article.source },
    hint: "Remove the id from the newer of the two; it gets one by itself",
    related: [{ place: owner.places.id ?? { file: owner.source }, note: "has this id already" }],
  } as const;
}

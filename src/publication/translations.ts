import type { Article } from "../model/article.js";

/** An article in another language, as far as it is shown beside one. */
export type Translation = Pick<Article, "url" | "language" | "direction">;

/**
 * Finds the same article in other languages among these, in order of their tags. They are grouped
 * once for all who ask for those of the same list.
 */
export function translationsIn(articles: readonly Article[]): (article: Article) => readonly Article[] {
  const groups = known.get(articles) ?? groupTranslations(articles);
  known.set(articles, groups);
  return ({ id, translationKey }) => groups.get(translationKey ?? "")?.filter((other) => other.id !== id) ?? NONE;
}

const known = new WeakMap<readonly Article[], ReadonlyMap<string, readonly Article[]>>();

/** One for all that have none. */
const NONE: readonly never[] = [];

function groupTranslations(articles: readonly Article[]): ReadonlyMap<string, readonly Article[]> {
  const groups = new Map<string, Article[]>();
  for (const article of articles) {
    if (article.translationKey === undefined) continue;
    const group = groups.get(article.translationKey);
    if (group) group.push(article);
    else groups.set(article.translationKey, [article]);
  }
  for (const group of groups.values()) group.sort((a, b) => (a.language < b.language ? -1 : 1));
  return groups;
}

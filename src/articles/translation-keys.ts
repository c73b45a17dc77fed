import type { OutlinedArticle } from "./outline.js";

/**
 * Finds out which articles are translations of each other: those with the same key, each in
 * another language. Two in one language are no translations, whatever their keys.
 *
 * @returns The key of each article that has translations.
 */
export function translationKeys(articles: readonly OutlinedArticle[]): ReadonlyMap<OutlinedArticle, string> {
  const groups = new Map<string, OutlinedArticle[]>();
  for (const article of articles) {
    const { translationKey: key } = article;
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(article);
    else groups.set(key, [article]);
  }
  const keys = new Map<OutlinedArticle, string>();
  for (const [key, group] of groups) {
    const languages = new Set(group.map(({ language }) => language));
    if (languages.size === group.length && group.length > 1) for (const article of group) keys.set(article, key);
  }
  return keys;
}

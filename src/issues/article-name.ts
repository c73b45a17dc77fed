import type { Article } from "../model/article.js";
import { articleFinder } from "./find-article.js";

/**
 * Writes articles as editors name them: by slug, or by file where the slug finds another one, as it
 * may be with translations.
 */
export function articleNamer(articles: readonly Article[]): (article: Article) => string {
  const find = articleFinder(articles, () => {});
  return ({ id, slug, source }) => (find({ name: slug, place: { file: source } })?.id === id ? slug : source);
}

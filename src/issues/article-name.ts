import type { Article } from "../model/article.js";
import { articleFinder, type NamingIssue } from "./find-article.js";

/**
 * Writes articles as editors name them in an issue's file: by slug, or by file where the slug finds
 * another one, as it may be with translations.
 */
export function articleNamer(articles: readonly Article[], issue: NamingIssue): (article: Article) => string {
  const find = articleFinder(articles, () => {});
  return ({ id, slug, source }) => (find({ name: slug, place: { file: source } }, issue)?.id === id ? slug : source);
}

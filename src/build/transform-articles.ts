import type { Article } from "../model/article.js";
import { digestOf } from "../model/digest.js";
import type { ArticleTransform } from "../plugins/article-transform.js";

/** Applies transforms in their order, and renews the digest of what they changed. */
export function transformArticles(
  articles: readonly Article[],
  transforms: readonly ArticleTransform[],
): readonly Article[] {
  if (transforms.length === 0) return articles;
  return articles.map((article) => {
    const changed = transforms.reduce((current, { transform }) => transform(current), article);
    if (changed === article) return article;
    // Addresses, ids and order are settled, and other articles refer to them.
    const { source, id, slug, path, url, published, digest } = article;
    const settled = { ...changed, source, id, slug, path, url, published };
    return { ...settled, digest: digestOf(digest, settled) };
  });
}

import type { Article } from "../model/article.js";

/** Changes an article after it is read and linked, and before anything is made of it. */
export interface ArticleTransform {
  readonly name: string;
  /**
   * Gives the article back, or a changed copy. Pure. What it is known by (`source`, `id`, `slug`,
   * `path`, `url`, `published`) is settled by then: changes to these have no effect.
   */
  transform(article: Article): Article;
}

import type { Article } from "../model/article.js";

/** Changes an article after it is read and before anything is made of it. */
export interface ArticleTransform {
  readonly name: string;
  transform(article: Article): Article;
}

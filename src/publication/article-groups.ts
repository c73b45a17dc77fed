import type { Article, Tag } from "../model/article.js";
import type { Language } from "../model/language.js";

/** Articles of a publication by what they have in common, each list in the order of the publication. */
export interface ArticleGroups {
  readonly languages: ReadonlyMap<Language, readonly Article[]>;
  readonly sections: ReadonlyMap<string, ArticleGroup>;
  readonly tags: ReadonlyMap<string, ArticleGroup>;
  readonly authors: ReadonlyMap<string, ArticleGroup>;
}

/** The articles with one tag, of one section or author. */
export interface ArticleGroup {
  readonly slug: string;
  /** As the newest article spells it. */
  readonly name: string;
  readonly articles: readonly Article[];
}

/** Sorts articles into groups, once for all who ask for those of the same list. */
export function groupArticles(articles: readonly Article[]): ArticleGroups {
  const groups = known.get(articles) ?? group(articles);
  known.set(articles, groups);
  return groups;
}

const known = new WeakMap<readonly Article[], ArticleGroups>();

/** In one pass, however many tags there are. */
function group(articles: readonly Article[]): ArticleGroups {
  const languages = new Map<Language, Article[]>();
  const [sections, tags, authors] = [newGroups(), newGroups(), newGroups()];
  for (const article of articles) {
    const alike = languages.get(article.language);
    if (alike) alike.push(article);
    else languages.set(article.language, [article]);
    if (article.section) add(sections, article.section, article);
    for (const tag of article.tags) add(tags, tag, article);
    for (const author of article.authors) add(authors, author, article);
  }
  return { languages, sections, tags, authors };
}

type Groups = Map<string, ArticleGroup & { readonly articles: Article[] }>;

const newGroups = (): Groups => new Map();

/** An article that has one tag twice is in its group once. */
function add(groups: Groups, { slug, name }: Tag, article: Article): void {
  const group = groups.get(slug);
  if (!group) groups.set(slug, { slug, name, articles: [article] });
  else if (group.articles.at(-1) !== article) group.articles.push(article);
}

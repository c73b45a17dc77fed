import { makeAddress } from "../articles/permalink.js";
import type { Article } from "../model/article.js";
import type { Place } from "../model/place.js";
import type { Problem, Report } from "../problem/problem.js";
import type { Archive } from "./archive.js";
import { type Page, page } from "./page.js";
import { titleOf } from "./title-of.js";

/**
 * Pages at the former addresses of articles, those that authors wrote down and those that the record of issued ids
 * knows; each leads on to where its article is now.
 *
 * What is there now wins over what was there once, whatever it is: feeds, and what only differs in case, too. A page at
 * `x/index.htm` is there for `x/` as well, which would lead to itself.
 *
 * @param pages - All other pages.
 * @param articleOf - A public article, by its id.
 */
export function aliasPages(
  archive: Archive,
  pages: readonly Page[],
  articleOf: (id: string) => Article | undefined,
  report: Report,
): readonly Page[] {
  const { articles, formerPages, settings } = archive.publication;
  const taken = new Set(pages.map(({ file }) => file.path));
  const urls = new Set(pages.map(({ url }) => url));
  const written = articles.flatMap((article) => article.aliases.map((alias) => ({ alias, article, isWritten: true })));
  const recorded = formerPages.map(({ path, articleId }) => ({
    alias: path,
    article: articleOf(articleId),
    isWritten: false,
  }));
  const used = new Map<string, Article>();
  return [...written, ...recorded].flatMap(({ alias, article, isWritten }) => {
    if (!article) return [];
    // The file that a web server sends for a path: `old/` is `old/index.html`, and so is `old`.
    const { path, url } = makeAddress(alias.split("/").filter(Boolean), settings);
    const other = used.get(path);
    if (taken.has(path) || urls.has(url) || other) {
      // Of what is only recorded there is nothing that an author could correct.
      if (isWritten && other !== article && url !== article.url) report(aliasTaken(alias, article, other));
      return [];
    }
    used.set(path, article);
    return [aliasPage(path, article, archive, isWritten ? { file: article.source } : undefined)];
  });
}

function aliasPage(path: string, article: Article, archive: Archive, place: Place | undefined): Page {
  return page(archive, {
    path,
    language: article.language,
    template: "moved.hbs",
    key: () => [article.url, article.language, titleOf(article)],
    isListed: false,
    place,
    givesWay: true,
    content: ({ labels, links }) => ({
      head: {
        title: labels.text.moved,
        description: titleOf(article),
        canonical: article.url,
        leadsTo: links.near(article.url),
        isListed: false,
      },
      context: { moved: { href: links.to(article.url), title: titleOf(article) } },
    }),
  });
}

function aliasTaken(alias: string, article: Article, other: Article | undefined): Problem {
  return {
    code: "archive/alias-taken",
    severity: "warning",
    message: `Cannot lead from the former address "${alias}": expected nothing there, got ${other ? "the same alias of another article" : "a page"}`,
    place: { file: article.source },
    hint: `Remove "${alias}" from the aliases of this article`,
    ...(other && { related: [{ place: { file: other.source }, note: "has this alias too" }] }),
  };
}

import type { Article } from "../model/article.js";
import type { Problem, Report } from "../problem/problem.js";
import type { Archive } from "./archive.js";
import { type Page, page } from "./page.js";
import { titleOf } from "./title-of.js";

/**
 * Pages at the former addresses of articles; each leads on to where its article is now.
 *
 * What is there now wins over what was there once, whatever it is: feeds, and what only differs in case, too.
 *
 * @param taken - Paths of all other pages.
 */
export function aliasPages(archive: Archive, taken: ReadonlySet<string>, report: Report): readonly Page[] {
  const used = new Map<string, Article>();
  return archive.publication.articles.flatMap((article) =>
    article.aliases.flatMap((alias) => {
      const path = pathOf(alias);
      const other = used.get(path);
      if (taken.has(path) || other) {
        if (other !== article && path !== article.path) report(aliasTaken(alias, article, other));
        return [];
      }
      used.set(path, article);
      return [aliasPage(path, article, archive)];
    }),
  );
}

/** The file that a web server sends for a path: `old/` is `old/index.html`, and so is `old`. */
function pathOf(alias: string): string {
  if (/\.html?$/.test(alias)) return alias;
  return `${alias.replace(/\/$/, "")}/index.html`.replace(/^\//, "");
}

function aliasPage(path: string, article: Article, archive: Archive): Page {
  return page(archive, {
    path,
    language: article.language,
    template: "moved.hbs",
    key: () => [article.url, article.language, titleOf(article)],
    isListed: false,
    givesWay: { file: article.source },
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

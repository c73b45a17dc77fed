import type { Renderer } from "../plugins/renderer.js";
import { aliasPages } from "./alias-pages.js";
import { openArchive } from "./archive.js";
import { articleListPages } from "./article-list-page.js";
import { articleLists } from "./article-lists.js";
import { articlePage } from "./article-page.js";
import { relateArticles } from "./article-relations.js";
import { assetFiles } from "./asset-files.js";
import { homePage } from "./home-page.js";
import { indexPages } from "./index-pages.js";
import { issuePage } from "./issue-page.js";
import { notFoundPage } from "./not-found-page.js";
import { robotsFile } from "./robots-file.js";
import { sitemapFiles } from "./sitemap.js";
import { styleSheet } from "./style-sheet.js";
import { subscribePage } from "./subscribe-page.js";

/** The web pages: front page, issues, articles, lists of them, and what belongs to a site. */
export const archiveRenderer: Renderer = {
  name: "archive",

  render(publication, templates, report) {
    const archive = openArchive(publication, templates);
    const { articles } = publication;
    const { issues } = archive;
    const byId = new Map(articles.map((article) => [article.id, article]));
    const articleOf = (id: string) => byId.get(id);
    const relationsOf = relateArticles(articles, issues);

    const pages = [
      homePage(archive, articleOf),
      ...issues.map((issue, index) =>
        issuePage(issue, { newer: issues[index - 1], older: issues[index + 1] }, archive, byId),
      ),
      ...articles.map((article, index) => articlePage(article, relationsOf(article, index), archive)),
      ...articleLists(archive).flatMap((list) => articleListPages(list, archive)),
      ...indexPages(archive),
      subscribePage(archive),
      notFoundPage(archive),
    ];
    const aliases = aliasPages(archive, pages, articleOf, report);

    return [
      ...pages.map(({ file }) => file),
      ...aliases.map(({ file }) => file),
      ...sitemapFiles(archive, pages),
      robotsFile(archive),
      styleSheet(archive),
      ...assetFiles(publication),
    ];
  },
};

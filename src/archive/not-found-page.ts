import type { Archive } from "./archive.js";
import { type Page, page } from "./page.js";
import { linksFromAnywhere } from "./page-links.js";

/** The page that hosts show for addresses where there is nothing. */
export function notFoundPage(archive: Archive): Page {
  const links = linksFromAnywhere(archive);
  const { settings } = archive.publication;
  return page(archive, {
    path: "404.html",
    language: settings.language,
    template: "not-found.hbs",
    key: () => [],
    isListed: false,
    links,
    content: ({ labels }) => ({
      head: { title: labels.text["not-found"], description: labels.text["not-found-about"], isListed: false },
      context: { archive: links.to(`${archive.base}archive/`) },
    }),
  });
}

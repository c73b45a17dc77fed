import { directionOf } from "../language/direction-of.js";
import { formatDate } from "../language/format-date.js";
import type { Article } from "../model/article.js";
import type { Language } from "../model/language.js";
import type { Person } from "../model/person.js";
import { publicUrl } from "../publication/feed-addresses.js";
import type { Archive } from "./archive.js";
import { cardOf } from "./article-card.js";
import type { PageHead } from "./frame-context.js";
import { type Page, type PageTools, page } from "./page.js";
import type { PageLinks } from "./page-links.js";
import { type ListPage, splitPages } from "./split-pages.js";

/** A list of articles with pages of its own: of a tag, an author, a year … */
export interface ArticleList {
  /** Under `out/`, ending in `/`; later pages stand in numbered folders below. */
  readonly folder: string;
  readonly language: Language;
  readonly title: string;
  /** What kind of list it is, above its title: "Topic". */
  readonly kind?: string | undefined;
  /** Whom the list is about. */
  readonly person?: Person | undefined;
  readonly feed?: PageHead["feed"];
  readonly menu?: PageHead["menu"];
  /** Newest first. */
  readonly articles: readonly Article[];
  /** Lists that lead on from this one: languages, years. */
  readonly languages?: readonly MoreArticles[];
  readonly more?: readonly MoreArticles[];
}

export interface MoreArticles {
  readonly folder: string;
  readonly title: string;
  readonly count: number;
  /** That of the list, where its title is a name in this language. */
  readonly language?: Language | undefined;
}

/** The pages of a list; the first is where readers arrive, the others hardly ever change (`splitPages`). */
export function articleListPages(list: ArticleList, archive: Archive): readonly Page[] {
  const pages = splitPages(list.articles, archive.publication.settings.archive.perPage);
  const folders = pages.map(({ number }, index) => (index === 0 ? list.folder : `${list.folder}${number}/`));
  return pages.map((part, index) =>
    listPage(
      list,
      { ...part, folder: folders[index] ?? "", newer: folders[index - 1], older: folders[index + 1] },
      archive,
    ),
  );
}

interface Part extends ListPage<Article> {
  readonly folder: string;
  /** Folders of the pages beside it. */
  readonly newer?: string | undefined;
  readonly older?: string | undefined;
}

function listPage(list: ArticleList, part: Part, archive: Archive): Page {
  const { folder, items, newer, older, number } = part;
  const isFirst = newer === undefined;
  return page(archive, {
    path: `${folder}index.html`,
    language: list.language,
    template: "list.hbs",
    updated: items[0]?.updated,
    isListed: isFirst,
    key: () => [
      list.title,
      list.kind,
      list.person,
      list.feed,
      list.languages,
      list.more,
      newer,
      older,
      items.map(({ digest }) => digest),
    ],
    content: (tools) => ({
      head: {
        title: isFirst ? list.title : `${list.title} (${number})`,
        description: list.kind === undefined ? list.title : `${list.kind}: ${list.title}`,
        canonical: publicUrl(archive.publication.settings, folder),
        feed: list.feed,
        menu: list.menu,
      },
      context: { list: listContext(list, part, archive, tools) },
    }),
  });
}

function listContext(list: ArticleList, part: Part, archive: Archive, { labels, links }: PageTools): object {
  const { settings } = archive.publication;
  const to = (folder: string | undefined) => (folder === undefined ? undefined : links.to(publicUrl(settings, folder)));
  return {
    title: list.title,
    kind: list.kind,
    person: list.person && personOn(list.person, links),
    months: byMonth(part.items, labels.language, settings.timeZone).map(({ month, articles }) => ({
      month,
      cards: articles.map((article) => cardOf(article, archive, links, labels.language)),
    })),
    more: [list.languages ?? [], list.more ?? []]
      .filter((lists) => lists.length > 0)
      .map((lists) =>
        lists.map(({ folder, title, count, language }) => ({
          href: to(folder),
          title,
          count: labels.say("article-count", { count }),
          ...(language && { lang: language, dir: directionOf(language) }),
        })),
      ),
    newer: to(part.newer),
    older: to(part.older),
  };
}

/** Home page and portrait; the address is shown without what every address begins with. */
function personOn({ url, avatar }: Person, links: PageLinks): object {
  return {
    href: url,
    site: url?.replace(/^https?:\/\/(?:www\.)?|\/$/g, ""),
    portrait: avatar && links.to(avatar),
  };
}

/** Articles under the month of their publication, as the readers' calendar has it. */
function byMonth(
  articles: readonly Article[],
  language: Language,
  timeZone: string,
): readonly { readonly month: string; readonly articles: readonly Article[] }[] {
  const months: { month: string; articles: Article[] }[] = [];
  for (const article of articles) {
    const month = formatDate(article.published, { language, timeZone, style: "month" });
    const last = months.at(-1);
    if (last?.month === month) last.articles.push(article);
    else months.push({ month, articles: [article] });
  }
  return months;
}

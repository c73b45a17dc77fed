import { formatDate, yearOf } from "../language/format-date.js";
import { nativeName } from "../language/native-name.js";
import type { Article } from "../model/article.js";
import type { ArticleGroup } from "../publication/article-groups.js";
import { FEED_FOLDERS } from "../publication/feed-addresses.js";
import { type Archive, labelsIn } from "./archive.js";
import type { ArticleList } from "./article-list-page.js";

/** All lists of articles that have pages: everything, each year, tag, author, section and language. */
export function articleLists(archive: Archive): readonly ArticleList[] {
  const { groups, has, publication } = archive;
  const { feeds } = publication.settings;
  const { text } = labelsIn(archive, publication.settings.language);
  return [
    ...wholeLists(archive),
    ...(has.tags ? groupLists(archive, groups.tags, text.topic, FEED_FOLDERS.tag, feeds.tags !== false, "tags") : []),
    ...(has.authors
      ? groupLists(archive, groups.authors, text.author, FEED_FOLDERS.author, feeds.authors !== false).map(withPerson)
      : []),
    ...(has.sections
      ? groupLists(archive, groups.sections, text.section, FEED_FOLDERS.section, feeds.sections !== false)
      : []),
    ...languageLists(archive),
  ];
}

/** The whole archive, and, where one page does not hold it, a list for each year. */
function wholeLists(archive: Archive): readonly ArticleList[] {
  const { articles, settings } = archive.publication;
  const { language, timeZone } = settings;
  const title = labelsIn(archive, language).text["all-articles"];
  const whole = { folder: "archive/", language, title, menu: "archive" as const };
  const languages = languageLists(archive).map(({ folder, title, language, articles: { length: count } }) => ({
    folder,
    title,
    language,
    count,
  }));
  if (articles.length <= settings.archive.perPage) return [{ ...whole, languages, articles }];

  const years = byYear(articles, (article) => yearOf(article.published, { language, timeZone }));
  const lists = years.map(({ year, articles: ofYear }) => ({
    ...whole,
    folder: `archive/${year}/`,
    title: formatDate(ofYear[0]?.published ?? 0, { language, timeZone, style: "year" }),
    kind: title,
    articles: ofYear,
  }));
  const more = lists.map(({ folder, title, articles: { length: count } }) => ({ folder, title, count }));
  return [{ ...whole, languages, articles: articles.slice(0, settings.archive.perPage), more }, ...lists];
}

interface Year {
  readonly year: number;
  readonly articles: readonly Article[];
}

/** Cuts a list, newest first, where the year changes; years are looked up few times, since that is slow. */
function byYear(articles: readonly Article[], yearOf: (article: Article) => number): readonly Year[] {
  const [first, last] = [articles[0], articles.at(-1)];
  if (!first || !last) return [];
  const [newest, oldest] = [yearOf(first), yearOf(last)];
  if (newest === oldest) return [{ year: newest, articles }];
  const middle = articles.length >> 1;
  const newer = byYear(articles.slice(0, middle), yearOf);
  const older = byYear(articles.slice(middle), yearOf);
  return join(newer, older);
}

function join(newer: readonly Year[], older: readonly Year[]): readonly Year[] {
  const [last, first] = [newer.at(-1), older[0]];
  if (!last || !first || last.year !== first.year) return [...newer, ...older];
  return [
    ...newer.slice(0, -1),
    { year: last.year, articles: [...last.articles, ...first.articles] },
    ...older.slice(1),
  ];
}

function groupLists(
  { publication }: Archive,
  groups: ReadonlyMap<string, ArticleGroup>,
  kind: string,
  folderOf: (slug: string) => string,
  hasFeed: boolean,
  menu?: ArticleList["menu"],
): readonly ArticleList[] {
  const { language } = publication.settings;
  return Array.from(groups.values(), ({ slug, name, articles }) => ({
    folder: folderOf(slug),
    language,
    title: name,
    kind,
    feed: hasFeed ? { folder: folderOf(slug), title: name } : undefined,
    menu,
    articles,
  }));
}

/** The author as the newest article has them. */
function withPerson(list: ArticleList): ArticleList {
  const [newest] = list.articles;
  return { ...list, person: newest?.authors.find(({ slug }) => FEED_FOLDERS.author(slug) === list.folder) };
}

/** A list in a language speaks that language. */
function languageLists({ groups, has, publication }: Archive): readonly ArticleList[] {
  if (!has.languages) return [];
  const hasFeed = publication.settings.feeds.languages !== false;
  const byTag = [...groups.languages].sort(([a], [b]) => (a < b ? -1 : 1));
  return byTag.map(([language, articles]) => {
    const [folder, title] = [FEED_FOLDERS.language(language), nativeName(language)];
    return {
      folder,
      language,
      title,
      feed: hasFeed ? { folder, title } : undefined,
      menu: "archive" as const,
      articles,
    };
  });
}

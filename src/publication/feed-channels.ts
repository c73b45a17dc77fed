import { directionOf } from "../language/direction-of.js";
import { labelsOf } from "../language/labels-of.js";
import { nativeName } from "../language/native-name.js";
import type { Article } from "../model/article.js";
import type { Direction, Language } from "../model/language.js";
import { type ArticleGroup, type ArticleGroups, groupArticles } from "./article-groups.js";
import { FEED_FOLDERS, type FeedFormat } from "./feed-addresses.js";
import type { Publication } from "./publication.js";

/** One feed of the publication: what it is about and what is in it, before formats come in. */
export interface FeedChannel {
  readonly kind: "main" | "language" | "section" | "tag" | "author" | "issues" | "podcast";
  /** Folder of its files under `out/`: `""` or ending in `/`. */
  readonly folder: string;
  readonly formats: readonly FeedFormat[];
  /** As readers list it: with the name of the publication. */
  readonly title: string;
  /** What tells it from the publication's other feeds. */
  readonly name: string;
  readonly description: string;
  readonly language: Language;
  readonly direction: Direction;
  /** Folder under `out/` of the page about the same: `""` or ending in `/`. */
  readonly page: string;
  /** What items carry, unless an article says otherwise. */
  readonly content: "full" | "summary";
  /** All articles that belong to it, newest first; none for `issues`, whose items are the issues. */
  readonly articles: readonly Article[];
}

/**
 * All feeds of a publication, the main one first.
 *
 * @param groups - Its articles, grouped; made here unless the caller has them.
 */
export function feedChannels(
  publication: Publication,
  groups: ArticleGroups = groupArticles(publication.articles),
): readonly FeedChannel[] {
  const { archive, feeds } = publication.settings;
  const main = mainChannel(publication);
  const channels = [main];
  if (publication.issues.some(({ upcoming }) => !upcoming) && feeds.issues)
    channels.push(issuesChannel(main, publication));
  if (feeds.podcast) channels.push(podcastChannel(main, feeds.podcast.title));
  if (feeds.languages && groups.languages.size > 1)
    channels.push(...languageChannels(main, groups.languages, feeds.languages, archive.languages));
  if (feeds.sections)
    channels.push(...groupChannels("section", main, groups.sections, feeds.sections, archive.sections));
  if (feeds.tags) channels.push(...groupChannels("tag", main, groups.tags, feeds.tags, archive.tags));
  if (feeds.authors) channels.push(...groupChannels("author", main, groups.authors, feeds.authors, archive.authors));
  return channels;
}

function mainChannel({ settings, articles }: Publication): FeedChannel {
  return {
    kind: "main",
    folder: FEED_FOLDERS.main,
    formats: settings.feeds.formats,
    title: settings.title,
    name: settings.title,
    description: settings.description,
    language: settings.language,
    direction: directionOf(settings.language),
    page: "",
    content: settings.feeds.content,
    articles,
  };
}

function issuesChannel(main: FeedChannel, { settings }: Publication): FeedChannel {
  const labels = labelsOf(settings.language, { overrides: settings.labels });
  const name = labels.text.issues;
  return {
    ...main,
    kind: "issues",
    ...named(main, name),
    folder: FEED_FOLDERS.issues,
    page: FEED_FOLDERS.issues,
    articles: [],
  };
}

/** Directories read RSS only. */
function podcastChannel(main: FeedChannel, title = main.title): FeedChannel {
  const episodes = main.articles.filter(({ enclosures }) => enclosures.some(({ mediaType }) => isPlayable(mediaType)));
  return {
    ...main,
    kind: "podcast",
    folder: FEED_FOLDERS.podcast,
    formats: ["rss"],
    title,
    name: title,
    articles: episodes,
  };
}

function languageChannels(
  main: FeedChannel,
  languages: ReadonlyMap<Language, readonly Article[]>,
  kept: Kept,
  hasPages: boolean,
): readonly FeedChannel[] {
  return [...languages].sort(byKey).map(([language, articles]) => ({
    ...main,
    kind: "language" as const,
    ...named(main, nativeName(language)),
    folder: FEED_FOLDERS.language(language),
    page: hasPages ? FEED_FOLDERS.language(language) : main.page,
    language,
    direction: directionOf(language),
    content: contentOf(main, kept),
    articles,
  }));
}

function groupChannels(
  kind: "section" | "tag" | "author",
  main: FeedChannel,
  groups: ReadonlyMap<string, ArticleGroup>,
  kept: Kept,
  hasPages: boolean,
): readonly FeedChannel[] {
  return [...groups].sort(byKey).map(([slug, { name, articles }]) => ({
    ...main,
    kind,
    ...named(main, name),
    folder: FEED_FOLDERS[kind](slug),
    page: hasPages ? FEED_FOLDERS[kind](slug) : main.page,
    content: contentOf(main, kept),
    articles,
  }));
}

type Kept = boolean | "full" | "summary";

const contentOf = (main: FeedChannel, kept: Kept): FeedChannel["content"] =>
  typeof kept === "string" ? kept : main.content;

/** Whether a file is an episode: something to hear or to watch. */
export function isPlayable(mediaType: string): boolean {
  return /^(?:audio|video)\//.test(mediaType);
}

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

const named = ({ title }: FeedChannel, name: string) => ({ title: `${title}: ${name}`, name });

import { contentKeyToday, issueContentToday } from "../issues/issue-content.js";
import type { Article } from "../model/article.js";
import { digestOf } from "../model/digest.js";
import type { OutputFile } from "../model/output-file.js";
import type { Renderer } from "../plugins/renderer.js";
import { FEED_FILES } from "../publication/feed-addresses.js";
import { type FeedChannel, feedChannels } from "../publication/feed-channels.js";
import type { Publication } from "../publication/publication.js";
import { VERSION } from "../version.js";
import { summaryItem } from "./article-item.js";
import { compressedFiles } from "./compressed-files.js";
import { documentsOf, type FeedDocument } from "./feed-document.js";
import type { FeedItem } from "./feed-item.js";
import { feedList } from "./feed-list.js";
import { feedStyles } from "./feed-styles.js";
import { fitBudget } from "./fit-budget.js";
import { hostFiles } from "./host-files.js";
import { exactType } from "./host-headers.js";
import { issueItem } from "./issue-item.js";
import { type ItemSource, itemSource } from "./item-source.js";
import { makeHead } from "./make-head.js";

/** The feeds of a publication, the list of them, their style sheet, and how hosts should send them. */
export const feedsRenderer: Renderer = {
  name: "feeds",
  render(publication) {
    const { settings } = publication;
    const channels = feedChannels(publication);
    const itemOf = itemSource(publication);
    const feeds = channels.flatMap((channel) => {
      const translations = channel.kind === "language" ? channels.filter((other) => isTranslation(other, channel)) : [];
      return documentsOf(channel, settings).flatMap((document) =>
        feedFiles(publication, document, translations, itemOf),
      );
    });
    return [
      ...feeds,
      ...compressedFiles(feeds, settings.feeds.precompress),
      feedStyles(publication),
      feedList(publication, channels),
      ...hostFiles(publication, channels),
    ];
  },
};

const isTranslation = (other: FeedChannel, channel: FeedChannel): boolean =>
  other.kind === "language" && other !== channel;

/** The files of one document, one a format. Items are made when the first of them is asked for its bytes. */
function feedFiles(
  publication: Publication,
  document: FeedDocument,
  translations: readonly FeedChannel[],
  itemOf: ItemSource,
): readonly OutputFile[] {
  const { channel, folder } = document;
  const items = channel.kind === "issues" ? issueItems(publication) : articleItems(publication, document, itemOf);
  const key = digestOf("feed", VERSION, publication.id, publication.settingsDigest, {
    ...document,
    channel: { ...channel, articles: undefined },
    articles: channel.kind === "issues" ? issueKeys(publication) : document.articles.map(({ digest }) => digest),
    translations: translations.map(({ language }) => language),
  });
  return channel.formats.map((format) => ({
    path: folder + FEED_FILES[format],
    mediaType: exactType(format),
    key: digestOf(format, key),
    bytes: async () => {
      // Loaded here, so that a build that writes no feed does without the package.
      const { StrictFeed } = await import("./strict-feed.js");
      const fitting = items();
      const feed = new StrictFeed(makeHead(publication, document, fitting, translations), fitting);
      if (format === "rss") return feed.rss2();
      return format === "atom" ? feed.atom1() : feed.json1();
    },
  }));
}

function articleItems(publication: Publication, document: FeedDocument, itemOf: ItemSource): () => readonly FeedItem[] {
  const { settings } = publication;
  return () => {
    const items = document.articles.map((article) => {
      const content = article.feedContent ?? document.channel.content;
      const item = itemOf(article);
      // An item without content is no item: some readers drop it, so a link stands there at least.
      if (content === "full" && item.content !== "") return item;
      return summaryItem(item, settings, content === "none" ? "none" : "summary");
    });
    return fitBudget(items, settings.feeds.budget, document.keep, (item) => summaryItem(item, settings));
  };
}

function issueItems(publication: Publication): () => readonly FeedItem[] {
  const { settings } = publication;
  return () => {
    const articles = byId(publication);
    const items = issuesOf(publication).map((issue) =>
      issueItem(issue, issueContentToday(issue, publication, articles), settings),
    );
    return fitBudget(items, settings.feeds.budget, 1, (item) => summaryItem(item, settings));
  };
}

function issueKeys(publication: Publication): readonly unknown[] {
  const articles = byId(publication);
  return issuesOf(publication).map((issue) => contentKeyToday(issue, articles));
}

const byId = ({ articles }: Publication): ReadonlyMap<string, Article> =>
  new Map(articles.map((article) => [article.id, article]));

/** Those that have gone out, as many as a feed carries. */
function issuesOf({ issues, settings }: Publication) {
  return issues.filter(({ upcoming }) => !upcoming).slice(0, settings.feeds.limit);
}

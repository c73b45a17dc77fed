import type { Article } from "../model/article.js";
import { digestOf } from "../model/digest.js";
import { FEED_FOLDERS } from "../publication/feed-addresses.js";
import type { FeedChannel } from "../publication/feed-channels.js";
import type { Settings } from "../publication/settings.js";

/** One page of a feed: the one that readers subscribe to, or one of its archived ones (RFC 5005 §4). */
export interface FeedDocument {
  readonly channel: FeedChannel;
  /** Folder of its files under `out/`. */
  readonly folder: string;
  /** Newest first. */
  readonly articles: readonly Article[];
  /** How many of the newest stand in no archived page yet, so that the budget must not leave them out. */
  readonly keep: number;
  /** Folder of the page with the articles before these. */
  readonly previous?: string | undefined;
  /** True for an archived page: its articles never change places. */
  readonly isArchive: boolean;
}

/**
 * Cuts a channel into the documents that are published: the newest articles to subscribe to, and,
 * for the main feed, pages of history.
 *
 * Pages are counted from the oldest article, and a page is begun only when it will be full, so that
 * what once stands in a page stays there: only the subscription document changes when an article
 * is published. Where a page holds others after all, as when an old article is deleted or the limit
 * is another, it has another address: readers walk back to the first page that they know, and would
 * miss what had moved into it.
 */
export function documentsOf(channel: FeedChannel, { feeds }: Settings): readonly FeedDocument[] {
  const { articles } = channel;
  if (channel.kind === "podcast") return [{ ...whole(channel), keep: articles.length }];
  const hasHistory = channel.kind === "main" && feeds.history;
  const count = hasHistory ? Math.max(0, Math.ceil(articles.length / feeds.limit) - 1) : 0;
  const pages = Array.from({ length: count }, (_, index) => historyPage(articles, feeds.limit, index + 1));
  const subscription: FeedDocument = {
    ...whole(channel),
    articles: articles.slice(0, feeds.limit),
    keep: count > 0 ? articles.length - count * feeds.limit : 1,
    previous: pages.at(-1)?.folder,
  };
  const history = pages.map(
    (page, index): FeedDocument => ({
      ...page,
      channel,
      keep: feeds.limit,
      previous: pages[index - 1]?.folder,
      isArchive: true,
    }),
  );
  return [subscription, ...history];
}

function whole(channel: FeedChannel): FeedDocument {
  return { channel, folder: channel.folder, articles: channel.articles, keep: 1, isArchive: false };
}

/** The set of entries at one address should not change (RFC 5005 §4), so the address is made from it. */
function historyPage(all: readonly Article[], limit: number, number: number) {
  const end = all.length - (number - 1) * limit;
  const articles = all.slice(end - limit, end);
  const mark = digestOf(articles.map(({ id }) => id)).slice(0, 8);
  return { folder: FEED_FOLDERS.history(number, mark), articles };
}

import type { Article } from "../model/article.js";
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
 * is published.
 */
export function documentsOf(channel: FeedChannel, { feeds }: Settings): readonly FeedDocument[] {
  const { articles } = channel;
  if (channel.kind === "podcast") return [{ ...whole(channel), keep: articles.length }];
  const hasHistory = channel.kind === "main" && feeds.history;
  const pages = hasHistory ? Math.max(0, Math.ceil(articles.length / feeds.limit) - 1) : 0;
  const subscription: FeedDocument = {
    ...whole(channel),
    articles: articles.slice(0, feeds.limit),
    keep: pages > 0 ? articles.length - pages * feeds.limit : 1,
    previous: pages > 0 ? FEED_FOLDERS.history(pages) : undefined,
  };
  const history = Array.from({ length: pages }, (_, index) => historyPage(channel, feeds.limit, index + 1));
  return [subscription, ...history];
}

function whole(channel: FeedChannel): FeedDocument {
  return { channel, folder: channel.folder, articles: channel.articles, keep: 1, isArchive: false };
}

function historyPage(channel: FeedChannel, limit: number, number: number): FeedDocument {
  const end = channel.articles.length - (number - 1) * limit;
  return {
    channel,
    folder: FEED_FOLDERS.history(number),
    articles: channel.articles.slice(end - limit, end),
    keep: limit,
    previous: number > 1 ? FEED_FOLDERS.history(number - 1) : undefined,
    isArchive: true,
  };
}

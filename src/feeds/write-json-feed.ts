import type { Author } from "feed";
import type { Enclosure } from "../model/asset.js";
import { atomDate } from "./feed-dates.js";
import type { FeedHead } from "./feed-head.js";
import type { FeedItem } from "./feed-item.js";

/** Writes JSON Feed 1.1 <https://www.jsonfeed.org/version/1.1/>. Members that are undefined are not written. */
export function writeJsonFeed(head: FeedHead, items: readonly FeedItem[]): string {
  const feed = {
    version: "https://jsonfeed.org/version/1.1",
    title: head.title,
    home_page_url: head.link,
    feed_url: head.feedLinks.json,
    description: head.description || undefined,
    user_comment: head.comment,
    next_url: head.previous?.json,
    icon: head.image,
    authors: [author(head.author)],
    language: head.language,
    hubs: head.hub === undefined ? undefined : [{ type: "WebSub", url: head.hub }],
    items: items.map((item) => jsonItem(item, head)),
  };
  return JSON.stringify(feed);
}

function jsonItem(item: FeedItem, head: FeedHead) {
  return {
    id: item.id,
    url: item.link,
    external_url: item.externalUrl,
    title: item.isTitled ? item.title : undefined,
    content_html: item.content,
    summary: item.description,
    image: item.picture?.url,
    date_published: atomDate(item.published.getTime()),
    date_modified: atomDate(item.date.getTime()),
    authors: item.author.map(author),
    tags: item.tags.length > 0 ? item.tags : undefined,
    language: item.language === head.language ? undefined : item.language,
    attachments: item.enclosures.length > 0 ? item.enclosures.map(attachment) : undefined,
  };
}

function author({ name, link, avatar }: Author) {
  return { name, url: link, avatar };
}

function attachment({ url, mediaType, title, byteLength, duration }: Enclosure) {
  return {
    url,
    mime_type: mediaType,
    title,
    size_in_bytes: byteLength || undefined,
    duration_in_seconds: duration,
  };
}

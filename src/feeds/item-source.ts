import type { Article } from "../model/article.js";
import type { Publication } from "../publication/publication.js";
import { articleItem } from "./article-item.js";
import { feedHtml } from "./feed-html.js";
import type { FeedItem } from "./feed-item.js";

/** Gives the item of an article, in full. */
export type ItemSource = (article: Article) => FeedItem;

/**
 * Makes items on demand and remembers the latest: one article stands in many feeds, each in
 * three formats, and its body need be fetched and made feed-safe only once.
 *
 * What is remembered is bounded, so that the archived feeds of a large publication do not
 * gather all its bodies in memory.
 */
export function itemSource(publication: Publication): ItemSource {
  const items = new Map<string, FeedItem>();
  let characters = 0;
  return (article) => {
    const known = items.get(article.source);
    if (known) return known;
    const html = feedHtml(article, publication.bodyOf(article), publication.settings);
    const item = articleItem(article, html, publication);
    items.set(article.source, item);
    characters += item.content.length;
    for (const [source, { content }] of items) {
      if (characters <= REMEMBERED_CHARACTERS || items.size === 1) break;
      items.delete(source);
      characters -= content.length;
    }
    return item;
  };
}

/** With what is made of it (`escapedContent`) 20 MB at worst; room for many hundred long articles. */
const REMEMBERED_CHARACTERS = 4_000_000;

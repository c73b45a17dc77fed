import { type FeedItem, itemBytes } from "./feed-item.js";

/**
 * Keeps a feed within its budget by leaving out the oldest items: readers keep what they have
 * seen, while an item that shrank would shrink there too.
 *
 * The newest `keep` items stand nowhere else. They stay, cut to their summaries where they do not
 * fit. The newest of all is kept whole when it alone would fit: what was just published is read.
 *
 * @param items - Newest first.
 * @param budget - Bytes.
 * @param summaryOf - Cuts an item to its summary.
 */
export function fitBudget(
  items: readonly FeedItem[],
  budget: number,
  keep: number,
  summaryOf: (item: FeedItem) => FeedItem,
): readonly FeedItem[] {
  const fitting: FeedItem[] = [];
  let left = budget;
  for (const [index, item] of items.entries()) {
    const fits = itemBytes(item) <= left;
    if (!fits && index >= keep) break;
    const shown = fits ? item : summaryOf(item);
    left -= itemBytes(shown);
    fitting.push(shown);
  }
  return fitting;
}

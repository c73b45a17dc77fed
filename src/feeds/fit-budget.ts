import { type FeedItem, itemBytes } from "./feed-item.js";

/**
 * Keeps a feed within its budget by leaving out the oldest items: readers keep what they have
 * seen, while an item that shrank would shrink there too.
 *
 * - An article that alone takes more than half of the budget is always cut to its summary, so
 *   that it does not push out the others.
 * - The newest `keep` items stand nowhere else: they stay, cut where they do not fit.
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
    const wanted = itemBytes(item) > budget / 2 ? summaryOf(item) : item;
    const fits = itemBytes(wanted) <= left;
    if (!fits && index >= keep) break;
    const shown = fits ? wanted : summaryOf(item);
    left -= itemBytes(shown);
    fitting.push(shown);
  }
  return fitting;
}

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { articleItem, summaryItem } from "../../src/feeds/article-item.js";
import { type FeedItem, itemBytes } from "../../src/feeds/feed-item.js";
import { fitBudget } from "../../src/feeds/fit-budget.js";
import { article, publication } from "../support/publication.js";
import { mainFeed } from "../support/render-feeds.js";
import { courier } from "./courier.js";

const empty = publication();
const item = (length: number): FeedItem => articleItem(article(), "x".repeat(length), empty);
const cut = (one: FeedItem): FeedItem => summaryItem(one, empty.settings);
const lengths = (items: readonly FeedItem[]): number[] => items.map(({ content }) => content.length);

describe("fitBudget()", () => {
  it("keeps all where they fit", () => {
    const items = [item(100), item(200)];
    expect(fitBudget(items, 10_000, 1, cut)).toEqual(items);
  });

  it("leaves out the oldest, and does not look for a smaller one behind them", () => {
    expect(lengths(fitBudget([item(8000), item(8000), item(8000), item(1)], 20_000, 1, cut))).toEqual([8000, 8000]);
  });

  it("cuts those to their summary that stand nowhere else", () => {
    const [first, second, third, fourth] = lengths(fitBudget([8000, 8000, 8000, 8000].map(item), 20_000, 3, cut));
    expect([first, second]).toEqual([8000, 8000]);
    expect(third).toBeLessThan(300);
    expect(fourth).toBeUndefined();
  });

  it("does not let one long article push out the others, wherever it stands", () => {
    const shown = lengths(fitBudget([item(100), item(2_000_000), item(200)], 20_000, 1, cut));
    expect(shown).toEqual([100, expect.any(Number), 200]);
    expect(shown[1]).toBeLessThan(300);
  });

  it("passes the budget by no more than summaries, whatever the sizes", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(30_000), { maxLength: 30 }),
        fc.integer({ min: 10_000, max: 90_000 }),
        fc.nat(30),
        (sizes, budget, keep) => {
          const fitting = fitBudget(sizes.map(item), budget, keep, cut);
          const whole = fitting.filter(({ description }) => description !== undefined);
          expect(whole.reduce((sum, one) => sum + itemBytes(one), 0)).toBeLessThanOrEqual(budget);
          expect(fitting.length).toBeGreaterThanOrEqual(Math.min(keep, sizes.length));
        },
      ),
    );
  });
});

describe("itemBytes()", () => {
  it("is no less than what an item takes in any format", async () => {
    const [one, two] = await Promise.all([mainFeed(courier({ count: 10 })), mainFeed(courier({ count: 11 }))]);
    const grown = Math.max(
      ...(["rss", "atom", "json"] as const).map((name) => Buffer.byteLength(two[name]) - Buffer.byteLength(one[name])),
    );
    const made = courier({ count: 11 });
    const last = made.articles.at(-1);
    const bytes = last && itemBytes(articleItem(last, made.bodyOf(last), made));
    expect(bytes).toBeGreaterThan(grown - 1000);
    expect(grown).toBeGreaterThan(1000);
  });
});

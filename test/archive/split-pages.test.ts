import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitPages } from "../../src/archive/split-pages.js";

const newestFirst = (length: number): number[] => Array.from({ length }, (_, index) => length - index);

describe("splitPages()", () => {
  it("keeps a short list on one page", () => {
    expect(splitPages(newestFirst(9), 5)).toEqual([{ number: 1, items: newestFirst(9) }]);
    expect(splitPages([], 5)).toEqual([{ number: 1, items: [] }]);
  });

  it("counts full pages from the oldest", () => {
    expect(splitPages(newestFirst(12), 5)).toEqual([
      { number: 2, items: [12, 11, 10, 9, 8, 7, 6] },
      { number: 1, items: [5, 4, 3, 2, 1] },
    ]);
  });

  it("loses nothing, keeps the order, and leaves settled pages alone when something new comes", () => {
    fc.assert(
      fc.property(fc.nat(300), fc.integer({ min: 1, max: 20 }), (length, size) => {
        const pages = splitPages(newestFirst(length), size);
        expect(pages.flatMap(({ items }) => items)).toEqual(newestFirst(length));
        const [, ...settled] = pages;
        for (const { items } of settled) expect(items).toHaveLength(size);
        expect(splitPages(newestFirst(length + 1), size)).toEqual(expect.arrayContaining(settled));
      }),
    );
  });
});

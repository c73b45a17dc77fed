import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { suggest } from "../../src/problem/suggest.js";

describe("suggest()", () => {
  it("finds the name that was meant", () => {
    expect(suggest("titel", ["title", "tags"])).toBe("title");
    expect(suggest("BUILD", ["build"])).toBe("build");
  });

  it("says nothing where nothing is near", () => {
    expect(suggest("colour", ["title", "tags"])).toBeUndefined();
    expect(suggest("x", [])).toBeUndefined();
  });

  it("finds what comparing with every name in full would find", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c", "/"), maxLength: 9 });
    fc.assert(
      fc.property(word, fc.array(word, { maxLength: 6 }), (name, known) => {
        const near = known
          .map((one) => ({ one, distance: distanceOf(name, one) }))
          .filter(({ one, distance }) => distance <= Math.max(1, one.length / 3))
          .sort((a, b) => a.distance - b.distance);
        expect(suggest(name, known)).toBe(near[0]?.one);
      }),
    );
  });
});

/** Edit distance as it is defined, by recursion. */
function distanceOf(a: string, b: string, known = new Map<string, number>()): number {
  const key = `${a} ${b}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  if (a === "" || b === "") return a.length + b.length;
  const [shortA, shortB] = [a.slice(0, -1), b.slice(0, -1)];
  const ways = [
    distanceOf(shortA, b, known) + 1,
    distanceOf(a, shortB, known) + 1,
    distanceOf(shortA, shortB, known) + (a.at(-1) === b.at(-1) ? 0 : 1),
  ];
  if (a.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)) {
    ways.push(distanceOf(a.slice(0, -2), b.slice(0, -2), known) + 1);
  }
  const distance = Math.min(...ways);
  known.set(key, distance);
  return distance;
}

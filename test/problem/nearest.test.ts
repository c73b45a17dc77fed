import { describe, expect, it } from "vitest";
import { didYouMean, nearest } from "../../src/problem/nearest.js";

describe("nearest()", () => {
  const commands = ["build", "init", "new", "preview", "send"];

  it.each([
    ["biuld", "build"],
    ["buid", "build"],
    ["preveiw", "preview"],
    ["Send", "send"],
    ["nw", "new"],
  ])("takes %s for %s", (word, meant) => {
    expect(nearest(word, commands)).toBe(meant);
  });

  it.each(["deploy", "x", ""])('finds nothing near "%s"', (word) => {
    expect(nearest(word, commands)).toBeUndefined();
  });

  it("takes the first of two that are equally near", () => {
    expect(nearest("cat", ["bat", "rat"])).toBe("bat");
  });
});

describe("didYouMean()", () => {
  it("falls back where nothing is near", () => {
    expect(didYouMean("titel", ["title"], "Remove it")).toBe('Did you mean "title"?');
    expect(didYouMean("colour", ["title"], "Remove it")).toBe("Remove it");
  });
});

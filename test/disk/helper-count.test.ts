import { describe, expect, it } from "vitest";
import { helperCount } from "../../src/disk/helper-count.js";

/** How many helpers are asked for at first, and after how many files, each of which takes so many milliseconds. */
function started(files: number, took: (index: number) => number, { most = 4, readyIn = 1000 } = {}) {
  const count = helperCount({ most, readyIn });
  for (let index = 0; index < files; index += 1) {
    const helpers = count(took(index), files - index - 1);
    if (helpers > 0) return { helpers, after: index + 1 };
  }
  return undefined;
}

describe("helperCount()", () => {
  it("asks for nobody where this thread is done about as soon as they would be ready", () => {
    expect(started(3000, () => 1)).toBeUndefined();
    expect(started(100_000, () => 0.01)).toBeUndefined();
  });

  it("asks for the more, the more is left", () => {
    expect(started(4000, () => 1)).toMatchObject({ helpers: 1 });
    expect(started(6000, () => 1)).toMatchObject({ helpers: 3 });
    expect(started(500_000, () => 1)).toMatchObject({ helpers: 4 });
    expect(started(500_000, () => 1, { most: 1 })).toMatchObject({ helpers: 1 });
    expect(started(500_000, () => 1, { most: 0 })).toBeUndefined();
  });

  it("is not taken in by a slow beginning, and notices when files get bigger", () => {
    expect(started(2000, (index) => (index < 20 ? 8 : 0.5))).toBeUndefined();
    const late = started(10_000, (index) => (index < 8000 ? 0.1 : 3));
    expect(late?.helpers).toBeGreaterThan(0);
    expect(late?.after).toBeLessThan(8200);
    expect(started(3000, (index) => (index > 900 && index < 905 ? 40 : 0.5))).toBeUndefined();
  });
});

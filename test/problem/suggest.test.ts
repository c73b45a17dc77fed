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
});

import type * as Path from "node:path";
import { describe, expect, it } from "vitest";
import { lazyPackage } from "../../src/model/lazy-package.js";

describe("lazyPackage()", () => {
  it("gives what the package exports", () => {
    expect(lazyPackage<typeof Path>("node:path").posix.join("a", "b")).toBe("a/b");
  });

  it("looks for the package when it is first used, not before", () => {
    const missing = lazyPackage<{ name: string }>("no-such-package-anywhere");
    expect(() => missing.name).toThrow("no-such-package-anywhere");
  });
});

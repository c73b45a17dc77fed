import fc from "fast-check";
import { expect, it } from "vitest";
import { grouped } from "../../src/cli/grouped.js";

it("writes whole numbers as ICU does", () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (count) => {
      expect(grouped(count)).toBe(count.toLocaleString("en"));
    }),
  );
});

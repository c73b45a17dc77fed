import { describe, expect, it } from "vitest";
import { emailAddressMissing } from "../../src/check/email-address-missing.js";
import type { Problem } from "../../src/problem/problem.js";
import { publication, settings } from "../support/publication.js";

function check(over: Record<string, unknown>): readonly Problem[] {
  const problems: Problem[] = [];
  emailAddressMissing.check?.(publication({ settings: settings(over) }), [], (problem) => void problems.push(problem));
  return problems;
}

describe("check/email-address-missing", () => {
  const email = { from: { address: "news@courier.example" } };

  it("reports a sender without a postal address", () => {
    expect(check({ email })).toMatchObject([{ code: "check/email-address-missing", severity: "warning" }]);
    expect(check({ email, publisher: { name: "Courier Press" } })).toHaveLength(1);
  });

  it("says nothing where there is an address, or no sender", () => {
    expect(check({ email, publisher: { name: "Courier Press", address: "1 Post Road" } })).toEqual([]);
    expect(check({})).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { isIn, parseSegment } from "../../src/subscribers/segment.js";
import { subscriber } from "../support/digest-message.js";

const ada = subscriber("ada@example.com", {
  name: "Ada",
  tags: ["weekly", "news"],
  language: "en-GB",
  fields: { city: "London", plan: "pro-trial", "last-seen": "May" },
});

describe("parseSegment()", () => {
  it.each([
    [["tag=weekly"], true],
    [["tag=daily"], false],
    [["tag!=daily"], true],
    [["language=en"], true],
    [["language=kk,en-gb"], true],
    [["language=kk"], false],
    [["city=london", "tag=news"], true],
    [["city=london", "tag=daily"], false],
    [["plan=pro-trial"], true],
    [["plan=pro"], false],
    [["plan!=pro"], true],
    [["domain=example.com"], true],
    [["city=Almaty, London"], true],
    [["address!=ADA@example.com"], false],
    [["email=ada@example.com"], true],
    [["name!=Ada"], false],
    [["Last_Seen=may"], true],
    [["constructor=x"], false],
    [[], true],
  ])("%j: %j", (words, expected) => {
    const segment = parseSegment(words);
    expect(segment && isIn(segment, ada)).toBe(expected);
  });

  it("refuses words that are no segment", () => {
    expect(parseSegment(["weekly"])).toBeUndefined();
  });
});

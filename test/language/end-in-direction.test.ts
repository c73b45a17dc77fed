import { describe, expect, it } from "vitest";
import { endInDirection } from "../../src/language/end-in-direction.js";

const [LRM, RLM] = ["\u200E", "\u200F"];

describe("endInDirection()", () => {
  it.each([
    ["نوشتهٔ Ada Example", "rtl", RLM],
    ["نوشتهٔ علی", "rtl", ""],
    ["By דנה", "ltr", LRM],
    ["By Дана and 丹", "ltr", ""],
    ["12", "rtl", ""],
    ["", "ltr", ""],
  ] as const)("ends %j in a line that runs %s with %j", (text, direction, mark) => {
    expect(endInDirection(text, direction)).toBe(text + mark);
  });
});

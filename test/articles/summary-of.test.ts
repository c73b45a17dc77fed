import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { summaryOf } from "../../src/articles/summary-of.js";

const SENTENCE = "The mast was raised at dawn, and by noon the first words were on the air. ";

describe("summaryOf()", () => {
  it("is the whole text when that is short", () => {
    expect(summaryOf(["One.", "Two."])).toBe("One. Two.");
    expect(summaryOf([])).toBe("");
  });

  it("ends with a sentence where one ends in the second half", () => {
    const summary = summaryOf([SENTENCE.repeat(9).trim()]);
    expect(summary.length).toBeLessThanOrEqual(280);
    expect(summary).toBe(SENTENCE.repeat(3).trim());
  });

  it("does not take a decimal point, an abbreviation of an address or a quote for an end", () => {
    const text = `It cost 3.14 per word at example.com ${"and then some more words ".repeat(20)}`;
    expect(summaryOf([text])).toMatch(/ \S+…$/);
    expect(summaryOf([`${"word ".repeat(40)}he said: “It works.” ${"And then more ".repeat(20)}`])).toMatch(
      /It works\.”$/,
    );
  });

  it("ends at a word with an ellipsis, without a comma before it", () => {
    const summary = summaryOf([`${"word, ".repeat(100)}`]);
    expect(summary).toMatch(/word…$/);
    expect(summary.length).toBeLessThanOrEqual(281);
  });

  it("is half as long in scripts that need half the characters", () => {
    expect(summaryOf(["无线电的历史始于一百多年前。".repeat(30)])).toBe("无线电的历史始于一百多年前。".repeat(10));
    expect(summaryOf(["字".repeat(500)])).toBe(`${"字".repeat(140)}…`);
  });

  it("never breaks a letter, and never grows", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme", maxLength: 400 }), { maxLength: 4 }), (paragraphs) => {
        const summary = summaryOf(paragraphs);
        expect(summary).not.toMatch(/\p{Surrogate}/u);
        expect(summary.length).toBeLessThanOrEqual(281);
      }),
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanText } from "../../src/markup/clean-text.js";
import { countWords } from "../../src/markup/count-words.js";
import { headingSlug } from "../../src/markup/heading-slug.js";

describe("cleanText()", () => {
  it.each([
    ["a\r\nb\rc\u0085d", "a\nb\nc\nd"],
    ["a\u0000b\u001Bc\u007Fd\u009Fe", "abcde"],
    ["a\fb\vc\td", "a b c\td"],
    ["a\uFDD0b\uFDEFc\uFFFEd\uFFFF", "abcd"],
    ["a\uD83Db\uDE00c😀", "a\uFFFDb\uFFFDc😀"],
    ["ضہ字\u200D\u00A0e\u0301", "ضہ字\u200D\u00A0e\u0301"],
  ])("makes of %j what a document may hold", (text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });

  it("leaves nothing to clean, and everything else as it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const clean = cleanText(text);
        expect(cleanText(clean)).toBe(clean);
        expect(clean).not.toMatch(/[^\P{Cc}\t\n]|[\uFDD0-\uFDEF\uFFFE\uFFFF]|\p{Cs}/u);
        expect(clean.replace(/\s/g, "")).toBe(
          text.replace(/[\p{Cc}\s]|[\uFDD0-\uFDEF\uFFFE\uFFFF]/gu, "").replace(/\p{Cs}/gu, "\uFFFD"),
        );
      }),
    );
  });
});

describe("countWords()", () => {
  it.each([
    ["", 0],
    ["one", 1],
    ["Don't well-known 3.14 e-mail", 4],
    ["… — “quoted” (words)!", 2],
    ["Қазақша екі-үш сөз", 3],
    ["بىر ئىككى، ئۈچ؟", 3],
    ["十六个字十六个字十六个字十六个字", 10],
    ["中文 with English 词", 4],
    ["ภาษาไทย", 4],
    ["😀 🎉", 0],
  ])("counts %j as %i", (text, words) => {
    expect(countWords(text)).toBe(words);
  });
});

describe("headingSlug()", () => {
  it.each([
    ["Hello, World!", "hello-world"],
    ["  Ünï  çödé_1 ", "ünï-çödé_1"],
    ["Жаңа хабар", "жаңа-хабар"],
    ["新闻 2026", "新闻-2026"],
    ["e\u0301", "é"],
    ["?!", "section"],
  ])("makes %j an id", (text, id) => {
    expect(headingSlug(text)).toBe(id);
  });
});

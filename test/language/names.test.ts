import { describe, expect, it } from "vitest";
import { formatList } from "../../src/language/format-list.js";
import { formatNumber } from "../../src/language/format-number.js";
import { nativeName } from "../../src/language/native-name.js";
import { readingMinutes } from "../../src/language/reading-minutes.js";

describe("formatList()", () => {
  const lists = {
    en: "A, B and C",
    kk: "A, B және C",
    ug: "A، B ۋە C",
    zh: "A、B和C",
    de: "A, B und C",
    fa: "A، B و C",
    ja: "A、B、C",
  };
  for (const [language, list] of Object.entries(lists))
    it(`joins names in ${language} as "${list}"`, () => expect(formatList(["A", "B", "C"], language)).toBe(list));

  it("leaves one name as it is, and none empty", () => {
    expect([formatList(["A"], "ug"), formatList([], "ug"), formatList([], "de")]).toEqual(["A", "", ""]);
  });

  it("follows the ear where the language does", () => {
    expect(formatList(["Ana", "Ignacio"], "es")).toBe("Ana e Ignacio");
  });
});

describe("nativeName()", () => {
  const names = {
    ug: "ئۇيغۇرچە",
    "kk-KZ": "Қазақша",
    "zh-TW": "繁體中文",
    it: "Italiano",
    "no such tag": "no such tag",
  };
  for (const [language, name] of Object.entries(names))
    it(`calls ${language} "${name}"`, () => expect(nativeName(language)).toBe(name));
});

describe("formatNumber()", () => {
  it("writes the digits and groups of the language", () => {
    expect([formatNumber(12345, "en"), formatNumber(12345, "fr"), formatNumber(12345, "fa")]).toEqual([
      "12,345",
      "12 345",
      "۱۲٬۳۴۵",
    ]);
  });
});

describe("readingMinutes()", () => {
  it("rounds, and never says that nothing takes no time", () => {
    expect([0, 100, 357, 2380].map(readingMinutes)).toEqual([1, 1, 2, 10]);
  });
});

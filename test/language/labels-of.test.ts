import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { labelsOf } from "../../src/language/labels-of.js";
import { en } from "../../src/language/words/en.js";
import { builtInWords } from "../../src/language/words-of.js";

describe("labelsOf()", () => {
  for (const [tag, { labels, dates }] of Object.entries(builtInWords)) {
    it(`${tag}: fills in what the English label fills in, and names 12 months and 7 weekdays`, () => {
      const holes = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([hole]) => hole).sort();
      for (const [key, text] of Object.entries(en.labels)) {
        if (key.includes(".") && !key.endsWith(".other")) continue;
        expect([key, holes(labels[key as keyof typeof labels] ?? "")]).toEqual([key, holes(text)]);
      }
      expect([dates.months.length, dates.weekdays.length]).toEqual([12, 7]);
    });

    it(`${tag}: gives plural forms only in categories that the language has`, () => {
      const { pluralCategories } = new Intl.PluralRules(tag).resolvedOptions();
      const used = Object.keys(labels).filter((key) => key.includes("."));
      for (const key of used) expect(pluralCategories).toContain(key.split(".")[1]);
    });
  }

  it("chooses the plural form by the rules of the language", () => {
    const say = (language: string, count: number): string => labelsOf(language).say("article-count", { count });
    expect([1, 3, 5, 21].map((count) => say("ru", count))).toEqual(["1 статья", "3 статьи", "5 статей", "21 статья"]);
    expect([1, 2, 5, 11].map((count) => say("ar", count))).toEqual(["مقالة واحدة", "مقالتان", "5 مقالات", "11 مقالة"]);
    expect([1, 2].map((count) => say("en", count))).toEqual(["1 article", "2 articles"]);
    expect(say("fa", 12)).toBe("۱۲ نوشته");
  });

  it("never takes a plural form of one language for another", () => {
    expect(labelsOf("de").say("article-count", { count: 1 })).toBe("1 Artikel");
  });

  it("finds a language by its region and script, and never crosses from one script to another", () => {
    expect(labelsOf("kk-KZ").text.subscribe).toBe("Жазылу");
    expect(labelsOf("zh-TW").text.subscribe).toBe("訂閱");
    expect(labelsOf("zh-Hans-SG").text.subscribe).toBe("订阅");
    expect(labelsOf("ug-Cyrl", { fallback: "ru" })).toMatchObject({ language: "ru", direction: "ltr" });
    expect(labelsOf("ug-CN")).toMatchObject({ language: "ug-CN", direction: "rtl" });
    expect(labelsOf("en-US").text.license).toBe("License");
    expect(labelsOf("en-GB").text.license).toBe("Licence");
  });

  it("prefers the project's words, one label at a time", () => {
    const overrides = { en: { "read-on": "Continue", "reading-time.other": "{count} minutes" } };
    const labels = labelsOf("en-GB", { overrides });
    expect(labels.text["read-on"]).toBe("Continue");
    expect(labels.text.subscribe).toBe("Subscribe");
    expect(labels.say("reading-time", { count: 4 })).toBe("4 minutes");
  });

  it("speaks a language that the project adds, and falls back to the publication's for what is missing", () => {
    const labels = labelsOf("yo", { overrides: { yo: { subscribe: "Forúkọsílẹ̀" } }, fallback: "fr" });
    expect([labels.language, labels.text.subscribe, labels.text.older]).toEqual(["yo", "Forúkọsílẹ̀", "Plus ancien"]);
  });

  it("tells the language it fell back to", () => {
    expect(labelsOf("yo", { fallback: "de" }).language).toBe("de");
    expect(labelsOf("yo", { fallback: "vo" }).language).toBe("en");
    expect(labelsOf("not a language")).toMatchObject({ language: "en", direction: "ltr" });
  });

  it("fills in any text as it is, holes and all", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (title) => {
        expect(labelsOf("en").say("why-you-get-this", { title })).toBe(
          `You get this mail because you subscribed to ${title}.`,
        );
      }),
    );
  });
});

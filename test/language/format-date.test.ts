import { describe, expect, it } from "vitest";
import { type DateStyle, formatDate, yearOf } from "../../src/language/format-date.js";

const instant = Date.UTC(2026, 2, 1, 20, 30);

function write(language: string, style: DateStyle = "day", timeZone = "UTC"): string {
  return formatDate(instant, { language, timeZone, style });
}

describe("formatDate()", () => {
  const days = {
    en: "1 March 2026",
    "en-US": "March 1, 2026",
    kk: "2026 жылғы 1 наурыз",
    ug: "2026-يىلى 1-مارت",
    zh: "2026年3月1日",
    "zh-TW": "2026年3月1日",
    ru: "1 марта 2026 года",
    de: "1. März 2026",
    fr: "1er mars 2026",
    es: "1 de marzo de 2026",
    pt: "1 de março de 2026",
    tr: "1 Mart 2026",
    ar: "1 مارس 2026",
    fa: "۱۰ اسفند ۱۴۰۴",
    ja: "2026年3月1日",
    "not a language": "March 1, 2026",
  };
  for (const [language, day] of Object.entries(days)) {
    it(`writes a day in ${language} as "${day}"`, () => expect(write(language)).toBe(day));
  }

  it("names the weekday that Intl names, in every language it speaks", () => {
    for (const language of ["kk", "zh", "ru", "de", "fr", "es", "pt", "tr", "ar", "fa"]) {
      const name = new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" }).format(instant);
      expect(write(language, "weekday").toLowerCase()).toContain(name.toLowerCase());
    }
  });

  it("writes a month alone in the nominative, where the language tells the two apart", () => {
    expect(write("ru", "month")).toBe("март 2026 года");
    expect(write("ru", "monthDay")).toBe("1 марта");
  });

  it("shows the day and the time of the zone", () => {
    expect(write("en", "time", "Asia/Almaty")).toBe("2 March 2026, 01:30");
    expect(write("fa", "time", "Asia/Tehran")).toBe("۱۱ اسفند ۱۴۰۴، ۰۰:۰۰");
    expect(write("en", "weekday", "America/New_York")).toBe("Sunday, 1 March 2026");
  });

  it("writes no narrow or no-break space, which systems disagree about", () => {
    for (const language of ["en", "fr", "ja", "sv", "hu", "bg"])
      for (const style of ["day", "weekday", "time", "month", "monthDay", "year"] as const)
        expect(write(language, style)).not.toMatch(/[\u00a0\u202f]/);
  });
});

describe("formatDate(), asked again", () => {
  it("says the same of a moment after many others, in each zone, calendar and style", () => {
    const all = (): readonly string[] =>
      ["en", "fa"].flatMap((language) =>
        ["UTC", "Asia/Almaty"].flatMap((timeZone) =>
          (["day", "time"] as const).map((style) => write(language, style, timeZone)),
        ),
      );
    const before = all();
    expect(new Set(before).size).toBe(before.length);
    expect(all()).toEqual(before);
    for (let hour = 1; hour <= 25_000; hour += 1) {
      formatDate(instant + hour * 3_600_000, { language: "en", timeZone: "UTC", style: "day" });
    }
    expect(all()).toEqual(before);
  });
});

describe("yearOf()", () => {
  it("counts as the readers of the language do", () => {
    expect(yearOf(instant, { language: "en", timeZone: "UTC" })).toBe(2026);
    expect(yearOf(instant, { language: "fa-AF", timeZone: "UTC" })).toBe(1404);
  });
});

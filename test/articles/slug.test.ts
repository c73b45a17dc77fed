import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { slugify } from "../../src/articles/slug.js";

describe("slugify()", () => {
  it.each([
    ["Hello, World!", "hello-world"],
    ["Қазақ радиосы", "қазақ-радиосы"],
    ["ئۇيغۇرچە خەۋەر", "ئۇيغۇرچە-خەۋەر"],
    ["新闻 与 电报", "新闻-与-电报"],
    ["Zu\u0308rich", "zürich"],
    ["The editor's choice", "the-editors-choice"],
    ["C++", "c-plus-plus"],
    ["C#", "c-sharp"],
    ["  --a--  ", "a"],
    ["हिन्दी", "हिन्दी"],
    ["می‌شود", "می‌شود"],
    ["!!!", ""],
  ])("makes %j into %j", (name, slug) => {
    expect(slugify(name)).toBe(slug);
  });

  it.each(["хабар ".repeat(100), "x".repeat(300), `${"a".repeat(239)} b`, "西域邮路".repeat(40)])(
    "cuts %j to what a file may be called, in whole characters and words that end",
    (name) => {
      const slug = slugify(name);
      expect(Buffer.byteLength(slug)).toBeLessThanOrEqual(240);
      expect(Buffer.byteLength(slug)).toBeGreaterThan(200);
      expect(slug).not.toMatch(/-$|\p{Surrogate}/u);
      expect(slugify(slug)).toBe(slug);
    },
  );

  it("is stable: the slug of a slug is itself, in NFC, without anything that a path could trip over", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        const slug = slugify(name);
        expect(slugify(slug)).toBe(slug);
        expect(slug).toBe(slug.normalize("NFC"));
        expect(slug).not.toMatch(/[\s/\\?#%.<>"'&]|^-|-$/);
      }),
    );
  });
});

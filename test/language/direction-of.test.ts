import { describe, expect, it } from "vitest";
import { directionOf } from "../../src/language/direction-of.js";

describe("directionOf()", () => {
  for (const language of ["ar", "ug", "fa", "he", "ur-PK", "kk-Arab", "az-Arab", "dv", "ff-Adlm", "ug-Arab-CN", "ckb"])
    it(`${language} runs from right to left`, () => expect(directionOf(language)).toBe("rtl"));
  for (const language of ["en", "kk", "zh", "ug-Cyrl", "ug-Latn", "ru", "ar-Latn", "und", "", "no such tag"])
    it(`"${language}" runs from left to right`, () => expect(directionOf(language)).toBe("ltr"));
});

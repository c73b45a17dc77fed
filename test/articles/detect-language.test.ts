import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { detectLanguage } from "../../src/articles/detect-language.js";

describe("detectLanguage()", () => {
  it.each([
    ["Қазақ радиосының тарихы ғасырға жуық уақытты қамтиды, бұл ұзақ жол, әр үйде естіледі.", "kk"],
    ["История радио началась больше ста лет назад, и это была длинная дорога для всех.", "ru"],
    ["Історія радіо почалася понад сто років тому, її знає кожен.", "uk"],
    ["ئۇيغۇر رادىيوسىنىڭ تارىخى يۈز يىلغا يېقىن ۋاقىتنى ئۆز ئىچىگە ئالىدۇ.", "ug"],
    ["تاریخچه‌ی رادیو پیش از صد سال پیش آغاز شد و گروهی چند آن را می‌شناسند.", "fa"],
    ["بدأ تاريخ الإذاعة قبل أكثر من مئة عام وكانت طريقا طويلة للجميع.", "und-Arab"],
    ["无线电的历史始于一百多年前，对所有人来说都是一条漫长的道路。", "zh"],
    ["ラジオの歴史は百年以上前に始まり、長い道のりでした。みんなが知っています。", "ja"],
    ["라디오의 역사는 백 년도 더 전에 시작되었고 모두에게 긴 길이었습니다.", "ko"],
    ["总统二十日签署了这部法律。这很重要，他说。详见 https://news.example/politics/law-signed。", "zh"],
    ["Η ιστορία του ραδιοφώνου άρχισε πριν από εκατό χρόνια.", "el"],
  ])("tells that %s is %s, in an English publication", (text, language) => {
    expect(detectLanguage(text, "en")).toBe(language);
  });

  it("says nothing where the script is the publication's own, or the text is short or mixed", () => {
    expect(detectLanguage("L'histoire de la radio a commencé il y a plus de cent ans.", "en")).toBeUndefined();
    expect(detectLanguage("История радио началась больше ста лет назад.", "kk")).toBeUndefined();
    expect(detectLanguage("无线电的历史始于一百多年前，对所有人来说都是一条漫长的道路。", "zh-Hant")).toBeUndefined();
    expect(detectLanguage("中文", "en")).toBeUndefined();
    expect(detectLanguage("The word 新闻 means news, and 报纸 means newspaper in Chinese.", "en")).toBeUndefined();
    expect(detectLanguage("", "en")).toBeUndefined();
  });

  it("says nothing of Latin text in a publication of another script: it may be any of hundreds", () => {
    expect(detectLanguage("The history of radio began more than a hundred years ago.", "zh")).toBeUndefined();
  });

  it("says nothing of text in ASCII, wherever the publication is at home", () => {
    const usual = fc.constantFrom("en", "kk", "zh", "ug", "und-Hebr");
    const text = fc.string({ unit: "binary-ascii", minLength: 20 });
    fc.assert(fc.property(text, usual, (ascii, language) => detectLanguage(ascii, language) === undefined));
  });
});

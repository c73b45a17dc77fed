import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { typographicText } from "../../src/markup/typographic-text.js";

describe("typographicText()", () => {
  it.each([
    ["ALMATY, Kazakhstan -- Eight people", "ALMATY, Kazakhstan — Eight people"],
    ['"Children deprived of fathers!" they chanted.', "“Children deprived of fathers!” they chanted."],
    ["Kazakhstan's largest city", "Kazakhstan’s largest city"],
    ["the consulate's and the guards' posts", "the consulate’s and the guards’ posts"],
    ["He said: \"They told me 'go home' twice.\"", "He said: “They told me ‘go home’ twice.”"],
    ['Wait... ("what?")', "Wait… (“what?”)"],
    ["in the '90s", "in the ’90s"],
    ["He said: \"It is 'important'\".", "He said: “It is ‘important’”."],
    ["\"'Go home', they said.\"", "“‘Go home’, they said.”"],
    ['see "b--c@d.example" or "https://a.example/b--c"', "see “b--c@d.example” or “https://a.example/b--c”"],
  ])("sets %j in English", (wire, print) => {
    expect(typographicText(wire, "en")).toBe(print);
  });

  it.each([
    ["de", "Er sagte „ja“."],
    ["fr", "Er sagte «\u00A0ja\u00A0»."],
    ["ru", "Er sagte «ja»."],
    ["kk-Cyrl", "Er sagte «ja»."],
    ["ug-Arab", "Er sagte «ja»."],
    ["zh-Hans", "Er sagte “ja”."],
    ["ja", "Er sagte 「ja」."],
  ])("uses the quotes of %s", (language, print) => {
    expect(typographicText('Er sagte "ja".', language)).toBe(print);
  });

  it("closes an inner quote and the outer one at once", () => {
    expect(typographicText("\"Очень 'важно'\".", "ru")).toBe("«Очень „важно“».");
  });

  it.each([
    ["zh", '总统签署了法律。"这很重要,"他说:"是的。"', "总统签署了法律。“这很重要,”他说:“是的。”"],
    ["ja", '彼は"はい"と言い、"いいえ"とも言った。', "彼は「はい」と言い、「いいえ」とも言った。"],
    ["zh", '他说"好"，"见 https://a.example/ 吧"。', "他说“好”，“见 https://a.example/ 吧”。"],
  ])("tells by turns what opens and closes where there are no spaces: %s", (language, wire, print) => {
    expect(typographicText(wire, language)).toBe(print);
  });

  it("leaves addresses alone", () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, size: "small" }), (url) => {
        expect(typographicText(`See ${url} -- now`, "en")).toBe(`See ${url} — now`);
      }),
      { numRuns: 30 },
    );
  });

  it("changes nothing the second time", () => {
    const wire = fc.string({ unit: fc.constantFrom("a", " ", "'", '"', "-", ".", "1", "(", "\n"), maxLength: 40 });
    fc.assert(
      fc.property(wire, (text) => {
        const once = typographicText(text, "en");
        expect(typographicText(once, "en")).toBe(once);
      }),
    );
  });
});

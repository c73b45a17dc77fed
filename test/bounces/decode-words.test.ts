import fc from "fast-check";
import { simpleParser } from "mailparser";
import { describe, expect, it } from "vitest";
import { decodeWords } from "../../src/bounces/decode-words.js";
import { textField } from "../../src/message/header-field.js";

/** A field as it is found in a mail, its octets as latin1. */
const found = (text: string) => Buffer.from(text, "utf8").toString("latin1");

describe("decodeWords()", () => {
  it.each([
    ["Unsubscribe", "Unsubscribe"],
    ["=?utf-8?B?VW5zdWJzY3JpYmU=?=", "Unsubscribe"],
    ["=?UTF-8?q?Please_unsubscribe=2C_thanks?=", "Please unsubscribe, thanks"],
    ["=?koi8-r?Q?=EF=D4=D7=3A_unsubscribe?=", "Отв: unsubscribe"],
    ["=?windows-1251*ru?B?zvLiOg==?= unsubscribe", "Отв: unsubscribe"],
    ["=?iso-2022-jp?B?GyRCSlY/LhsoQg==?=: unsubscribe", "返信: unsubscribe"],
    ["Re: =?utf-8?Q?unsub?=  =?utf-8?B?c2NyaWJl?= me", "Re: unsubscribe me"],
    ["=?utf-8?Q?Caf=C3?= =?utf-8?Q?=A9?=", "Café"],
    ["=?utf-8?Q?a?= =?iso-8859-1?Q?=E9?= b =?utf-8?Q?c?=", "aé b c"],
    ["=?utf-8?Q?two words?=", "two words"],
    [found("Отв: unsubscribe"), "Отв: unsubscribe"],
    ["caf\xe9", "caf\xe9"],
  ])("reads %s as %s", (value, text) => {
    expect(decodeWords(value)).toBe(text);
  });

  it.each([
    "=?unknown-8bit?B?VW5zdWJzY3JpYmU=?=",
    "=?x?Q?one?=  =?x?B?dHdv?=",
    "=?utf-8?X?unsubscribe?=",
    "=?utf-8?Q?never closed",
    "a =? b ?= c",
  ])("leaves %s as it stands", (value) => {
    expect(decodeWords(value)).toBe(value);
  });

  it("reads what we write ourselves, whatever a subject says", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
        const { value } = textField("Subject", text);
        expect(decodeWords(value.replaceAll("\r\n", ""))).toBe(
          text.replace(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, " ").trim(),
        );
      }),
    );
  });

  it("never throws, and reads what is well-formed as mailparser does", async () => {
    const piece = fc.constantFrom(..."=?;?=;?Q?;?b?;utf-8;koi8-r;*ru;no-such;=D0;=9;0J7R;_; ;\t;\xd0;é".split(";"));
    const anything = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(piece).map((pieces) => pieces.join("")),
    );
    fc.assert(
      fc.property(anything, (text) => {
        expect(typeof decodeWords(text)).toBe("string");
      }),
      { numRuns: 2000 },
    );

    const words = ["=?utf-8?Q?=D0=9E?=", "=?utf-8?b?0YLQsg==?=", "=?koi8-r?q?=CF=D4=D7_?=", "=?iso-8859-1*fr?Q?=E9?="];
    const line = fc.array(fc.constantFrom(...words, "Re:", "plain", "=?utf-8?"), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(line, async (parts) => {
        const subject = parts.join(" ");
        const { subject: theirs } = await simpleParser(`Subject: ${subject}\r\n\r\n`);
        expect(decodeWords(subject)).toBe(theirs);
      }),
    );
  });
});

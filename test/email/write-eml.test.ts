import fc from "fast-check";
import { simpleParser } from "mailparser";
import { describe, expect, it } from "vitest";
import { writeEml } from "../../src/email/write-eml.js";
import type { DigestMessage } from "../../src/model/digest-message.js";

const DATE = Date.UTC(2026, 10, 20, 4);
const UNSUBSCRIBE = { url: "https://courier.example/u", address: "leave@courier.example" };

function message(over: Partial<DigestMessage> = {}): DigestMessage {
  return {
    issue: { id: "tag:courier.example,2026:issue/1", number: 1, slug: "1", url: "https://courier.example/issues/1/" },
    from: { name: "The Courier", address: "news@courier.example" },
    subject: "Hello",
    language: "en",
    direction: "ltr",
    html: "<p>Hello</p>",
    text: "Hello\n",
    headers: [{ name: "List-Id", value: "The Courier <news.courier.example>" }],
    tokens: [],
    ...over,
  };
}

const read = async (mail: DigestMessage): Promise<string> =>
  new TextDecoder().decode(await writeEml(mail, DATE, UNSUBSCRIBE));

describe("writeEml()", () => {
  it("is the same bytes for the same mail, and another Message-ID for another", async () => {
    expect(await read(message())).toBe(await read(message()));
    const id = (eml: string): string | undefined => /^Message-ID: (.+)$/m.exec(eml)?.[1];
    expect(id(await read(message()))).toMatch(/^<[0-9a-f]{32}@courier\.example>/);
    expect(id(await read(message({ text: "Bye\n" })))).not.toBe(id(await read(message())));
  });

  it("has one List-Unsubscribe with both addresses, and says that one click is enough", async () => {
    const eml = (await read(message())).replace(/\r\n[ \t]+/g, " ");
    expect(eml.match(/^List-Unsubscribe: .*$/gm)).toEqual([
      "List-Unsubscribe: <https://courier.example/u>, <mailto:leave@courier.example?subject=unsubscribe>",
    ]);
    expect(eml).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
  });

  it("puts the words for nobody where readers' data would go", async () => {
    const tokens = [
      { mark: "%%name:0a%%", name: "name", otherwise: "friend & co" },
      { mark: "%%unsubscribe-url:0b%%", name: "unsubscribe-url", otherwise: "" },
    ];
    const html = '<p>%%name:0a%% <a href="%%unsubscribe-url:0b%%">x</a></p>';
    const mail = await simpleParser(
      await read(message({ subject: "Dear %%name:0a%%", html, text: "%%name:0a%%\n", tokens })),
    );
    expect(mail.subject).toBe("Dear friend & co");
    expect(mail.html).toBe('<p>friend &amp; co <a href="https://courier.example/u">x</a></p>');
    expect(mail.text?.trim()).toBe("friend & co");
  });

  it("keeps any subject, sender and text as they are, and every line in its place", async () => {
    const words = fc
      .string({ unit: "grapheme", maxLength: 120 })
      .map((text) => text.replace(/[\p{Cc}\p{Cs}\p{Cn}\s]+/gu, " ").trim() || "x");
    await fc.assert(
      fc.asyncProperty(words, words, words, async (subject, name, text) => {
        const eml = await read(
          message({
            subject,
            from: { name, address: "news@courier.example" },
            text,
            html: `<p>${text.replace(/[<&]/g, "x")}</p>`,
          }),
        );
        const mail = await simpleParser(eml);
        expect(mail.subject).toBe(subject);
        expect(mail.from?.value).toEqual([{ name, address: "news@courier.example" }]);
        expect(mail.text?.trim()).toBe(text);
        expect(eml.split("\r\n").every((line) => line.length <= 998 && !/[\r\n]/.test(line))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

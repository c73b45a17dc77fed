import { execFileSync, spawnSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { authenticate } from "mailauth";
import PostalMime from "postal-mime";
import { describe, expect, it } from "vitest";
import { dkimSigner } from "../../src/message/dkim-signer.js";
import { messageTemplate, type ReaderMessage } from "../../src/message/message-template.js";
import { rsaSigner } from "../../src/message/rsa-signer.js";
import { digestMessage } from "../support/digest-message.js";
import { needs, needsShared, SHARED } from "../support/needs.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const DATE = Date.UTC(2026, 10, 20, 9, 0, 0);
const { privateKey, publicKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
});
const signer = dkimSigner({ domain: "courier.example", selector: "s1" }, rsaSigner(privateKey));

function reader(over: Partial<ReaderMessage> & { values?: Record<string, string> } = {}): ReaderMessage {
  const values: Record<string, string> = {
    name: over.name ?? "Ada",
    reason: "You subscribed.",
    "unsubscribe-url": "https://courier.example/u/abc",
    ...over.values,
  };
  return {
    address: "ada@example.com",
    name: "Ada",
    messageId: "0123456789abcdef@courier.example",
    listUnsubscribe: "<https://courier.example/u/abc>, <mailto:unsubscribe@courier.example?subject=abc>",
    feedbackId: "2026-11-20:1:digest:courier",
    find: (name) => values[name],
    ...over,
  };
}

async function fill(over?: Parameters<typeof reader>[0], message = digestMessage()): Promise<Buffer> {
  return Buffer.concat(await messageTemplate(message, DATE, signer).fill(reader(over)));
}

/** What mailauth says of the signature. */
async function verdict(bytes: Buffer): Promise<string | undefined> {
  const key = publicKey.replace(/-----[^-]+-----|\s/g, "");
  const { dkim } = await authenticate(bytes, {
    resolver: async (name: string): Promise<string[][]> => {
      if (name === "s1._domainkey.courier.example") return [[`v=DKIM1; k=rsa; p=${key}`]];
      throw Object.assign(new Error("not there"), { code: "ENOTFOUND" });
    },
    ip: "192.0.2.1",
    sender: "b@courier.example",
    disableArc: true,
    disableBimi: true,
    disableDmarc: true,
  });
  return dkim.results[0]?.status.result;
}

/** A text as a header can say it: in one line, spaces as one. */
function plain(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
}

describe("messageTemplate()", () => {
  it("gives the same reader the same bytes, whenever and in whatever order they are filled", async () => {
    const template = messageTemplate(digestMessage(), DATE, signer);
    const first = await template.fill(reader());
    await template.fill(reader({ name: "Büşra", address: "b@example.com" }));
    expect(await template.fill(reader())).toEqual(first);
    expect(await messageTemplate(digestMessage(), DATE, signer).fill(reader())).toEqual(first);
  });

  it("fills the reader's words in: escaped in HTML, plain in the text", async () => {
    const mail = await PostalMime.parse(await fill({ name: 'A<b> & "c"' }));
    expect(mail.html).toContain("<p>Dear A&lt;b&gt; &amp; &quot;c&quot;,</p>");
    expect(mail.text).toContain('Dear A<b> & "c",');
    expect(mail.to).toEqual([{ name: 'A<b> & "c"', address: "ada@example.com" }]);
    const nobody = await PostalMime.parse(await fill({ name: "", values: { name: "" } }));
    expect(nobody.text).toContain("Dear reader,");
  });

  it("keeps any text whole through the encoding, whatever is filled in", async () => {
    const text = fc
      .string({
        unit: fc.oneof(
          fc.constantFrom(
            " ",
            "\t",
            ".",
            "..........",
            "=",
            "\n",
            "From ",
            "From",
            "F",
            "ж",
            "😀",
            "wordwordwordwordword",
          ),
          fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
        ),
        maxLength: 300,
      })
      // Line ends are the mail's own; lone surrogates and NUL are in no text of the model.
      .map((value) => Buffer.from(value.replaceAll("\r", "").replaceAll("\0", "")).toString());
    await fc.assert(
      fc.asyncProperty(text, text, text, async (before, value, after) => {
        const token = { mark: "%%name:c0ffee%%", name: "name", otherwise: "" };
        const one = value.replace(/\n/g, " ");
        const message = digestMessage({ text: `${before}${token.mark}${after}.\n`, tokens: [token] });
        const bytes = await fill({ values: { name: one } }, message);
        // The parser ends the text with a line end of its own.
        expect((await PostalMime.parse(bytes)).text).toBe(`${before}${one}${after}.\n\n`);
        const lines = bytes.toString("latin1").split("\r\n");
        expect(
          lines.every((line) => line.length <= 76 || /^[A-Z][\w-]*:/.test(line)),
          "no long lines",
        ).toBe(true);
        expect(
          lines.some((line) => line.startsWith(".") || line.startsWith("From ")),
          "no dots in front",
        ).toBe(false);
        expect(bytes.toString("latin1").replace(/\r\n/g, "")).not.toMatch(/[\r\n]/);
      }),
      { numRuns: 100 },
    );
  });

  it("lets nothing that is filled in add a header field, or leave its own", async () => {
    const nasty = fc.oneof(
      fc.constantFrom(
        "Bob\r\nBcc: evil@example.org",
        "Bob\nX: y",
        "a\r\n\r\nbody",
        "\u2028Bcc: a",
        "=?utf-8?Q?=0D=0ABcc:_x?=",
        "x\u0000y\u000bz\u0085",
      ),
      fc.string({ unit: "binary", maxLength: 60 }),
    );
    const message = digestMessage({ subject: "Hello %%name:c0ffee%%" });
    const plain = (await PostalMime.parse(await fill({}, message))).headers.map(({ key }) => key);
    await fc.assert(
      fc.asyncProperty(nasty, async (name) => {
        const bytes = await fill({ name, values: { name } }, message);
        const mail = await PostalMime.parse(bytes);
        expect(mail.headers.map(({ key }) => key)).toEqual(plain);
        expect(mail.to?.map(({ address }) => address)).toEqual(["ada@example.com"]);
        expect(bytes.subarray(0, bytes.indexOf("\r\n\r\n")).toString("latin1")).not.toMatch(/[^\x20-\x7e\r\n]/);
      }),
      { numRuns: 100 },
    );
  });

  it("writes header fields of any words with whole line ends, within 998 octets, signed and readable", async () => {
    const word = fc.oneof(
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }),
      fc.constantFrom(
        "=?utf-8?Q?x?=",
        "=?",
        '"',
        "\\",
        ",",
        "  ",
        "x".repeat(75),
        "x".repeat(1200),
        '"'.repeat(700),
        "é",
      ),
    );
    const words = fc.array(word, { maxLength: 12 }).map((all) => all.join(" "));
    const label = fc.integer({ min: 1, max: 63 }).map((length) => "b".repeat(length));
    const address = fc
      .tuple(fc.integer({ min: 1, max: 64 }), fc.array(label, { minLength: 1, maxLength: 3 }))
      .map(([length, labels]) => `${"a".repeat(length)}@${labels.join(".")}.example`);
    const url = fc.integer({ min: 0, max: 900 }).map((length) => `<https://courier.example/${"n".repeat(length)}/>`);
    const feedback = fc.integer({ min: 0, max: 300 }).map((length) => `${"s".repeat(length)}:1:digest:courier`);
    await fc.assert(
      fc.asyncProperty(words, words, address, url, feedback, async (subject, name, to, archive, feedbackId) => {
        const message = digestMessage({ subject, headers: [{ name: "List-Archive", value: archive }] });
        const bytes = await fill({ address: to, name, feedbackId }, message);
        const head = bytes.subarray(0, bytes.indexOf("\r\n\r\n")).toString("utf8");
        expect(head.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
        for (const line of head.split("\r\n")) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(998);
          expect(line.trim()).not.toBe("");
        }
        const unfolded = head.replace(/\r\n(?= )/g, "").split("\r\n");
        expect(unfolded).toContain(`List-Archive: ${archive}`);
        expect(unfolded).toContain(`Feedback-ID: ${feedbackId}`);
        const mail = await PostalMime.parse(bytes);
        expect(plain(mail.subject ?? "")).toBe(plain(subject));
        expect(mail.to?.map((one) => [plain(one.name), one.address])).toEqual([[plain(name), to]]);
        expect(await verdict(bytes)).toBe("pass");
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ["Вестник <news.courier.example>", /^List-Id: (?:=\?UTF-8\?Q\?[\w=]+\?= )+<news\.courier\.example>$/m],
    ["A. B. <news.courier.example>", /^List-Id: "A\. B\." <news\.courier\.example>$/m],
    ["<news.courier.example>", /^List-Id: <news\.courier\.example>$/m],
    ["Вестник", /^List-Id:(?: =\?UTF-8\?Q\?[\w=]+\?=)+$/m],
  ])("encodes of %s the words only", async (value, written) => {
    const bytes = await fill({}, digestMessage({ headers: [{ name: "List-Id", value }] }));
    expect(bytes.toString().replaceAll("\r\n ", " ").replaceAll("\r\n", "\n")).toMatch(written);
  });

  it("writes an address beyond ASCII as it is, and all other names as encoded words", async () => {
    const bytes = await fill({ address: "åsa@example.com", name: "Åsa Öberg" });
    expect(bytes.toString("utf8")).toContain("To: =?UTF-8?Q?=C3=85sa_=C3=96berg?= <åsa@example.com>");
  });

  it("leaves unsubscribing out where there is nowhere to go", async () => {
    const bytes = await fill({ listUnsubscribe: "" });
    expect(bytes.toString("latin1")).not.toContain("List-Unsubscribe");
  });

  it("passes what stranger's eyes look for in list mail (headers.py)", async (context) => {
    needs(context, "python3");
    needsShared(context);
    const file = join(temporaryFolder(), "mail.eml");
    writeFileSync(file, await fill());
    const { stdout } = spawnSync("python3", [join(SHARED, "oracles/email/headers.py"), file], { encoding: "utf8" });
    expect(stdout).not.toContain("FAIL");
    expect(stdout).toContain("ok   exactly one https URI");
  });

  it("signs so that OpenDKIM agrees, List-Unsubscribe-Post included", async (context) => {
    needs(context, "opendkim");
    needsShared(context);
    const folder = temporaryFolder({ "key.pem": publicKey });
    for (const [index, over] of [
      {},
      { name: "Ада 'the' \"first\"  of\tmany" },
      { address: "åsa@example.com" },
    ].entries()) {
      const file = join(folder, `mail${index}.eml`);
      writeFileSync(file, await fill(over));
      const words = [join(SHARED, "oracles/email/dkim.sh"), file, join(folder, "key.pem"), "s1", "courier.example"];
      expect(execFileSync("sh", words, { encoding: "utf8" })).toMatch(
        /verification \(s=s1, d=courier.example, .*\) succeeded/,
      );
    }
  });

  it("signs so that mailauth agrees, and so that a changed unsubscribe field is seen", async () => {
    const bytes = await fill();
    expect(await verdict(bytes)).toBe("pass");
    for (const [was, is] of [
      ["One-Click", "Two-Click"],
      ["https://courier.example/u/abc>", "https://evil.example/u/abc>"],
      ["Dear", "Door"],
    ] as const) {
      expect(await verdict(Buffer.from(bytes.toString("latin1").replace(was, is), "latin1"))).not.toBe("pass");
    }
  });
});

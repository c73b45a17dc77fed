import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeText } from "../../src/articles/decode-text.js";
import { memoryTree } from "../../src/build/memory-tree.js";
import type { Problem } from "../../src/problem/problem.js";

function decode(bytes: string | Uint8Array, path = "a.md"): { text: string | undefined; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const file = memoryTree({ [path]: bytes }).get(path);
  return { text: file && decodeText(file, (problem) => problems.push(problem)), problems };
}

describe("decodeText()", () => {
  it("reads UTF-8 and UTF-16, without the byte order mark", () => {
    for (const bytes of [
      "\uFEFFҚазақ",
      Buffer.from("\uFEFFҚазақ", "utf16le"),
      Buffer.from("\uFEFFҚазақ", "utf16le").swap16(),
    ]) {
      expect(decode(bytes)).toEqual({ text: "Қазақ", problems: [] });
    }
  });

  it("reads UTF-16 that has no byte order mark", () => {
    const text = "---\ntitle: Қазақ 一一一\n---\n\nРадио 一.\n";
    for (const bytes of [Buffer.from(text, "utf16le"), Buffer.from(text, "utf16le").swap16()]) {
      expect(decode(bytes)).toEqual({ text, problems: [] });
    }
  });

  it.each([
    ["windows-1251", '<meta charset="windows-1251">', "cff0e8e2e5f2", "Привет"],
    ["Shift_JIS", "<meta http-equiv='Content-Type' content='text/html; charset=Shift_JIS'>", "93fa967b", "日本"],
    ["GB2312", '<?xml version="1.0" encoding="GB2312"?>', "d6d0cec4", "中文"],
    ["ISO-8859-1", "<META CHARSET=ISO-8859-1>", "436166e92085", "Café …"],
  ])("reads an HTML page in the encoding that its head names: %s", (_, head, hex, text) => {
    const bytes = Buffer.concat([Buffer.from(`${head}\n<p>`), Buffer.from(hex, "hex")]);
    expect(decode(bytes, "a.html")).toEqual({ text: `${head}\n<p>${text}`, problems: [] });
    expect(decode(bytes, "a.md").problems).toMatchObject([{ code: "articles/encoding" }]);
  });

  it("reads an HTML page as UTF-8 where it is that, and as Windows-1252 where its head names nothing that fits", () => {
    expect(decode('<meta charset="windows-1251"><p>Қазақ', "a.html").text).toContain("Қазақ");
    const wrong = Buffer.from('<meta charset="no-such"><p>Caf\xE9', "latin1");
    expect(decode(wrong, "a.html")).toMatchObject({ problems: [{ code: "articles/encoding" }] });
    expect(decode(wrong, "a.html").text).toContain("Café");
  });

  it("leaves out of any text what no document may carry, and nothing else", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (one, other) => {
        const written = `a${one}\n${other}`;
        const expected = written.replace(/\r\n?|[\f\x85]/g, "\n").replace(/[^\P{Cc}\t\n]|[\uFFFE\uFFFF]/gu, "");
        expect(decode(written).text).toBe(expected);
      }),
    );
  });

  it("makes all line ends one", () => {
    expect(decode("a\r\nb\rc\nd\u0085e\ff").text).toBe("a\nb\nc\nd\ne\nf");
  });

  it("reads what is no UTF-8 as Windows-1252, and says where", () => {
    const { text, problems } = decode(Buffer.from("Caf\xE9 \x93du Monde\x94\n", "latin1"));
    expect(text).toBe("Café “du Monde”\n");
    expect(problems).toMatchObject([{ code: "articles/encoding", place: { line: 1, column: 4 } }]);
  });

  it("keeps the rest of a text of which only some bytes are damaged", () => {
    const { text } = decode(Buffer.concat([Buffer.from("Қазақ "), Buffer.from([0xd2]), Buffer.from(" радиосы")]));
    expect(text).toBe("Қазақ \uFFFD радиосы");
  });

  it("leaves out what no XML may carry, and says where the first one is", () => {
    const { text, problems } = decode("a\nb\u0000\u0008\u001Fc\uFFFE\uFFFFd");
    expect(text).toBe("a\nbcd");
    expect(problems).toMatchObject([{ code: "articles/control-character", place: { line: 2, column: 2 } }]);
  });

  it("refuses what is no text", () => {
    const { text, problems } = decode(Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"));
    expect(text).toBeUndefined();
    expect(problems).toMatchObject([{ code: "articles/not-text", severity: "error" }]);
  });
});

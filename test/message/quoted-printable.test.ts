import fc from "fast-check";
import { encode, wrap } from "nodemailer/lib/qp";
import { describe, expect, it } from "vitest";
import { quotedPrintable } from "../../src/message/quoted-printable.js";

/** Letters, what must be encoded, and all that lines end at. */
const piece = fc.oneof(
  {
    arbitrary: fc.constantFrom("a", "word", "e=mc", "=", "==", " ", "  ", "\t", ".", ",", "?", "\n", "\n\n"),
    weight: 4,
  },
  { arbitrary: fc.constantFrom("é", "ж", "中", "文字", "👋🏽", "\uD800", "\0", "\x7f"), weight: 2 },
  {
    arbitrary: fc.constantFrom("x".repeat(30), "y".repeat(80), "=".repeat(40), "ж".repeat(30), "中".repeat(20)),
    weight: 1,
  },
);

describe("quotedPrintable()", () => {
  it.each([
    ["\n", 76],
    ["\r\n", 76],
    ["\r\n", 75],
  ])("writes any text as nodemailer does, whose lines end in %j and have up to %i characters", (lineEnd, longest) => {
    const text = fc.array(piece, { maxLength: 120 }).map((pieces) => pieces.join("").replaceAll("\n", lineEnd));
    fc.assert(
      fc.property(text, (text) => {
        expect(quotedPrintable(text, longest)).toBe(wrap(encode(text), longest));
      }),
      { numRuns: 3000 },
    );
  });

  it("keeps lines to 76 characters, and characters and words together", () => {
    const written = quotedPrintable(`${"жолдас ".repeat(40)}end`);
    const lines = written.split("=\r\n");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(75);
    for (const line of lines) expect(line).not.toMatch(/=D[01]$/);
    expect(
      Buffer.from(
        lines.join("").replace(/=(..)/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
        "latin1",
      ).toString(),
    ).toBe(`${"жолдас ".repeat(40)}end`);
  });

  it("encodes white space at the end of a line, and nothing of plain words", () => {
    expect(quotedPrintable("one two \nthree\t")).toBe("one two=20\nthree=09");
    expect(quotedPrintable("")).toBe("");
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  escapeHtmlAsXml,
  escapeXml,
  xmlCharacters,
  xmlElement,
  xmlStart,
  xmlTextElement,
} from "../../src/markup/xml-element.js";
import { readXml } from "../support/xml-tree.js";

describe("xmlElement()", () => {
  it("writes an element that holds elements, and one that holds nothing", () => {
    expect(xmlElement("a", { b: 1 }, xmlTextElement("c", "d"))).toBe('<a b="1">\n<c>d</c>\n</a>\n');
    expect(xmlElement("a", { b: "" }, "")).toBe('<a b=""/>\n');
    expect(xmlStart("a", { b: undefined, c: "d" })).toBe('<a c="d">\n');
  });

  it("escapes attributes, so that a parser gives back what went in, with spaces for line ends", () => {
    expect(xmlElement("a", { b: 'x & "y" <z>\n\tw' }, "")).toBe('<a b="x &amp; &quot;y&quot; &lt;z&gt;  w"/>\n');
  });
});

describe("xmlTextElement()", () => {
  it("writes text without white space around it, and nothing for no text", () => {
    expect(xmlTextElement("a", "  b < c  ")).toBe("<a>b &lt; c</a>\n");
    expect([xmlTextElement("a", "  "), xmlTextElement("a", undefined)]).toEqual(["", ""]);
  });

  it("gives back any text, minus what XML cannot hold", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const expected = xmlCharacters(text.trim());
        expect(readXml(`<r>${xmlTextElement("a", `x${text}`)}</r>`).children[0]?.text).toBe(
          `x${xmlCharacters(text.trimEnd())}`,
        );
        expect(escapeXml(expected)).not.toMatch(/[<>]/);
      }),
    );
  });
});

describe("xmlCharacters()", () => {
  const table: readonly (readonly [string, string, string])[] = [
    ["controls", "a\u0000\u0008\u000b\u001fb", "ab"],
    ["C1 controls", "a\u0080\u0099\u009fb", "ab"],
    ["halves of surrogate pairs", "a\ud800b\udc00c", "abc"],
    ["noncharacters at the end of the plane", "a\ufffe\uffffb", "ab"],
  ];
  for (const [what, text, kept] of table) it(`drops ${what}`, () => expect(xmlCharacters(text)).toBe(kept));

  it("makes every line end a line feed", () => expect(xmlCharacters("a\r\nb\rc\u0085d\ne")).toBe("a\nb\nc\nd\ne"));
  it("keeps whole pairs and everything else", () =>
    expect(xmlCharacters("👩‍👧 é\u2028\ufffd")).toBe("👩‍👧 é\u2028\ufffd"));
});

describe("escapeHtmlAsXml()", () => {
  it("escapes what XML asks for, and of > only the one that could end a CDATA section", () => {
    expect(escapeHtmlAsXml("<p>R&amp;D ]]> x</p>")).toBe("&lt;p>R&amp;amp;D ]]&gt; x&lt;/p>");
  });
});

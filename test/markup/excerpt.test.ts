import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countWords } from "../../src/markup/count-words.js";
import { excerptOf } from "../../src/markup/excerpt.js";
import { parseHtml } from "../../src/markup/parse-html.js";
import { serializeHtml } from "../../src/markup/serialize-html.js";
import { nodesToText } from "../../src/markup/to-text.js";

function excerpt(html: string, words: number): { html: string; cut: boolean } {
  const { nodes, cut } = excerptOf(parseHtml(html), words);
  return { html: serializeHtml(nodes), cut };
}

describe("excerptOf()", () => {
  it("takes whole blocks until there are words enough", () => {
    expect(excerpt("<p>a b c</p><p>d e</p><p>f</p>", 4)).toEqual({ html: "<p>a b c</p><p>d e</p>", cut: true });
  });

  it("is all of a short text, footnotes and all", () => {
    const html =
      '<p>a<sup class="footnote-ref"><a href="#fn1">[1]</a></sup></p>\n<section class="footnotes">b</section>';
    expect(excerpt(html, 50)).toEqual({ html, cut: false });
  });

  it("leaves off what would stand alone at the end, and marks of notes that are not there", () => {
    const html =
      '<p>a b<sup class="footnote-ref"><a href="#fn1">[1]</a></sup></p><p>Three things:</p><h2>c</h2><figure><img src="d" /></figure><p>e f g h i</p>';
    expect(excerpt(html, 2).html).toBe("<p>a b</p>");
    expect(excerpt(html, 4).html).toBe("<p>a b</p>");
  });

  it("does not take a next block that is longer than an excerpt", () => {
    expect(excerpt(`<p>a b c</p><ul>${"<li>word</li>".repeat(50)}</ul><p>d</p>`, 10).html).toBe("<p>a b c</p>");
  });

  it("is a beginning, and never much longer than asked for but where the first block is", () => {
    const block = fc.constantFrom(
      "<p>a b c d e</p>",
      "<h2>f</h2>",
      "<p>g:</p>",
      "<hr />",
      "<blockquote><p>h i j</p></blockquote>",
    );
    fc.assert(
      fc.property(fc.array(block, { maxLength: 20 }), fc.integer({ min: 1, max: 30 }), (blocks, words) => {
        const { nodes, cut } = excerptOf(parseHtml(blocks.join("")), words);
        expect(blocks.join("").startsWith(serializeHtml(nodes))).toBe(true);
        expect(cut).toBe(serializeHtml(nodes).length < blocks.join("").length);
        expect(countWords(nodesToText(nodes))).toBeLessThanOrEqual(Math.max(2 * words, 5));
      }),
    );
  });
});

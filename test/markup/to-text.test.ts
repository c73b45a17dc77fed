import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inlineText, toText } from "../../src/markup/to-text.js";

describe("toText()", () => {
  it.each([
    ["<p>One\n  two <b>three</b>.</p><p>Four</p>", "One two three.\n\nFour"],
    ["<h2>Head</h2>\n<p>a<br>b</p>", "Head\n\na\nb"],
    ["<ul><li>a</li><li><p>b</p><p>c</p></li></ul>", "- a\n- b\n\n  c"],
    ["<ol start=3><li>a<ul><li>b</li></ul></li><li>c</li></ol>", "3. a\n   - b\n4. c"],
    ["<ol start=0><li>a</li><li value=7>b</li><li>c</li></ol>", "0. a\n7. b\n8. c"],
    ["<ol reversed><li>a</li><li>b</li><li>c</li></ol>", "3. a\n2. b\n1. c"],
    [
      "<p>a</p><dl><dt>b</dt><dd>c<ul><li>d</li></ul></dd><dt>e</dt><dd><p>f</p><p>g</p></dd></dl><p>h</p>",
      "a\n\nb\n    c\n    - d\ne\n    f\n\n    g\n\nh",
    ],
    ["<pre><code>a\n  b\n</code></pre><p>c</p>", "a\n  b\n\nc"],
    ["<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>", "a\tb\n1\t2"],
    ["<p>a &lt;b&gt; &amp; c\u00A0d</p><script>no()</script><style>no</style>", "a <b> & c\u00A0d"],
    ['<p><a href="x">link</a><img src="a" alt="A"> <span aria-hidden="true">§</span></p>', "link"],
    ["<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", "漢"],
    ["", ""],
  ])("writes %j", (html, text) => {
    expect(toText(html)).toBe(text);
  });

  it("says every word of the text, in order", () => {
    const word = fc.stringMatching(/^[a-z]{1,6}$/);
    const tag = fc.constantFrom("p", "b", "li", "div", "td", "pre", "h2", "span");
    fc.assert(
      fc.property(fc.array(fc.tuple(tag, word), { maxLength: 15 }), (pieces) => {
        const html = pieces.map(([name, text]) => `<${name}>${text} </${name}>`).join("");
        const said = toText(html).match(/[a-z]+/g) ?? [];
        expect(said).toEqual(pieces.map(([, text]) => text));
      }),
    );
  });

  it("keeps the stack for any depth", () => {
    expect(toText(`${"<div>".repeat(100_000)}x`)).toBe("x");
  });
});

describe("inlineText()", () => {
  it("makes one space of each run of white space, of any kind", () => {
    const piece = fc.constantFrom("a", " ", " ", "\n", "\t", "\u00A0", "\u3000", "\r\n", "\u2028");
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join("")),
        (text) => {
          expect(inlineText([text])).toBe(text.split(/\s+/).filter(Boolean).join(" "));
        },
      ),
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseHtml } from "../../src/markup/parse-html.js";
import { renderMarkdown, renderMarkdownTree } from "../../src/markup/render-markdown.js";

/** Fails where there is a tree and it is not that of the HTML. */
function expectSame(text: string): void {
  const made = renderMarkdownTree(text);
  const html = renderMarkdown(text);
  expect(made, text).toEqual(typeof made === "string" ? html : parseHtml(html));
}

describe("markdownTree()", () => {
  it.each([
    "# A *b* `c`\n\nText & < more>,\nlines  \nand \"quotes\" 'too'.\n\n---\n\nTitle {#id .x}\n===",
    "- one\n- two\n  1. three\n\n     four\n  2. five\n- [ ] six\n\n3) seven",
    "> quoted\n> - list\n>\n> > twice\n\n> [!NOTE]\n> An alert",
    "```rust,ignore\nfn x() -> &'a str {}\n```\n\n    indented <b>\n\n~~~\n~~~",
    "| a | b |\n|:--|--:|\n| *c* | ~~d~~ |",
    '[a](b.md "t") ![c *d*\ne](f.png "g") <https://h.example/?i=j&k> www.l.example m@n.example [o]\n\n[o]: p',
    "A picture: ![x](y.png){: .z #i}\n\nText{: .alert}",
    'A\nB\n: c *d*\n\n: e\n\n    - f\n\nG\n: h\n\nI %%j%% K\n\n*[K]: "L"',
    "[TOC]\n\nAT&amp;T &copy; \u{1F600}",
  ])("makes of %j the tree of its HTML", (text) => {
    expect(renderMarkdownTree(text)).toEqual(parseHtml(renderMarkdown(text)));
  });

  it.each([
    ["raw HTML", "a <b>b</b>"],
    ["a block of HTML", "<div>\n\na\n\n</div>"],
    ["a footnote", "a[^1]\n\n[^1]: b"],
    ["half of a surrogate pair", "a \uD83D b"],
    ["a carriage return before a line feed", "a&#13;&#10;b"],
    ["a character that is cleaned away", '[a](b "\uFDD0")'],
    ["more levels than are kept", `${"*a ".repeat(110)}b${"*".repeat(110)}`],
    ["a link in a link", "[<https://a.example>](b) [c](d)"],
    ["a paragraph of an attribute list", "a\n\n{: .b}\n\n# c"],
  ])("leaves %s to the HTML", (_, text) => {
    expect(renderMarkdownTree(text)).toBe(renderMarkdown(text));
  });

  it("makes the tree of the HTML for any text, or none", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ..."\n|\n\n|  \n|\\\n| |    |# |## |===\n|---\n|***|**|*|__|_|`|``|```\n|```js {1}\n|~~|~~~|> |- |* |1. |7) |- [x] ".split(
          "|",
        ),
        ..."[|]|(|)|![|](/a.png 't')|](b)|[a]|[a]: /c 'd'\n|![e ![f](g) *h*](i)|[^1]|[^1]: j\n|^[k]".split("|"),
        ..."<|>|&|&amp;|&#13;|&#xD83D;|&quot;|\"|'|<b>|</b>|<!-- l -->|<div>\n|<https://m.example>|\\*|\\<".split("|"),
        ..."{#n .o}|{: .p}|{:toc}|[TOC]\n|> [!TIP] q\n|http://r.example|//s.example|www.t.example|u@v.example|:|@|\n: |\n:   |\n\n    |%%|\n%%|\n*[a]: w".split(
          "|",
        ),
        "| a | b |\n|---|:-:|\n| c | d |\n",
        "\uD83D\uDE00",
        "\uD83D",
        "\uDE00",
        "\r",
        "\0",
        "word ",
        "a",
      ),
      fc.string({ maxLength: 4 }),
      fc.string({ unit: "binary", maxLength: 3 }),
    );
    const text = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(""));
    const deep = fc
      .tuple(fc.constantFrom("> ", "- ", "1. ", "*", "[", "![", "> - "), fc.integer({ min: 1, max: 110 }), text)
      .map(([mark, times, inner]) => mark.repeat(times) + inner);
    fc.assert(fc.property(fc.oneof({ arbitrary: text, weight: 5 }, deep), expectSame), { numRuns: 1000 });
  });
});

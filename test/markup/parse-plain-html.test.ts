import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalBody } from "../../src/markup/canonical-body.js";
import type { HtmlNode } from "../../src/markup/html-tree.js";
import { parseAnyHtml } from "../../src/markup/parse-html.js";
import { parsePlainHtml } from "../../src/markup/parse-plain-html.js";
import { renderMarkdown } from "../../src/markup/render-markdown.js";
import { serializeHtml } from "../../src/markup/serialize-html.js";

const NAMES = (
  "a abbr address aside audio b bdi bdo blockquote br button caption cite code col colgroup data dd del details dfn div " +
  "dl dt em figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr i iframe image img input ins kbd li main mark math " +
  "nav ol optgroup option output p picture pre q rp rt ruby s samp script section select small source span strong style " +
  "sub summary sup svg table tbody td textarea tfoot th thead time title tr track u ul var video wbr"
).split(" ");

/** What it reads is what the parser reads. */
function expectTheSame(html: string): void {
  const plain = parsePlainHtml(html);
  if (plain) expect(plain).toEqual(parseAnyHtml(html));
}

const fragments = fc.array(
  fc.oneof(
    fc.constantFrom(...NAMES.map((name) => `<${name}>`)),
    fc.constantFrom(...NAMES.map((name) => `</${name}>`)),
    fc.constantFrom(...NAMES.map((name) => `<${name} />`)),
    fc.constantFrom("<p>", "</p>", "<li>", "</li>", "<ul>", "</ul>", "<em>", "</em>", "<br />", "\n", "text"),
    fc.constantFrom("&amp;", "&lt;", "&#39;", "&#x27;", "&nbsp;", "&", "&ampx;", "<", ">", '"', "'", "<!-- c -->"),
    fc.constantFrom(' a="b"', '<a href="/?a&amp;b">', '<a id="1" id="2">', "<a id='1'>", '<td colspan="2">', "<A>"),
    fc.string({ unit: "grapheme", maxLength: 6 }),
    fc.string({ unit: "binary", maxLength: 4 }),
  ),
  { maxLength: 12 },
);

const trees = fc.letrec<{ node: HtmlNode; nodes: HtmlNode[] }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5 },
    fc.string({ unit: "grapheme" }),
    fc.record({
      name: fc.constantFrom(...NAMES),
      attributes: fc.dictionary(
        fc.constantFrom("id", "class", "href", "title", "data-id"),
        fc.string({ unit: "grapheme" }),
      ),
      children: tie("nodes"),
    }),
  ),
  nodes: fc.array(tie("node"), { maxLength: 4 }),
})).nodes;

describe("parsePlainHtml()", () => {
  it("reads any two elements, one in the other and one after the other, as the parser does or not at all", () => {
    for (const outer of NAMES) {
      for (const inner of NAMES) {
        expectTheSame(`<${outer}><${inner}>x</${inner}></${outer}>`);
        expectTheSame(`<${outer}><b>y<${inner}>x</${inner}></b></${outer}>`);
        expectTheSame(`<${outer}><${inner} /></${outer}><${inner}>x</${inner}>`);
        expectTheSame(`<table><tbody><tr><${outer}><${inner}>x</${inner}></${outer}></tr></tbody></table>`);
      }
    }
  });

  it("reads whatever it is given as the parser does or not at all", () => {
    fc.assert(
      fc.property(fragments, (parts) => expectTheSame(parts.join(""))),
      { numRuns: 3000 },
    );
    fc.assert(
      fc.property(trees, (nodes) => expectTheSame(serializeHtml(nodes))),
      { numRuns: 1000 },
    );
  });

  it("reads the bodies of articles, so that no parser need be loaded for them", () => {
    const markdown = `# Title

A *word*, a [link](https://example.org/?a=1&b=2 "T"), \`code\` & more -- "quoted".[^1]

| a | b |
|---|--:|
| 1 | 2 |

1. one
   - nested

   > quoted
2. two

![A picture](a.png)

\`\`\`js
if (a < b && c > d) {}
\`\`\`

<figure><video controls src="a.mp4"></video><figcaption>Moving</figcaption></figure>

[^1]: A note.
`;
    const { html } = canonicalBody(renderMarkdown(markdown));
    const body = html.replace(/[\uFDD0-\uFDEF]/g, "");
    expect(parsePlainHtml(body)).toEqual(parseAnyHtml(body));
  });

  it("leaves nesting beyond the limit to the parser", () => {
    const html = `${"<div>".repeat(101)}x${"</div>".repeat(101)}`;
    expect(parsePlainHtml(html)).toBeUndefined();
    expect(parsePlainHtml(html.replaceAll(/<div>$|^<div>/g, "").replace(/<\/div>$/, ""))).toBeDefined();
  });

  it("takes time in proportion to the length of what is no HTML of ours", () => {
    for (const part of ["<a ", '<a b="', '<a b=""', "&amp", "<p><p>", "</p>", "<".repeat(3)]) {
      expect(parsePlainHtml(part.repeat(200_000))).toBeUndefined();
    }
  });
});

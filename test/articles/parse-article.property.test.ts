import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseArticle } from "../../src/articles/parse-article.js";
import type { ParsedArticle } from "../../src/articles/parsed-article.js";
import { memoryTree } from "../../src/build/memory-tree.js";
import { fillReferences } from "../../src/markup/reference-token.js";
import { settings } from "../support/publication.js";

const SETTINGS = settings();
const ENDINGS = ["md", "html", "txt"];

function parse(content: string | Uint8Array, ending: string): ParsedArticle {
  const path = `content/articles/2026-11-20-some.${ending}`;
  const file = memoryTree({ [path]: content }).get(path);
  if (!file) throw new Error("The tree has lost its file");
  return parseArticle(file, SETTINGS);
}

/** Pieces of which front matter and bodies are made, well and badly. */
const piece = fc.oneof(
  fc.constantFrom(
    "---\n",
    "+++\n",
    ";;;\n",
    "{\n",
    "}\n",
    "title: ",
    "date: ",
    "tags:\n",
    "- ",
    "  - ",
    "\t",
    '"',
    "'",
    "[",
    "]",
    "{",
    "}",
    "&a ",
    "*a",
    "<<: *a\n",
    "!!js/function ",
    "| \n",
    "> \n",
    ": ",
    "#",
    "\n",
    "\n\n",
    "2026-11-20",
    "2026-02-30",
    "0000-00-00",
    "title = ",
    "[extra]\n",
    "= ",
    "Title: ",
    "Date: ",
    "<p>",
    "</p>",
    "<b",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<![CDATA[",
    "{{< figure src=",
    ">}}",
    "{% raw %}",
    "{% endraw %}",
    "{% highlight x %}",
    "{{ x }}",
    "![a](b.png)",
    "[a](../b.md#c)",
    "[^1]",
    "[^1]: ",
    "| a | b |\n|---|---|\n",
    "```\n",
    "\u0000",
    "\uFEFF",
    "\uD800",
    "\uFDD0",
    "\u202E",
    "қазақ",
    "ئۇيغۇر",
    "中文",
    "ALMATY -- ",
  ),
  fc.string({ maxLength: 12 }),
  fc.string({ maxLength: 12, unit: "binary" }),
);
const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(""));
const source = fc.oneof(
  text,
  text.map((inner) => `---\n${inner}\n---\n${inner}`),
  text.map((inner) => `+++\n${inner}\n+++\n${inner}`),
  text.map((inner) => `---\ntitle: "T"\ndate: 2026-11-20\n---\n${inner}`),
  text.map((inner) => `---\ntitle: ${inner}\ndate: 2026-11-20\ntags: ${inner}\n---\n`),
);

describe("parseArticle() on anything", () => {
  it("never throws on any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.constantFrom(...ENDINGS), (bytes, ending) => {
        expect(parse(bytes, ending).source).toContain("2026-11-20-some");
      }),
      { numRuns: 300 },
    );
  });

  it("never throws on texts made of front matter and markup, and gives an article or says why not", () => {
    fc.assert(
      fc.property(source, fc.constantFrom(...ENDINGS), (written, ending) => {
        const { article, problems } = parse(written, ending);
        expect(article !== undefined || problems.some(({ severity }) => severity === "error")).toBe(true);
      }),
      { numRuns: 800 },
    );
  });

  it("writes bodies that are well-formed, in which nothing runs and no token of ours is left", () => {
    fc.assert(
      fc.property(source, fc.constantFrom(...ENDINGS), (written, ending) => {
        const { body, references } = parse(written, ending);
        const filled = fillReferences(
          body,
          references.map(() => ({ url: "https://courier.example/" })),
        );
        expect(unbalanced(filled)).toBe(0);
        expect(filled).not.toMatch(/<script|<style|\son\w+=|[\uFDD0-\uFDEF]|javascript:/i);
        expect(filled).not.toMatch(/\p{Surrogate}/u);
      }),
      { numRuns: 800 },
    );
  });

  it("makes titles, summaries and names plain text on one line in NFC", () => {
    fc.assert(
      fc.property(source, fc.constantFrom(...ENDINGS), (written, ending) => {
        const { article } = parse(written, ending);
        if (!article) return;
        const names = [...article.tags, ...article.authors].map(({ name }) => name);
        for (const line of [article.title ?? "", article.summary, ...names]) {
          expect(line).toBe(line.normalize("NFC").trim());
          expect(line).not.toMatch(/[\n\r\t\p{Surrogate}\0]/u);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("gives the same for the same bytes, and survives JSON", () => {
    fc.assert(
      fc.property(source, (written) => {
        const parsed = parse(written, "md");
        expect(JSON.parse(JSON.stringify(parse(written, "md")))).toEqual(JSON.parse(JSON.stringify(parsed)));
      }),
      { numRuns: 300 },
    );
  });
});

/** How many tags of a piece of XHTML lack their partner, and signs that should have been escaped. */
function unbalanced(html: string): number {
  const open: string[] = [];
  let wrong = 0;
  const rest = html.replace(/<(\/?)([a-z][a-z0-9]*)([^<>]*)>/g, (_, closing: string, name: string, inside: string) => {
    if (closing === "/") wrong += open.pop() === name ? 0 : 1;
    else if (!inside.endsWith("/")) open.push(name);
    return "";
  });
  return wrong + open.length + (rest.match(/[<>]|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/gi)?.length ?? 0);
}

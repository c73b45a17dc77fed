import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textBody } from "../../src/email/text-body.js";
import { TextLinks } from "../../src/email/text-links.js";
import { columnsOf, wrapText } from "../../src/email/wrap-text.js";
import { parseHtml } from "../../src/markup/parse-html.js";

function text(html: string, page?: string): string {
  const links = new TextLinks((url) => url.replace(/^https:\/\/own\.example\/a\/?/, "$&?utm=1"));
  return [textBody(parseHtml(html), links, page), links.list()].filter(Boolean).join("\n--\n");
}

describe("textBody()", () => {
  it("writes blocks a blank line apart, headings underlined", () => {
    expect(text("<p>a\n  b</p><h2>Title</h2><p>c<br>d</p><hr><p>e</p>")).toBe(
      "a b\n\nTitle\n-----\n\nc\nd\n\n* * *\n\ne",
    );
  });

  it("numbers links once each, and writes addresses that are their own words as they are", () => {
    const html =
      '<p><a href="https://a.example/">one</a>, <a href="https://b.example/">two</a>, <a href="https://a.example/">one</a>, <a href="https://c.example/">https://c.example/</a>, <a href="mailto:a@b.example">a@b.example</a></p>';
    expect(text(html)).toBe(
      "one [1], two [2], one [1], https://c.example/, a@b.example\n--\n[1] https://a.example/\n[2] https://b.example/",
    );
  });

  it("lines up lists in lists, and their further paragraphs", () => {
    expect(text("<ol start='0'><li>a</li><li value='7'>b</li><li>c</li></ol>")).toBe("0. a\n7. b\n8. c");
    expect(text("<ol reversed><li>a</li><li>b</li><li>c</li></ol>")).toBe("3. a\n2. b\n1. c");
    expect(text("<ul><li>a</li><li><p>b</p><p>c</p><ol start='9'><li>d</li><li>e</li></ol></li></ul>")).toBe(
      "- a\n- b\n  c\n  9. d\n  10. e",
    );
  });

  it("marks quotes at every line, quotes in quotes twice", () => {
    expect(text("<blockquote><p>a</p><blockquote><p>b</p></blockquote></blockquote>")).toBe("> a\n>\n> > b");
  });

  it("lines up tables, also where characters are wide, and lists the rows of those that are too wide", () => {
    expect(text("<table><tr><th>城市</th><th>n</th></tr><tr><td>a</td><td>12</td></tr></table>")).toBe(
      "城市  n\n----  --\na     12",
    );
    const wide = "word ".repeat(10);
    expect(text(`<table><tr><td>${wide}</td><td>${wide}</td></tr></table>`)).toMatch(/^- word .*\n {2}word/);
  });

  it("sets definitions four columns in, below their terms", () => {
    const wide = "word ".repeat(15).trim();
    expect(
      text(`<dl><dt>a</dt><dt>b</dt><dd>${wide}</dd><div><dt>c</dt><dd><p>d</p><ul><li>e</li></ul></dd></div></dl>`),
    ).toBe(`a\nb\n    ${"word ".repeat(13).trim()}\n    word word\nc\n    d\n\n    - e`);
  });

  it("keeps code as it is, four columns in", () => {
    expect(text("<pre>if (a)\n  b\n</pre>")).toBe("    if (a)\n      b");
  });

  it("says what pictures show, and names notes by raised numbers", () => {
    expect(text('<p><img src="a" alt="A map"> b<sup>[1]</sup></p>')).toBe("[A map] b¹");
    const own = "https://own.example/a/";
    expect(
      text(
        `<p>b<sup class="footnote-ref"><a href="${own}#fn1" id="fnref1">[1]</a></sup> <a href="${own}#part">c</a></p>`,
        `${own}?utm=1`,
      ),
    ).toBe(`b¹ c [1]\n--\n[1] ${own}?utm=1#part`);
    expect(text('<p>b<sup><a href="https://b.example/#1">2</a></sup></p>', own)).toBe(
      "b2 [1]\n--\n[1] https://b.example/#1",
    );
  });
});

describe("wrapText()", () => {
  it("breaks at spaces, and never breaks an address", () => {
    const url = `https://a.example/${"x".repeat(90)}`;
    expect(wrapText(`${"word ".repeat(20)}${url} end`).split("\n")).toEqual([
      "word ".repeat(14).trim(),
      "word ".repeat(6).trim(),
      url,
      "end",
    ]);
  });

  it("breaks Chinese between characters, but not before closing punctuation", () => {
    const lines = wrapText(`${"字".repeat(36)}。${"字".repeat(10)}`).split("\n");
    expect(lines).toEqual(["字".repeat(35), `字。${"字".repeat(10)}`]);
  });

  it("keeps every word, in order, in lines that fit unless one word does not", () => {
    const words = fc.array(
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }).map((word) => word.replace(/\s/g, "x")),
    );
    fc.assert(
      fc.property(words, (list) => {
        const lines = wrapText(list.join(" ")).split("\n");
        expect(lines.join("").replace(/\s/g, "")).toBe(list.join("").replace(/\s/g, ""));
        for (const line of lines) expect(columnsOf(line) <= 72 || !/\S\s+\S/.test(line)).toBe(true);
      }),
    );
  });
});

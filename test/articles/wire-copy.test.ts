import { describe, expect, it } from "vitest";
import { readWireCopy, typesetWireCopy, wireHtml, wireProse } from "../../src/articles/wire-copy.js";

describe("readWireCopy()", () => {
  it("takes the first line for the headline, and blank lines for the ends of paragraphs", () => {
    const copy = readWireCopy("Radio Returns To The Steppe\n\n\nThe mast was\nraised at dawn.\n\n\n\nIt works.\n");
    expect(copy).toMatchObject({
      headline: "Radio Returns To The Steppe",
      paragraphs: ["The mast was raised at dawn.", "It works."],
    });
  });

  it.each([
    ["ALMATY, Kazakhstan -- Eight people came.", "ALMATY, Kazakhstan", "Eight people came."],
    ["MOSCOW — Eight people came.", "MOSCOW", "Eight people came."],
    ["WASHINGTON, Feb. 9 (AP) — Eight people came.", "WASHINGTON, Feb. 9 (AP)", "Eight people came."],
    ["NUR-SULTAN -- Eight people came.", "NUR-SULTAN", "Eight people came."],
    ["LOS ANGELES, Calif. - Eight people came.", "LOS ANGELES, Calif.", "Eight people came."],
    ["АЛМАТЫ, Қазақстан -- Сегіз адам келді.", "АЛМАТЫ, Қазақстан", "Сегіз адам келді."],
  ])("finds the dateline of %j", (lead, dateline, rest) => {
    expect(readWireCopy(`Headline\n\n${lead}`)).toMatchObject({ dateline, paragraphs: [rest] });
  });

  it.each(["He said -- and she agreed -- yes.", "A new mast -- at last.", "I -- we -- came.", "Almaty is large."])(
    "finds no dateline in %j",
    (lead) => {
      expect(readWireCopy(`Headline\n\n${lead}`)).toMatchObject({ dateline: undefined, paragraphs: [lead] });
    },
  );

  it.each([
    [
      "indented lines",
      "First\ngoes on.\n  Second.\n  Third\ngoes on.",
      ["First goes on.", "Second.", "Third goes on."],
    ],
    ["ideographic spaces", "　　第一段。\n　　第二段\n　　第三段。", ["第一段。", "第二段", "第三段。"]],
    ["tabs", "\tFirst.\n\tSecond\ngoes on.", ["First.", "Second goes on."]],
    [
      "no indent of their own",
      "  A quotation\n  that is set in\n  from the margin.",
      ["A quotation that is set in from the margin."],
    ],
    ["marks", "Points:\n* One\n* Two\n  goes on\n· Three", ["Points:", "• One", "• Two goes on", "• Three"]],
    ["a colon before the first", "Points:\n- One\n  goes on\n- Two", ["Points:", "- One goes on", "- Two"]],
    ["dashes and numbers", "- Here?\n- Yes.\n\n1. One\n2) Two", ["- Here?", "- Yes.", "1. One", "2) Two"]],
    ["a dash or number within", "It rose\n- so they say -\nby\n3. August", ["It rose - so they say - by 3. August"]],
    ["rows of a table", "Ada      10\nBob       9\n\nText.", ["Ada      10\nBob       9", "Text."]],
  ])("parts paragraphs that no blank line parts, told by %s", (_, text, paragraphs) => {
    expect(readWireCopy(`Headline\n\n${text}\n`).paragraphs).toEqual(paragraphs);
  });

  it("takes no time for long lines of spaces, marks and indents", () => {
    const start = performance.now();
    for (const piece of [" ", "- ", "\t", "  \n a", "\n- a", "a   ", "　"])
      readWireCopy(`a\n\n${piece.repeat(50_000)}`);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it("joins lines of Chinese and Japanese without a space", () => {
    const copy = readWireCopy("标题\n\n第一行的文字\n继续在这里，\n还有 APEC\n会议。\n");
    expect(copy.paragraphs).toEqual(["第一行的文字继续在这里，还有 APEC 会议。"]);
  });

  it("takes a byline out of the text, and what agencies set below it", () => {
    const copy = readWireCopy("Headline\n\nBy Ada Example and Bo Muster\n\nText.\n\n-30-\n");
    expect(copy).toMatchObject({ byline: "Ada Example and Bo Muster", paragraphs: ["Text."] });
  });

  it("keeps the first line in the text when the headline is known and another", () => {
    expect(readWireCopy("Text at once.\n\nMore.", "Known")).toMatchObject({ paragraphs: ["Text at once.", "More."] });
    expect(readWireCopy("Known\n\nText.", "Known")).toMatchObject({ paragraphs: ["Text."] });
  });
});

describe("typesetWireCopy()", () => {
  it("sets dashes and quotes as print has them, by language", () => {
    const copy = readWireCopy(`"Free Air" -- A Motto\n\nIt's "free" -- they say.`);
    expect(typesetWireCopy(copy, "en")).toMatchObject({
      headline: "“Free Air” — A Motto",
      paragraphs: ["It’s “free” — they say."],
    });
    expect(typesetWireCopy(copy, "kk").paragraphs).toEqual(["It’s «free» — they say."]);
  });
});

describe("wireHtml()", () => {
  it("escapes the text, links addresses, and sets the dateline before the first paragraph", () => {
    const html = wireHtml({ dateline: "ALMATY", paragraphs: ["A < B & C, see https://example.org/a?b=c&d.", "End."] });
    expect(html).toBe(
      '<p><strong class="dateline">ALMATY</strong> — A &lt; B &amp; C, see <a href="https://example.org/a?b=c&amp;d">https://example.org/a?b=c&amp;d</a>.</p>\n<p>End.</p>\n',
    );
  });

  it("writes items as a list and rows of a table as they stand, and sums up neither marks nor rows", () => {
    const copy = readWireCopy('Headline\n\nALMATY -- Points:\n* One & "two"\n* Three\n\nAda    "10"\nBob      9\n');
    const typeset = typesetWireCopy(copy, "en");
    expect(wireHtml(typeset)).toBe(
      '<p><strong class="dateline">ALMATY</strong> — Points:</p>\n<ul>\n<li>One &amp; “two”</li>\n<li>Three</li>\n</ul>\n' +
        '<pre>Ada    "10"\nBob      9</pre>\n',
    );
    expect(wireProse(typeset)).toEqual(["Points:", "One & “two”", "Three"]);
  });

  it("links an address without the angle brackets around it", () => {
    expect(wireHtml({ paragraphs: ["See <https://example.org/?b=c&d=e>, <b>."] })).toBe(
      '<p>See &lt;<a href="https://example.org/?b=c&amp;d=e">https://example.org/?b=c&amp;d=e</a>&gt;, &lt;b&gt;.</p>\n',
    );
  });

  it("ends addresses with the first mark of a script without spaces", () => {
    const link = '<a href="https://example.org/a">https://example.org/a</a>';
    expect(wireHtml({ paragraphs: ["见 https://example.org/a。他说（https://example.org/a），好"] })).toBe(
      `<p>见 ${link}。他说（${link}），好</p>\n`,
    );
    expect(wireHtml({ paragraphs: ["انظر https://example.org/a، شكرا"] })).toBe(`<p>انظر ${link}، شكرا</p>\n`);
  });
});

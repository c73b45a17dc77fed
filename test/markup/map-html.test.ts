import { describe, expect, it } from "vitest";
import { escapeAttribute, escapeHtml } from "../../src/markup/escape-html.js";
import { mapHtml } from "../../src/markup/map-html.js";
import { fillReferences, referenceToken, sizeToken } from "../../src/markup/reference-token.js";
import { parseSrcset } from "../../src/markup/srcset.js";

describe("mapHtml()", () => {
  it("changes, unwraps and drops elements, from the innermost outwards", () => {
    const html = mapHtml("<p>a <b>b <i>c</i></b> <u>d</u></p>", (element) => {
      if (element.name === "i") return { ...element, name: "em" };
      if (element.name === "b") return element.children;
      return element.name === "u" ? [] : element;
    });
    expect(html).toBe("<p>a b <em>c</em> </p>");
  });

  it("writes what it reads, escaped", () => {
    expect(mapHtml('<a href="?a&amp;b" title="&quot;">x &lt; y</a><br>', (element) => element)).toBe(
      '<a href="?a&amp;b" title="&quot;">x &lt; y</a><br />',
    );
  });
});

describe("escaping", () => {
  it("keeps text text", () => {
    expect(escapeHtml(`<b> & "c" 'd'`)).toBe(`&lt;b&gt; &amp; "c" 'd'`);
    expect(escapeAttribute(`<b> & "c" 'd'`)).toBe("&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;");
  });
});

describe("fillReferences()", () => {
  it("puts in URLs, escaped, and sizes where they are known", () => {
    const html = `<img src="${referenceToken(1)}" width="${sizeToken(1)}" height="${sizeToken(1)}" /><a href="${referenceToken(0)}">x</a>`;
    expect(fillReferences(html, [{ url: "https://a.example/?b&c" }, { url: "d.png", width: 3 }])).toBe(
      '<img src="d.png" width="3" /><a href="https://a.example/?b&amp;c">x</a>',
    );
  });
});

describe("parseSrcset()", () => {
  it.each([
    ["a.png", [["a.png", ""]]],
    [
      "a.png 1x, b.png 2x",
      [
        ["a.png", "1x"],
        ["b.png", "2x"],
      ],
    ],
    [
      "a,b.png 640w,\n c.png 1.5x",
      [
        ["a,b.png", "640w"],
        ["c.png", "1.5x"],
      ],
    ],
    [
      "a.png, b.png",
      [
        ["a.png", ""],
        ["b.png", ""],
      ],
    ],
    ["javascript:x 1x, a.png 2x", [["a.png", "2x"]]],
    ["  ,, ", []],
    ["a.png wide, b.png 2x,", [["b.png", "2x"]]],
  ])("reads %j", (srcset, candidates) => {
    expect(parseSrcset(srcset).map(({ url, descriptor }) => [url, descriptor])).toEqual(candidates);
  });

  it("is not slow where many commas are in one address", () => {
    const start = performance.now();
    parseSrcset(`${"a,".repeat(30_000)}a b`);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

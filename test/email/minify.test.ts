import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minify } from "../../src/email/minify.js";

describe("minify()", () => {
  it("takes out indentation, empty classes, last semicolons and the slashes of void elements", () => {
    const html = '<table\n  class="" style="color:red;"\n>\n  <tr>\n    <td>a\n  b</td>\n  </tr>\n</table>\n<br />';
    expect(minify(html)).toBe('<table style="color:red"><tr><td>a b</td></tr></table><br>');
  });

  it("keeps the space between words, whatever tags stand between them", () => {
    expect(minify("<b>a</b>\n  <i>b</i>")).toBe("<b>a</b> <i>b</i>");
    expect(minify("<p>a\n  <b>b</b></p>")).toBe("<p>a <b>b</b></p>");
  });

  it("keeps no-break spaces, and values that end in a semicolon", () => {
    expect(minify('<td>\u00a0</td><img alt="a;" style="font-family:&quot;">')).toBe(
      '<td>\u00a0</td><img alt="a;" style="font-family:&quot;">',
    );
  });

  it("keeps conditional comments and what Word reads in them", () => {
    const html = "<!--[if mso]>\n <xml>\n <o:AllowPNG/>\n </xml>\n<![endif]-->";
    expect(minify(html)).toBe("<!--[if mso]><xml><o:AllowPNG/></xml><![endif]-->");
  });

  it("is not slow where many spaces stand in a row", () => {
    const start = performance.now();
    minify(`<pre>a${" ".repeat(60_000)}b</pre>`);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it("changes nothing when it is done twice", () => {
    const piece = fc.constantFrom(
      "<p>",
      "</p>",
      "<b>",
      "</b>",
      " ",
      "\n",
      "  ",
      "a",
      '<td class="" style="a:b;;">',
      "<br />",
      "\u00a0",
      "<!--[if mso | IE]>",
      "<![endif]-->",
      "<style>a { b : c; }</style>",
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const once = minify(pieces.join(""));
        expect(minify(once)).toBe(once);
      }),
    );
  });
});

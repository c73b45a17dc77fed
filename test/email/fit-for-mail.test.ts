import { describe, expect, it } from "vitest";
import { fitForMail, type MailFrame } from "../../src/email/fit-for-mail.js";
import { themeOf } from "../../src/email/theme.js";
import { parseHtml } from "../../src/markup/parse-html.js";
import { settings } from "../support/publication.js";

const frame: MailFrame = {
  theme: themeOf(settings().email),
  direction: "ltr",
  width: 592,
  radius: 0,
  level: 2,
  url: "https://courier.example/articles/a/",
  tagLink: (url) => `${url}!`,
  words: { watch: "Watch", listen: "Listen", picture: "Picture" },
};

/** The result without styles and widths, to see what became of the elements. */
function fitted(html: string, over: Partial<MailFrame> = {}): string {
  return fitForMail(parseHtml(html), { ...frame, ...over }).replace(/ style="[^"]*"/g, "");
}

describe("fitForMail()", () => {
  it("sets headings below the headline, without gaps", () => {
    expect(fitted("<h2>a</h2><h4>b</h4>")).toBe("<h3>a</h3><h4>b</h4>");
    expect(fitted("<h3>a</h3>", { level: 1 })).toBe("<h2>a</h2>");
  });

  it("leads links where they lead, tagged, and marks within the article to its page", () => {
    expect(fitted('<a href="https://other.example/" class="x" id="y">a</a>')).toBe(
      '<a href="https://other.example/!">a</a>',
    );
    expect(fitted('<a href="#part">a</a>')).toBe('<a href="https://courier.example/articles/a/#part!">a</a>');
  });

  it("keeps footnotes readable where links within the mail lead nowhere", () => {
    const html =
      '<p>a<sup class="footnote-ref"><a href="#fn1" id="r">[1]</a></sup></p>' +
      '<section class="footnotes"><ol><li class="footnote-item"><p>b <a href="#r" class="footnote-backref">↩︎</a></p></li></ol></section>';
    expect(fitted(html)).toBe('<p>a<sup>[1]</sup></p><div class="rule"><ol><li><p>b </p></li></ol></div>');
  });

  it("narrows pictures to the mail, and shows none that mail clients do not", () => {
    expect(fitted('<img src="https://a.example/b.png" alt="b" width="2000" height="9" srcset="x 2x">')).toBe(
      '<img src="https://a.example/b.png" alt="b" width="592">',
    );
    expect(fitted('<img src="https://a.example/b.svg" alt="b">')).toBe(
      '<a href="https://a.example/b.svg">Picture: b</a>',
    );
    expect(fitted('<img src="data:image/png;base64,AAAA" alt="b">')).toBe("[b]");
  });

  it("makes paragraphs of figures, and links of players and sounds", () => {
    expect(fitted('<figure><img src="https://a.example/b.png" alt="b"><figcaption>c</figcaption></figure>')).toBe(
      '<p><img src="https://a.example/b.png" alt="b" width="592"></p><p class="caption">c</p>',
    );
    expect(
      fitted(
        '<figure data-provider="vimeo" data-id="1"><a href="https://vimeo.com/1">A film</a><figcaption>Vimeo</figcaption></figure>',
      ),
    ).toBe('<p><a href="https://vimeo.com/1">▶ Watch: A film</a></p>');
    expect(fitted('<audio src="https://a.example/b.mp3" controls=""></audio>')).toBe(
      '<p><a href="https://a.example/b.mp3">▶ Listen</a></p>',
    );
  });

  it("writes out lines and indents of code", () => {
    expect(fitted("<pre><code class='language-js'>a\n  <b>b</b>\n\tc</code></pre>")).toBe(
      "<pre>a<br>\u00a0\u00a0b<br>\u00a0\u00a0\u00a0\u00a0c</pre>",
    );
  });

  it("says whose headers the header cells of a table are", () => {
    expect(fitted("<table><tr><th>a</th></tr><tr><th>b</th><td>c</td></tr></table>")).toContain(
      '<div><table><tr><th scope="col">a</th></tr><tr><th scope="row">b</th><td>c</td></tr></table></div>',
    );
  });

  it("runs code from left to right in texts of the other direction", () => {
    const html = '<p><code>f()</code> <kbd dir="rtl">x</kbd></p>';
    expect(fitted(html)).toBe(html);
    expect(fitted(html, { direction: "rtl" })).toBe(html.replace("<code", '<code dir="ltr"'));
  });

  it("gives a task its box and no mark of a list before it", () => {
    const items = '<ul><li class="task-list-item">☑ Feed the horses</li><li>Ride</li></ul>';
    const marks = [...fitForMail(parseHtml(items), frame).matchAll(/<li style="([^"]*)"/g)].map(([, style]) => style);
    expect(marks).toEqual([expect.stringContaining("list-style-type:none"), expect.not.stringContaining("list-style")]);
  });

  it("puts margins and lines on the side where the text begins", () => {
    const styled = (direction: "ltr" | "rtl") =>
      fitForMail(parseHtml("<blockquote><p>a</p></blockquote><ul><li>b</li></ul>"), { ...frame, direction });
    expect(styled("ltr")).toMatch(/border-left:3px[^>]*>.*padding-left:22px/);
    expect(styled("rtl")).toMatch(/border-right:3px[^>]*>.*padding-right:22px/);
    expect(styled("rtl")).not.toContain("left");
  });
});

import { describe, expect, it } from "vitest";
import { feedHtml } from "../../src/feeds/feed-html.js";
import { article, settings } from "../support/publication.js";

const page = "https://courier.example/articles/ink/";
const ink = article({ slug: "ink", id: "tag:courier.example,2026:ink", url: page });
const html = (body: string, over = {}, feeds = {}): string => feedHtml({ ...ink, ...over }, body, settings({ feeds }));
const [, prefix = ""] = /id="(a[0-9a-f]{8}-)x"/.exec(html('<h2 id="x">X</h2>')) ?? [];

describe("feedHtml()", () => {
  const table: readonly (readonly [string, string, string])[] = [
    ["prefixes ids", '<h2 id="x">X</h2>', `<h2 id="${prefix}x">X</h2>`],
    ["leads footnotes to the page", '<a href="#fn1">1</a>', `<a href="${page}#fn1">1</a>`],
    ["leaves other links alone", '<a href="https://a.example/#x">1</a>', '<a href="https://a.example/#x">1</a>'],
    ["leaves mail and telephone links", '<a href="mailto:a@x.example">m</a>', '<a href="mailto:a@x.example">m</a>'],
    [
      "drops what only our style sheet knows",
      '<p class="lead" role="note" aria-label="x" data-id="1">P</p>',
      "<p>P</p>",
    ],
    ["keeps the alignment of cells", '<td style="text-align:right">1</td>', '<td style="text-align:right">1</td>'],
    ["keeps languages and directions", '<p lang="ug" dir="rtl">خ</p>', '<p lang="ug" dir="rtl">خ</p>'],
    [
      "keeps pictures with all their sizes",
      '<img src="https://a.example/a.png" srcset="https://a.example/b.png 2x" alt="&quot;A&quot;" loading="lazy" />',
      '<img src="https://a.example/a.png" srcset="https://a.example/b.png 2x" alt="&quot;A&quot;">',
    ],
    [
      "gives a player a link",
      '<audio controls="" src="https://a.example/a.mp3"></audio>',
      '<audio controls="" src="https://a.example/a.mp3"><a href="https://a.example/a.mp3">Listen</a></audio>',
    ],
    [
      "takes the address of a player from its first source",
      '<video controls=""><source src="https://a.example/a.webm" type="video/webm" /></video>',
      '<video controls=""><source src="https://a.example/a.webm" type="video/webm"><a href="https://a.example/a.webm">Watch</a></video>',
    ],
    [
      "keeps the link that a player has",
      '<audio controls="" src="https://a.example/a.mp3"><a href="https://a.example/t">Text</a></audio>',
      '<audio controls="" src="https://a.example/a.mp3"><a href="https://a.example/t">Text</a></audio>',
    ],
    [
      "makes an embedded film a linked picture",
      '<figure class="embed" data-provider="youtube" data-id="a_b"><a href="https://www.youtube.com/watch?v=a_b">Film &amp; sound</a></figure>',
      '<figure><a href="https://www.youtube.com/watch?v=a_b"><img src="https://i.ytimg.com/vi/a_b/hqdefault.jpg" alt="Film &amp; sound" width="480" height="360"></a></figure>',
    ],
    [
      "leaves other embeds the links that they are",
      '<figure class="embed" data-provider="web"><a href="https://a.example/">a.example</a></figure>',
      '<figure><a href="https://a.example/">a.example</a></figure>',
    ],
    ["drops what XML cannot hold", "<p>a\u0008b\uFFFEc\uD800d\u0099e</p>", "<p>abcde</p>"],
    [
      "keeps text that looks like markup",
      "<p>&lt;b id=&quot;x&quot;&gt; ]]&gt;</p>",
      "<p>&lt;b id=&quot;x&quot;&gt; ]]&gt;</p>",
    ],
  ];
  it("says that code runs from left to right where the article does not", () => {
    const body = '<pre><code>f()</code></pre><p><kbd>x</kbd> <code dir="rtl" class="y">z</code></p>';
    expect(html(body)).not.toContain("ltr");
    expect(html(body, { direction: "rtl" })).toBe(
      '<pre dir="ltr"><code dir="ltr">f()</code></pre><p><kbd dir="ltr">x</kbd> <code dir="rtl">z</code></p>',
    );
  });

  for (const [what, body, expected] of table) it(what, () => expect(html(body)).toBe(expected));

  it("keeps links within the item where the settings say so", () => {
    const body = `<a href="#fn1">1</a><a href="${page}#fn2">2</a><i id="fn1"></i>`;
    expect(html(body, {}, { fragments: "item" })).toBe(
      `<a href="#${prefix}fn1">1</a><a href="#${prefix}fn2">2</a><i id="${prefix}fn1"></i>`,
    );
  });

  it("gives two articles different prefixes, and one article the same under any address", () => {
    expect(html('<i id="x"></i>', { id: "tag:courier.example,2026:other" })).not.toContain(prefix);
    expect(html('<i id="x"></i>', { url: "https://new.example/" })).toContain(prefix);
  });

  it("puts the article's picture first, once", () => {
    const picture = {
      url: "https://a.example/p.png?a=1&b=2",
      alt: 'The "press"',
      caption: "A < B",
      width: 4,
      height: 3,
    };
    const shown =
      '<figure><img src="https://a.example/p.png?a=1&amp;b=2" alt="The &quot;press&quot;" width="4" height="3"><figcaption>A &lt; B</figcaption></figure>';
    expect(html("<p>P</p>", { picture })).toBe(`${shown}\n<p>P</p>`);
    const body = '<p><img src="https://a.example/p.png?a=1&amp;b=2" alt=""></p>';
    expect(html(body, { picture })).toBe(body);
  });

  it("speaks the article's language", () => {
    expect(html('<audio controls="" src="https://a.example/a.mp3"></audio>', { language: "de" })).toContain(
      ">Anhören</a>",
    );
  });
});

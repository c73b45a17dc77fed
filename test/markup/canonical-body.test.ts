import fc from "fast-check";
import sanitizeHtml from "sanitize-html";
import { describe, expect, it } from "vitest";
import { type CanonicalBody, canonicalBody } from "../../src/markup/canonical-body.js";
import { parseHtml } from "../../src/markup/parse-html.js";
import { fillReferences } from "../../src/markup/reference-token.js";
import { renderMarkdown } from "../../src/markup/render-markdown.js";
import { malformation, tagsOf } from "./well-formed.js";

/** The body as it is when every URL leads where it says. */
function filled({ html, references }: CanonicalBody): string {
  return fillReferences(
    html,
    references.map(({ written }) => ({ url: written })),
  );
}

const made = (html: string): string => filled(canonicalBody(html, { title: "The title" }));

describe("canonicalBody()", () => {
  it.each([
    ["<p>One<p>Two", "<p>One</p><p>Two</p>"],
    ["<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"],
    ["<p>a<br>b<hr>c", "<p>a<br />b</p><hr />c"],
    ["<b><i>x</b></i>", "<b><i>x</i></b>"],
    ["Tom &amp; Jerry &copy; &nbsp;&#x41; & <3", "Tom &amp; Jerry © \u00A0A &amp; &lt;3"],
    ["<!-- note --><p>x</p><![CDATA[y]]>", "<p>x</p>"],
    ["<p>a\u0085b\u0000c\u0007d\uFDD0e\uFFFF</p>", "<p>a\nbcde</p>"],
    ["<p>&#0;&#7;&#xFDD0;&#x85;x&#xD800;</p>", "<p>\uFFFD…x\uFFFD</p>"],
    ["<p>\uD83D lone</p>", "<p>\uFFFD lone</p>"],
    ['<a href="a.html" target="_blank" onclick="x()" style="color:red">x</a>', '<a href="a.html">x</a>'],
    ['<a href="a">one <a href="b">two</a></a>', '<a href="a">one </a><a href="b">two</a>'],
    ["<center><font color=red>x</font></center>", "<div>x</div>"],
    ['<table><tr><td align="right">1</td></tr></table>', '<table><tr><td style="text-align:right">1</td></tr></table>'],
    [
      "<table><form><caption>a</caption><tr><td>b</td></tr></form></table>",
      "<table><caption>a</caption><tr><td>b</td></tr></table>",
    ],
    ['<p style="text-align:right">1</p>', "<p>1</p>"],
    [
      "<p>Text<figure><img src=a.png alt=A></figure>more</p>",
      '<p>Text</p><figure><img src="a.png" alt="A" /></figure>more',
    ],
    ["<p>E = <math><mi>m</mi><annotation>tex</annotation></math></p>", "<p>E = m</p>"],
    ["<form><label>Name <input name=n></label><button>Go</button></form>", "Name "],
    ["<p>a \u202Eb <b>c\u2067</b></p><p>d\u202C</p>", "<p>a \u202Eb <b>c\u2067</b>\u2069\u202C</p><p>d\u202C</p>"],
    ['<video poster="a.png"><a href="b.mp4">Watch</a></video>', '<a href="b.mp4">Watch</a>'],
    ['<audio><source src="a.mp3"></audio>', '<audio controls=""><source src="a.mp3" /></audio>'],
    ['<a name="old">x</a>', '<a id="old">x</a>'],
    ["<svg><title>T</title><path d='M0'/></svg><p>x</p>", "<p>x</p>"],
  ])("makes of %j what it means", (html, expected) => {
    expect(made(html)).toBe(expected);
  });

  it("moves headings so that they begin at h2, gives them ids, and keeps written ones", () => {
    const body = canonicalBody("<h1>Héllo, wörld!</h1><h2 id=own>B</h2><h3>Héllo wörld</h3><h4>!</h4>", { title: "T" });
    expect(body.headings).toEqual([
      { level: 2, id: "héllo-wörld", text: "Héllo, wörld!" },
      { level: 3, id: "own", text: "B" },
      { level: 4, id: "héllo-wörld-1", text: "Héllo wörld" },
      { level: 5, id: "section", text: "!" },
    ]);
    expect(body.html).toContain('<h3 id="own">B</h3>');
    expect(canonicalBody("<h4>Deep</h4>", { title: "T" }).headings).toEqual([{ level: 2, id: "deep", text: "Deep" }]);
  });

  it("lets no id stand twice, and no heading take one that the author gave", () => {
    const { html } = canonicalBody('<h2>A</h2><p id="a">x</p><p id="a">y</p>', { title: "T" });
    expect(html).toBe('<h2 id="a-1">A</h2><p id="a">x</p><p>y</p>');
  });

  it("takes the title from a first h1 when there is no other, and drops one that repeats it", () => {
    expect(canonicalBody("<h1>The <em>News</em></h1><p>x</p>")).toMatchObject({ title: "The News", html: "<p>x</p>" });
    expect(canonicalBody("<h2>the news.</h2><p>x</p>", { title: "The News" }).html).toBe("<p>x</p>");
    expect(canonicalBody("<h2>Other</h2><p>x</p>", { title: "The News" }).title).toBeUndefined();
    expect(canonicalBody("<h3>News</h3><p>x</p>")).toMatchObject({ title: "News", headings: [] });
    expect(canonicalBody("<p>x</p><h1>The News</h1>").title).toBeUndefined();
  });

  it.each([
    ["C++", "C#"],
    ["कि", "की"],
    ["🚀", "🎉"],
    ["…", "?"],
  ])("takes a heading for another than the title %j where it says %j", (title, heading) => {
    expect(canonicalBody(`<h2>${heading}</h2><p>x</p>`, { title }).headings).toMatchObject([{ text: heading }]);
    expect(canonicalBody(`<h2>${title}</h2><p>x</p>`, { title }).headings).toEqual([]);
  });

  it("puts tokens for all URLs, and tells where they are written", () => {
    const text = '[a](b.md)\n\n![c](d.png)\n\n<img src="e.png" srcset="e2.png 2x, e3.png 3x" alt="E">\n';
    const body = canonicalBody(renderMarkdown(text), {
      source: { file: "content/a.md", text, firstLine: 4 },
      title: "T",
    });
    expect(body.references).toEqual([
      { written: "b.md", kind: "page", place: { file: "content/a.md", line: 4, column: 5 } },
      { written: "d.png", kind: "media", place: { file: "content/a.md", line: 6, column: 6 } },
      { written: "e.png", kind: "media", place: { file: "content/a.md", line: 8, column: 11 } },
      { written: "e2.png", kind: "media", place: { file: "content/a.md", line: 8, column: 26 } },
      { written: "e3.png", kind: "media", place: { file: "content/a.md", line: 8, column: 37 } },
    ]);
    expect(body.images.map(({ alt, reference }) => [alt, reference])).toEqual([
      ["c", 1],
      ["E", 2],
    ]);
    const resolved = body.references.map(({ written }) => ({
      url: `https://x.example/?a&${written}`,
      width: 30,
      height: 20,
    }));
    expect(fillReferences(body.html, resolved)).toContain(
      '<img src="https://x.example/?a&amp;d.png" width="30" height="20" alt="c" />',
    );
  });

  it("tells where an address is that HTML writes with an entity", () => {
    const text = '<p>Text.</p>\n<a href="/?a=1&amp;b=2">A</a> <a href="/?a=1&c=3">A</a>\n';
    const { references } = canonicalBody(text, { source: { file: "content/a.html", text, firstLine: 1 } });
    expect(references.map(({ written, place }) => [written, place?.line, place?.column])).toEqual([
      ["/?a=1&b=2", 2, 10],
      ["/?a=1&c=3", 2, 40],
    ]);
  });

  it("leaves out the size of pictures that could not be measured, and keeps a written one", () => {
    expect(made('<img src="a.png" alt="">')).toBe('<img src="a.png" alt="" />');
    expect(made('<img src="a.png" alt="" width="40px" height="30.5">')).toBe(
      '<img src="a.png" alt="" width="40" height="30" />',
    );
  });

  it("tells pictures without an alternative text from decorations", () => {
    const { images } = canonicalBody('<img src="a.png"><img src="b.png" alt="">');
    expect(images.map(({ alt }) => alt)).toEqual([undefined, ""]);
  });

  it.each([
    [
      '<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ?rel=0" title="A film"></iframe>',
      "youtube",
      "dQw4w9WgXcQ",
      "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
    ],
    ['<iframe src="//player.vimeo.com/video/76979871"></iframe>', "vimeo", "76979871", "https://vimeo.com/76979871"],
    [
      '<iframe src="https://open.spotify.com/embed/episode/4rOo?x=1"></iframe>',
      "spotify",
      "episode/4rOo",
      "https://open.spotify.com/episode/4rOo",
    ],
    ['<lite-youtube videoid="abc_-1"></lite-youtube>', "youtube", "abc_-1", "https://www.youtube.com/watch?v=abc_-1"],
  ])("makes of %s a figure with a link", (html, provider, id, url) => {
    const body = canonicalBody(html);
    expect(body.html).toContain(`<figure class="embed" data-provider="${provider}" data-id="${id}"><a href="`);
    expect(body.references).toEqual([{ written: url, kind: "page", place: undefined }]);
  });

  it("links to what any other player shows", () => {
    expect(
      made('<iframe src="https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/a/b&color=0"></iframe>'),
    ).toBe(
      '<figure class="embed" data-provider="soundcloud"><a href="https://soundcloud.com/a/b">SoundCloud</a></figure>',
    );
    expect(made('<iframe src="https://www.youtube.com/embed/videoseries?list=PL1"></iframe>')).toBe(
      '<figure class="embed" data-provider="web"><a href="https://www.youtube.com/embed/videoseries?list=PL1">youtube.com</a></figure>',
    );
    expect(made('<p>See <iframe title="A map" src="https://maps.example/x"></iframe></p>')).toBe(
      '<p>See </p><figure class="embed" data-provider="web"><a href="https://maps.example/x">A map</a><figcaption>maps.example</figcaption></figure>',
    );
  });

  it("makes lazy pictures real, and shows a fallback for readers without scripts once", () => {
    expect(made('<img src="data:image/gif;base64,R0" data-src="a.jpg" data-srcset="a2.jpg 2x" alt="A">')).toBe(
      '<img src="a.jpg" alt="A" srcset="a2.jpg 2x" />',
    );
    expect(made('<img data-src="a.jpg" alt="A"><noscript><img src="a.jpg" alt="A"></noscript>')).toBe(
      '<img alt="A" src="a.jpg" />',
    );
    expect(made('<div data-x></div><noscript><img src="b.jpg" alt="B"></noscript>')).toBe(
      '<div></div><img src="b.jpg" alt="B" />',
    );
  });

  it("makes a figure of a picture that has a paragraph and a title", () => {
    expect(made('<p><img src="a.png" alt="A" title="A caption"></p>')).toBe(
      '<figure><img src="a.png" alt="A" /><figcaption>A caption</figcaption></figure>',
    );
  });

  it("counts words as readers see them", () => {
    expect(canonicalBody("<p>un<em>believ</em>able, isn't it?</p><pre>a b</pre><p>c</p>").words).toBe(6);
    expect(canonicalBody("<p>邮差每天早上送信到村里来。</p>").words).toBe(8);
    expect(canonicalBody("<p>Пошта хат жеткізеді.</p><p>خەت كەلدى</p>").words).toBe(5);
  });

  it("gives the paragraphs that summaries are made of, and those before a divider", () => {
    const body = canonicalBody(
      '<p>One <b>bold</b>.</p><ul><li>Item<ul><li>Sub</li></ul></li><li><p>Long item.</p><figure><figcaption>no</figcaption></figure></li></ul><h2>Head</h2><pre>code</pre><blockquote><p>Two<sup class="footnote-ref"><a href="#f">[1]</a></sup>.</p></blockquote><!-- more --><p>Three.</p>',
    );
    expect(body.paragraphs).toEqual(["One bold.", "Item", "Sub", "Long item.", "Two.", "Three."]);
    expect(body.summaryParagraphs).toEqual(["One bold.", "Item", "Sub", "Long item.", "Two."]);
    expect(canonicalBody("<p><code>&lt;!-- more --&gt;</code></p>").summaryParagraphs).toBeUndefined();
  });

  it("takes definitions for paragraphs that begin with their terms", () => {
    const body = canonicalBody(
      "<dl><dt>Relay</dt><dt>Stage</dt><dd>A <b>post</b>.</dd><dd>A way.</dd><div><dt>What?</dt><dd><p>One.</p><p>Two.</p></dd></div><dt>No</dt></dl>",
    );
    expect(body.paragraphs).toEqual(["Relay, Stage: A post.", "A way.", "What? One.", "Two."]);
  });

  it("takes text for paragraphs, up to a block or an empty line, where most of it stands in none", () => {
    const body = canonicalBody(
      'One <b>bold</b>,<br>two.<br /><br />\n<a href="a">Three</a>.<h2>Head</h2><div>Four<p>Five</p>six<div>seven</div></div><figure>no</figure><video src="a.mp4">no</video><table><tr><td>no</table><blockquote>Eight<sup class="footnote-ref">[1]</sup></blockquote><ul><li>Nine <i>ten</i></ul>',
    );
    expect(body.paragraphs).toEqual(["One bold, two.", "Three.", "Four", "Five", "six", "seven", "Eight", "Nine ten"]);
    expect(canonicalBody("<nav>Home, about</nav><p>One paragraph of text.</p>").paragraphs).toEqual([
      "One paragraph of text.",
    ]);
  });

  it("does not miss scripts that only dress up a quotation", () => {
    const html = '<blockquote>Post</blockquote><script async src="https://platform.twitter.com/widgets.js"></script>';
    expect(canonicalBody(html)).toMatchObject({ html: "<blockquote>Post</blockquote>", problems: [] });
  });

  it.each([
    [
      "<table><tr><td>1</table><caption>Of <b>it</b>.</caption><p>x</p>",
      "<table><tr><td>1</td></tr></table><div>Of <b>it</b>.</div><p>x</p>",
    ],
    [
      "<td>a</td><tr><th>b</th></tr><tbody><tr><td>c</tbody><colgroup><col></colgroup>d",
      "<div>a</div><div>b</div><div>c</div>d",
    ],
    ["<p>a <td id=x>b</td> c</p>", '<p>a </p><div id="x">b</div><p> c</p>'],
    [
      "<table><caption>A</caption><tr><td><table><tr><td>1</table>",
      "<table><caption>A</caption><tr><td><table><tr><td>1</td></tr></table></td></tr></table>",
    ],
  ])("leaves no part of a table where there is none, which would end that of a mail: %s", (html, expected) => {
    expect(made(html)).toBe(expected);
    expect(made(expected)).toBe(expected);
  });

  it.each([
    ["这是第一行\n这是第二行，\n继续。", "<p>这是第一行这是第二行，继续。</p>"],
    ["これは **強調**\n*する*\nテスト", "<p>これは <strong>強調</strong><em>する</em>テスト</p>"],
    ["他说\n“好”\n就走了", "<p>他说“好”就走了</p>"],
    ["- 列\n  表", "<ul>\n<li>列表</li>\n</ul>"],
    ["<p>中<em>文 </em>\n 字</p>", "<p>中<em>文</em>字</p>"],
    ["中文\nEnglish\n中文 `a`\n文", "<p>中文\nEnglish\n中文 <code>a</code>\n文</p>"],
    ["한국어\n텍스트", "<p>한국어\n텍스트</p>"],
    ["中  \n文\n\n    中\n    文", "<p>中<br />\n文</p>\n<pre><code>中\n文\n</code></pre>"],
    [
      "| 中 |\n|---|\n| 文 |",
      "<table>\n<thead>\n<tr>\n<th>中</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>文</td>\n</tr>\n</tbody>\n</table>",
    ],
  ])("joins the lines of scripts that have no spaces between words: %j", (text, html) => {
    const { html: made, paragraphs } = canonicalBody(renderMarkdown(text), { title: "T" });
    expect(made.trim()).toBe(html);
    expect(paragraphs.join("")).not.toMatch(/第一行 |说 |列 /);
  });

  it("says what readers will not see, and where it is written", () => {
    const text = 'Text\n\n<script>run()</script>\n\n<a href="javascript:alert(1)">x</a>\n';
    const { problems } = canonicalBody(renderMarkdown(text), {
      source: { file: "a.md", text, firstLine: 1 },
      title: "T",
    });
    expect(problems.map(({ code, place }) => [code, place?.line, place?.column])).toEqual([
      ["markup/dropped-element", 3, 1],
      ["markup/unsafe-address", 5, 10],
    ]);
  });

  it.each(["file:///home/ada/mast.png", "C:/Users/ada/mast.png", "data:image/svg+xml;base64,PHN2Zy8+"])(
    "says of a picture that only its author sees, %s, why it is left out, and where it is written",
    (written) => {
      const text = `<img src="a.png">\n\n![A mast](${written})\n`;
      const source = { file: "a.md", text, firstLine: 1 };
      const { problems, images } = canonicalBody(renderMarkdown(text), { source, title: "T" });
      expect(images).toHaveLength(1);
      expect(problems).toMatchObject([{ code: "markup/unsafe-address", place: { line: 3, column: 11 } }]);
      expect(problems[0]?.message).toContain(`Cannot show "${written}": expected a file beside the article`);
    },
  );
});

/** What has been used against sanitisers; none may leave anything that runs. */
const ATTACKS = [
  "<script>alert(1)</script>",
  "<scr<script>ipt>alert(1)</scr</script>ipt>",
  "<img src=x onerror=alert(1)>",
  "<img src=`javascript:alert(1)`>",
  "<svg onload=alert(1)>",
  "<svg><script>alert(1)</script></svg>",
  "<svg><style><img src=x onerror=alert(1)></style></svg>",
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="JaVaScRiPt:alert(1)">x</a>',
  '<a href="java\nscript:alert(1)">x</a>',
  '<a href=" &#14; javascript:alert(1)">x</a>',
  '<a href="java&#x09;script:alert(1)">x</a>',
  '<a href="&#106;avascript&colon;alert(1)">x</a>',
  '<a href="vbscript:x">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="\u200Bjavascript:alert(1)">x</a>',
  '<img src="data:image/svg+xml;base64,PHN2Zz4=">',
  '<img src="data:text/html;base64,x">',
  '<img srcset="javascript:alert(1) 2x, a.png 1x">',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="javascript:alert(1)"></object>',
  '<embed src="data:text/html,x">',
  '<form action="javascript:alert(1)"><input type=submit formaction="javascript:x"></form>',
  '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
  '<base href="javascript:alert(1)//">',
  '<link rel=stylesheet href="javascript:x">',
  "<style>@import 'javascript:x';</style>",
  '<div style="background:url(javascript:alert(1))">x</div>',
  '<td style="text-align:right;background:url(javascript:x)">x</td>',
  "<textarea></textarea><script>alert(1)</script>",
  "<xmp></xmp><img src=x onerror=alert(1)>",
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  "<plaintext><img src=x onerror=alert(1)>",
  "<template><img src=x onerror=alert(1)></template>",
  "<title><img src=x onerror=alert(1)></title>",
  "<select><option><img src=x onerror=alert(1)></option></select>",
  '<video poster="javascript:x"><source onerror="alert(1)" src="javascript:x"></video>',
  '<a href="x" onmouseover=alert(1) autofocus onfocus=alert(1)>x</a>',
  "<p title='\"><img src=x onerror=alert(1)>'>x</p>",
  '<img alt="<img src=x onerror=alert(1)>" src=a.png>',
  '<blockquote cite="javascript:alert(1)">x</blockquote>',
  "<!--><img src=x onerror=alert(1)>-->",
  "<![CDATA[<img src=x onerror=alert(1)>]]>",
  "<?xml version='1.0'?><img src=x onerror=alert(1)>",
  "<constructor>x</constructor><__proto__ onload=x>y</__proto__>",
];

const FORBIDDEN =
  /^(?:script|style|iframe|object|embed|form|input|button|textarea|xmp|noscript|svg|math|template|title|link|meta|base|plaintext|select)$/;

const RUNS = /^(?:on|srcdoc$|formaction$|action$)/i;
const UNSAFE_URL = /^\s*(?!data:image\/(?:png|gif|jpeg|webp|avif);)(?:javascript|vbscript|data):/i;

/** What comes out is well-formed and runs nothing. */
function expectSafe(html: string): void {
  const body = made(html);
  expect(malformation(body), html).toBeUndefined();
  for (const { name, attributes } of tagsOf(body)) {
    expect(name).not.toMatch(FORBIDDEN);
    for (const [key, value] of attributes) {
      expect(key).not.toMatch(RUNS);
      if (key === "style") expect(value).toMatch(/^text-align:(?:left|right|center)$/);
      if (/^(?:href|src|poster|cite)$/.test(key)) expect(value).not.toMatch(UNSAFE_URL);
      if (key === "srcset") for (const url of value.split(/,\s+/)) expect(url).not.toMatch(UNSAFE_URL);
    }
  }
}

describe("the sanitiser", () => {
  it.each(ATTACKS)("lets nothing run of %s", (attack) => expectSafe(attack));

  it("leaves nothing that a sanitiser of another make would take out", () => {
    const body = made(ATTACKS.join("<p>between</p>"));
    const other = sanitizeHtml(body, { allowedTags: false, allowedAttributes: false, allowVulnerableTags: true });
    expect(parseHtml(other)).toEqual(parseHtml(body));
  });

  const name = fc.constantFrom(
    ..."p div a b em img br ul li table tr td th h1 h3 script style iframe svg math noscript textarea pre code figure video source details section blockquote span center x".split(
      " ",
    ),
  );
  const attribute = fc
    .tuple(
      fc.constantFrom(
        "href",
        "src",
        "srcset",
        "id",
        "class",
        "style",
        "onclick",
        "title",
        "alt",
        "data-src",
        "align",
        "dir",
        "width",
        "=",
      ),
      fc.oneof(
        fc.string({ maxLength: 12 }),
        fc.constantFrom(
          "javascript:x",
          "a b.png 2x, c.png",
          "https://e.example/?a&b",
          "&#x6a;avascript:x",
          "#a",
          "footnotes",
          '"><img onerror=x>',
          "text-align:right",
        ),
      ),
      fc.constantFrom('"', "'", ""),
    )
    .map(([key, value, quote]) => ` ${key}=${quote}${value}${quote}`);
  const piece = fc.oneof(
    fc
      .tuple(name, fc.array(attribute, { maxLength: 3 }), fc.constantFrom(">", "/>", ""))
      .map(([tag, given, end]) => `<${tag}${given.join("")}${end}`),
    name.map((tag) => `</${tag}>`),
    fc.string({ unit: "binary", maxLength: 10 }),
    fc.constantFrom("<!-- x -->", "<!--", "-->", "&amp;", "&#0;", "&lt;script&gt;", "<![CDATA[", "]]>", "text ", "\n"),
  );

  it("gives well-formed HTML that runs nothing and does not change when it is made again, for any input", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const html = pieces.join("");
        expectSafe(html);
        const once = made(html);
        expect(made(once), html).toBe(once);
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    ["nested elements", "<div>".repeat(200_000)],
    ["nested inline elements", "<p><b>x".repeat(100_000)],
    ["unknown elements", "<x></y>".repeat(200_000)],
    ["open quotes", '<a href="'.repeat(200_000)],
    ["open comments", "<!--".repeat(400_000)],
    ["nested links", "<a href=x>".repeat(100_000)],
    ["nested lists", "<ul><li>".repeat(50_000)],
    ["one long srcset", `<img srcset="${"a.png 1x,".repeat(100_000)}">`],
    ["spaces", `<p>${" ".repeat(2_000_000)}x`],
    ["entities", "&lt".repeat(500_000)],
    ["same headings", "<h2>a</h2>".repeat(50_000)],
  ])("reads megabytes of %s in time in proportion, and keeps the stack", (_, html) => {
    expect(malformation(canonicalBody(html).html.replaceAll(/[\uFDD0-\uFDD2]/g, ""))).toBeUndefined();
  });
});

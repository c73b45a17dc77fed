import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalBody } from "../../src/markup/canonical-body.js";
import { fillReferences } from "../../src/markup/reference-token.js";
import { renderMarkdown } from "../../src/markup/render-markdown.js";
import { malformation } from "./well-formed.js";

/** Markdown as it stands in an article. */
function body(text: string): string {
  const { html, references } = canonicalBody(renderMarkdown(text), { title: "T" });
  return fillReferences(
    html,
    references.map(({ written }) => ({ url: written })),
  ).trim();
}

describe("renderMarkdown()", () => {
  it.each([
    ["*a* **b** ~~c~~ `d`", "<p><em>a</em> <strong>b</strong> <s>c</s> <code>d</code></p>"],
    [
      "- [ ] open\n- [x] done\n- [link](a.md)",
      '<ul>\n<li class="task-list-item">☐ open</li>\n<li class="task-list-item">☑ done</li>\n<li><a href="a.md">link</a></li>\n</ul>',
    ],
    [
      "See https://a.example/x_y and www.b.example. Mail c@d.example",
      '<p>See <a href="https://a.example/x_y">https://a.example/x_y</a> and <a href="http://www.b.example">www.b.example</a>. Mail <a href="mailto:c@d.example">c@d.example</a></p>',
    ],
    ["See _https://a.example_", '<p>See <em><a href="https://a.example">https://a.example</a></em></p>'],
    ["Read README.md or example.com", "<p>Read README.md or example.com</p>"],
    ['[пошта](../хат.md "t")', '<p><a href="../хат.md" title="t">пошта</a></p>'],
    ["```rust,ignore\nfn x() {}\n```", '<pre><code class="language-rust">fn x() {}\n</code></pre>'],
    ["```{.python .numberLines}\nx\n```", '<pre><code class="language-python">x\n</code></pre>'],
    ["## Title {#own .wide}", '<h2 id="own">Title</h2>'],
    ['## Title {#own .a.b key="v w"}', '<h2 id="own">Title</h2>'],
    ["## Title {: #own}", '<h2 id="own">Title</h2>'],
    ["## Braces {not an id}", '<h2 id="braces-not-an-id">Braces {not an id}</h2>'],
    ["Text\n{: .center}", "<p>Text</p>"],
    ["![a](b.png){: .right}", '<p><img src="b.png" alt="a" /></p>'],
    ["Before\n\n{: .post-image }\n\nAfter", "<p>Before</p>\n\n<p>After</p>"],
    [
      "> [!NOTE]\n> Mind *this*.",
      '<blockquote class="alert alert-note">\n<p><strong>Note</strong><br />\nMind <em>this</em>.</p>\n</blockquote>',
    ],
    ["> [!tip]- Own title", '<blockquote class="alert alert-tip">\n<p><strong>Own title</strong></p>\n</blockquote>'],
    ["[TOC]\n\nText", "<p>Text</p>"],
    ["* contents\n{:toc}\n\nText", "<p>Text</p>"],
    ["`{: .x}` stays", "<p><code>{: .x}</code> stays</p>"],
    ["Text. {.lead}", "<p>Text.</p>"],
    ["Text *em*\n{.note #own}", '<p id="own">Text <em>em</em></p>'],
    ['![a](b.png){width="300" .right} after', '<p><img src="b.png" alt="a" /> after</p>'],
    ["![a](b.png)\n{width=300}", '<p><img src="b.png" alt="a" /></p>'],
    [
      '[a](b.md){target="_blank" rel="noopener"}, `c`{.js} and **d**{.red}.',
      '<p><a href="b.md">a</a>, <code>c</code> and <strong>d</strong>.</p>',
    ],
    ["> Quoted\n{.pull}", "<blockquote>\n<p>Quoted</p>\n</blockquote>"],
    ["Before\n\n{.wide}\n\nAfter", "<p>Before</p>\n\n<p>After</p>"],
    [
      "The set {x=1}, a {.5}\n\n`{.x}`, \\{.x} and {.x} {y}",
      "<p>The set {x=1}, a {.5}</p>\n<p><code>{.x}</code>, {.x} and {.x} {y}</p>",
    ],
    ["Source: [a](b.md) {.small}", '<p>Source: <a href="b.md">a</a></p>'],
    ["![a](my mast.png)", '<p><img src="my mast.png" alt="a" /></p>'],
    [
      '![a](Shot 1 at 10.00.00 (2).png "T") [b](a b.md#c)',
      '<p><img src="Shot 1 at 10.00.00 (2).png" alt="a" title="T" /> <a href="a b.md#c">b</a></p>',
    ],
    [
      "![a](b.png =300x200)![a](c d.png =50%)[a](b.md =9x)",
      '<p><img src="b.png" alt="a" /><img src="c d.png" alt="a" /><a href="b.md">a</a></p>',
    ],
    [
      "[sic](as he wrote) [a](b\nc.md) `[a](b c.md)`",
      "<p>[sic](as he wrote) [a](b\nc.md) <code>[a](b c.md)</code></p>",
    ],
    ["<div align=center>\n\n**b**\n\n</div>", "<div>\n<p><strong>b</strong></p>\n</div>"],
    ["[x](javascript:alert(1))", "<p>x</p>"],
  ])("renders %j", (text, html) => {
    expect(body(text).replace(/\n(?=<\/p>)/g, "")).toBe(html);
  });

  it.each([
    ["dots", `## Fill in {${".".repeat(44)}`],
    ["spaces before a brace", `## Fill in${" ".repeat(60_000)}{ it`],
    ["spaces in a brace", `Fill in {:${" ".repeat(60_000)}it`],
  ])("is not slow where a list of attributes is never closed: %s", (_, text) => {
    const start = performance.now();
    renderMarkdown(text);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it.each(["{: .wide}", "{:.wide}", "{.wide #own}", "{: }"])(
    "takes the list of attributes below a table, %s, for no row",
    (list) => {
      const table = "| a | b |\n|---|---|\n| 1 | 2 |\n";
      expect(body(`${table}${list}\n\nText`)).toBe(body(`${table}\nText`));
      expect(body(`> ${table.trim().replaceAll("\n", "\n> ")}\n> ${list}`)).not.toContain("wide");
      expect(body(`${table}| {.x} | y |\n| {x} |`)).toContain("<td>{.x}</td>");
    },
  );

  it.each([
    [
      '<div markdown="1">\n*a*\n\n- b\n</div>\n*c*',
      "<div><p><em>a</em></p>\n<ul>\n<li>b</li>\n</ul>\n</div>\n<p><em>c</em></p>",
    ],
    [
      "<figure markdown='1'>\n<figcaption>\nOne\n</figcaption>\n![Two](a.png)\n</figure>",
      '<figure><figcaption>\nOne\n</figcaption>\n<p><img src="a.png" alt="Two" /></p>\n</figure>',
    ],
    [
      "<details markdown>\n<summary>S</summary>\n**a**\n</details>",
      "<details><summary>S</summary>\n<p><strong>a</strong></p>\n</details>",
    ],
    ["<p class=x markdown=span>*a*</p>", "<p><em>a</em></p>"],
    [
      '<div markdown="1">\n    <div markdown="1">\n    *a* [r]\n\n    ```\n    </div>\n    ```\n    </div>\n</div>\n\n[r]: b.md',
      '<div><div><p><em>a</em> <a href="b.md">r</a></p>\n<pre><code>&lt;/div&gt;\n</code></pre>\n</div>\n</div>',
    ],
    ['- a\n  <div markdown="1">\n  *b*\n- c', "<ul>\n<li>a<div><p><em>b</em></p>\n</div></li>\n<li>c</li>\n</ul>"],
    [
      '> <div markdown="1">\n> *a*\n> </div>\n\nb',
      "<blockquote>\n<div><p><em>a</em></p>\n</div>\n</blockquote>\n<p>b</p>",
    ],
    ['<div markdown="0">\n*a*\n</div>', "<div>\n*a*\n</div>"],
  ])("reads HTML as Markdown where its tag says so: %j", (text, html) => {
    expect(body(text).replace(/\n{2,}/g, "\n")).toBe(html);
  });

  it.each([
    ["opened", '<div markdown="1">\n'],
    ["opened and not closed in one line", '<div markdown="1"\n'],
    ["closed", "<div markdown='1'>\n</div>\n"],
    ["around code", '<div markdown="1">`</div>`\n'],
  ])("is not slow where Markdown in HTML is %s very often", (_, line) => {
    const start = performance.now();
    body(line.repeat(10_000));
    expect(performance.now() - start).toBeLessThan(4000);
  });

  it.each([
    ["A pigeon\n: A *bird*", "<dl><dt>A pigeon</dt><dd>A <em>bird</em></dd></dl>"],
    [
      "*A*\nB\n: One goes\non\n: Two\n\nC\n:   Three",
      "<dl><dt><em>A</em></dt><dt>B</dt><dd>One goes\non</dd><dd>Two</dd><dt>C</dt><dd>Three</dd></dl>",
    ],
    [
      "A\n\n: One\n\n:\tTwo\n\n\tThree\n\n    - four\n\nFive",
      "<dl><dt>A</dt><dd><p>One</p></dd><dd><p>Two</p><p>Three</p><ul><li>four</li></ul></dd></dl><p>Five</p>",
    ],
    [
      "A\n: ```\n  : code\n\n      more\n  ```\n : B",
      "<dl><dt>A</dt><dd><pre><code>: code\n\n    more\n</code></pre></dd><dd>B</dd></dl>",
    ],
    ["A\n: B\n# C\n: D", '<dl><dt>A</dt><dd>B</dd></dl><h2 id="c">C</h2><p>: D</p>'],
    ["A\n: B\n\n    C\n    : D", "<dl><dt>A</dt><dd>B<dl><dt>C</dt><dd>D</dd></dl></dd></dl>"],
    ["- A\n  : B\n- C\n: D", "<ul><li><dl><dt>A</dt><dd>B</dd></dl></li><li>C\n: D</li></ul>"],
    ["> A\n> : B\n\nC", "<blockquote><dl><dt>A</dt><dd>B</dd></dl></blockquote><p>C</p>"],
    ["{:.wide}\nA\n: B\n{: .x}\n\nC", "<dl><dt>A</dt><dd>B</dd></dl><p>C</p>"],
  ])("renders lists of definitions: %j", (text, html) => {
    expect(body(text).replace(/\s*(<\/?(?:d[ltd]|p|[uo]l|li|h2|blockquote|pre)\b[^>]*>)\s*/g, "$1")).toBe(html);
  });

  it.each([
    "Title\n===\n: A",
    "A\n\n***\n: B",
    "A\n:B\n:\n::: C",
    "| a |\n|---|\n| b |\n\n: A caption",
    ": A\n: B",
    "Il a dit\nà tous\nceux qui\nétaient là\nce matin\n: bonjour",
    "    A\n    : B",
    "```\nA\n: B\n```",
    "`A\n:B`\n\n: ",
  ])("takes a colon for text where it defines nothing: %j", (text) => {
    expect(body(text)).not.toContain("<dl>");
    expect(body(text)).toContain(":");
  });

  it.each([
    ["marks", "a\n: b\n"],
    ["marks without a term", ": b\n"],
    ["definitions in definitions", ": : a\n"],
    ["loose ones", "a\n\n: b\n\n"],
    ["terms", "a\nb\nc\nd\n"],
    ["fences", "a\n: ```\n"],
    ["abbreviations", "*[a b]: c\n"],
    ["abbreviations that may be italics", "*[a]: c\nd\n"],
    ["words that may be abbreviations", "a b a *[a b c]: d\n"],
    ["comments", "%%a%% b %%\n"],
    ["comments that are not closed", "%%a\n"],
    ["comments around code", "a %% ` b\n"],
  ])("is not slow with very many %s", (_, line) => {
    const start = performance.now();
    body(line.repeat(20_000));
    expect(performance.now() - start).toBeLessThan(4000);
  });

  it("explains abbreviations wherever their word stands, and shows no definition", () => {
    const text =
      "The HTML of the **W3C**, 使用HTML编写, C++.\n`HTML` HTML5 XHTML html [HTML](HTML.md) https://x.example/HTML\n" +
      "*[HTML]: Hyper <Text>\n*[W3C]:Web\n\n> *[C++]: A language\n\n*[unused]: x\n*[html]:";
    const html = '<abbr title="Hyper &lt;Text&gt;">HTML</abbr>';
    expect(body(text).replace(/<blockquote>\s*<\/blockquote>/, "")).toBe(
      `<p>The ${html} of the <strong><abbr title="Web">W3C</abbr></strong>, 使用${html}编写, ` +
        '<abbr title="A language">C++</abbr>.\n<code>HTML</code> HTML5 XHTML html ' +
        `<a href="HTML.md">${html}</a> <a href="https://x.example/HTML">https://x.example/HTML</a></p>\n`,
    );
  });

  it("takes a note in italics for no abbreviation", () => {
    const text = "*[Editor's note]: It was so.*\n\n*[Note]: It\nwas so.*\n\n`*[A]: b`\n\n    *[A]: b\n";
    expect(body(text)).toBe(
      "<p><em>[Editor's note]: It was so.</em></p>\n<p><em>[Note]: It\nwas so.</em></p>\n<p><code>*[A]: b</code></p>\n" +
        "<pre><code>*[A]: b\n</code></pre>",
    );
  });

  it.each([
    ["One %%two%% three %% four\nfive %%", "<p>One three </p>"],
    ["One %%two%%\n%%three%% four", "<p>One\nfour</p>"],
    ["**One**%%two%% three", "<p><strong>One</strong> three</p>"],
    ["One.%%two%% 三%%四%%五", "<p>One. 三五</p>"],
    ["%% One\n\n- two\n\nthree\n%%\nFour", "<p>Four</p>"],
    ["One\n%%\ntwo\n\nthree\n%%\nfour", "<p>One</p>\n<p>four</p>"],
    ["> One\n> %%\n> two\n> %%\n\nthree", "<blockquote>\n<p>One</p>\n</blockquote>\n<p>three</p>"],
    ["- One\n  %% two\n\n  three %%\n- four", "<ul>\n<li>One</li>\n<li>four</li>\n</ul>"],
    [
      "| a %%b%% |\n|---|\n| %%c%% d |",
      "<table>\n<thead>\n<tr>\n<th>a </th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>d</td>\n</tr>\n</tbody>\n</table>",
    ],
  ])("publishes no comment of Obsidian: %j", (text, html) => {
    expect(body(text)).toBe(html);
  });

  it.each([
    "From 5%% to 10%%, or 100%%",
    "Write %%d and %%i",
    "`%%a%%` and %% in `b %%`",
    "```\n%% a %%\n%%\nb\n%%\n```",
    "    %% a\n    b %%",
    "a \\%%b%%",
    "%%%%, %% %%, %%%a%%%",
    "%PATH%%HOME%%SHELL%",
    "%% never closed\n\na",
    "[a](b%%c%%d.md)",
    "<https://a.example/%%b%%>",
  ])("leaves percent signs that are no comment: %j", (text) => {
    const count = (where: string) => where.split("%").length;
    expect(count(body(text).replace(/>https:[^<]*</, "><"))).toBe(count(text));
  });

  it("renders tables with their alignment", () => {
    expect(body("| a | b |\n|--:|:-:|\n| 1 | 2 |").replaceAll("\n", "")).toBe(
      '<table><thead><tr><th style="text-align:right">a</th><th style="text-align:center">b</th></tr></thead>' +
        '<tbody><tr><td style="text-align:right">1</td><td style="text-align:center">2</td></tr></tbody></table>',
    );
  });

  it("renders footnotes that lead there and back", () => {
    const html = body("A[^n].\n\n[^n]: Note.");
    expect(html).toContain('<a href="#fn1" id="fnref1">[1]</a>');
    expect(html).toContain('<li id="fn1" class="footnote-item"><p>Note. <a href="#fnref1" class="footnote-backref">');
  });

  it("ends a footnote at link definitions right below it, and not at other text", () => {
    const html = renderMarkdown(
      "A[^1] [Rust][Rust] [b].\n\n[^1]: Note\ngoes on\n[Rust]: https://rust.example/\n[b]: b.md\n",
    );
    expect(html).toContain('<a href="https://rust.example/">Rust</a> <a href="b.md">b</a>.</p>');
    expect(html).toContain("<p>Note\ngoes on <a");
    expect(renderMarkdown("A[^1]\n\n[^1]: Note\n[sic] goes on\n")).toContain("<p>Note\n[sic] goes on <a");
  });

  it("takes any text without throwing, and gives well-formed HTML", () => {
    const piece = fc.constantFrom(
      ..."# * _ ` ~ [ ] ( ) ! < > & | - + 1. : \n \n\n %% \n*[a]: \t {: {#a} [^1] [^1]: ``` $ \\ a b https://x.example &amp; <b> </b> é 字 \uD83D".split(
        " ",
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        expect(malformation(body(pieces.join("")))).toBeUndefined();
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    ["brackets", "[".repeat(50_000)],
    ["links", "[a](".repeat(50_000)],
    ["quotations", "> ".repeat(50_000)],
    ["emphasis", "*a _b ".repeat(30_000)],
    ["backticks", "` `` ``` ".repeat(10_000)],
    ["attribute lists", "{: #a .b ".repeat(30_000)],
    ["lists", "- ".repeat(20_000)],
  ])("renders many %s without end or stack overflow", (_, text) => {
    expect(typeof body(text)).toBe("string");
  });
});

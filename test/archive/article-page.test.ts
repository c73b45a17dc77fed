import fc from "fast-check";
import { parseDocument } from "htmlparser2";
import { describe, expect, it } from "vitest";
import { article, publication } from "../support/publication.js";
import { renderPage } from "../support/render-archive.js";

const DAY = 86_400_000;
const sunday = Date.UTC(2026, 10, 1, 9);

describe("the page of an article", () => {
  it("speaks the language of the article: labels, dates, direction", async () => {
    const made = article({
      slug: "a",
      language: "ug",
      direction: "rtl",
      published: sunday,
      updated: sunday + DAY,
      words: 700,
    });
    const html = await renderPage(publication({ articles: [made] }), "articles/a/index.html");
    expect(html).toContain('<html lang="ug" dir="rtl">');
    expect(html).toContain("2026-يىلى 1-نويابىر");
    expect(html).toContain("يېڭىلانغان ۋاقتى: 2026-يىلى 2-نويابىر");
    expect(html).toContain("3 مىنۇتلۇق ئوقۇشلۇق");
  });

  it("marks the article where its language has no labels, and speaks the publication's around it", async () => {
    const made = article({ slug: "a", language: "yo" });
    const html = await renderPage(publication({ articles: [made] }), "articles/a/index.html");
    expect(html).toContain('<html lang="en" dir="ltr">');
    expect(html).toContain('<article class="story" lang="yo" dir="ltr">');
  });

  it("links newer and older articles of the same language, and translations by name", async () => {
    const all = [
      article({ slug: "old", title: "Old", published: sunday }),
      article({ slug: "kazakh", language: "kk", published: sunday + 1, translationKey: "t" }),
      article({ slug: "middle", published: sunday + 2, translationKey: "t" }),
      article({ slug: "new", title: "New", published: sunday + 3 }),
    ];
    const html = await renderPage(publication({ articles: all }), "articles/middle/index.html");
    expect(html).toMatch(/class="older" href="\.\.\/\.\.\/articles\/old\/index\.html">.*Old/);
    expect(html).toMatch(/class="newer" href="\.\.\/\.\.\/articles\/new\/index\.html">.*New/);
    expect(html).toMatch(
      /href="\.\.\/\.\.\/articles\/kazakh\/index\.html" hreflang="kk" lang="kk" dir="ltr" rel="alternate">Қазақша/,
    );
    expect(html).toContain('<link rel="alternate" hreflang="kk" href="https://courier.example/articles/kazakh/">');
  });

  it("makes addresses on the site relative, those of the body too, and leaves texts alone", async () => {
    const site = "https://courier.example/";
    const body = `<p><a href="${site}articles/b/#x">b</a> <a href="${site}contact/">us</a> <code>href="${site}"</code> <img src="${site}a.png" srcset="${site}a.png 1x, ${site}b.png 2x" alt=""></p>`;
    const articles = [article({ slug: "a", links: [`${site}articles/b/#x`] }), article({ slug: "b" })];
    const html = await renderPage(publication({ articles }, { a: body }), "articles/a/index.html");
    expect(html).toContain('<a href="../../articles/b/index.html#x">b</a>');
    // Who knows what serves that one.
    expect(html).toContain('<a href="../../contact/">us</a>');
    expect(html).toContain('<code>href="https://courier.example/"</code>');
    expect(html).toContain('src="../../a.png" srcset="../../a.png 1x, ../../b.png 2x"');
  });

  it("stays on the page where a link leads to a part of it, as footnotes do", async () => {
    const own = "https://courier.example/articles/a/";
    const body = `<p><a href="${own}#fn1">1</a> <a href="${own}">this</a> <a href="https://courier.example/articles/a/#x?">x</a></p>`;
    const made = article({ slug: "a", links: [`${own}#fn1`, own] });
    const html = await renderPage(publication({ articles: [made] }, { a: body }), "articles/a/index.html");
    expect(html).toContain('<a href="#fn1">1</a>');
    expect(html).toContain('<a href="../../articles/a/index.html">this</a>');
    expect(html).toContain('<a href="#x?">x</a>');
  });

  it("announces the main feed first, absolutely", async () => {
    const html = await renderPage(publication({ articles: [article({ slug: "a" })] }), "articles/a/index.html");
    expect(html).toContain(
      '<link rel="alternate" type="application/rss+xml" href="https://courier.example/feed.xml" title="The Courier">',
    );
  });

  it("points search engines to the original of an article that ran elsewhere first", async () => {
    const made = article({ slug: "a", canonicalUrl: "https://first.example/a" });
    const html = await renderPage(publication({ articles: [made] }), "articles/a/index.html");
    expect(html).toContain('<link rel="canonical" href="https://first.example/a">');
  });

  it("shows the picture once: not above a body that has it", async () => {
    const count = async (url: string, body: string) => {
      const made = publication({ articles: [article({ slug: "a", picture: { url, alt: "A map" } })] }, { a: body });
      return (await renderPage(made, "articles/a/index.html")).split("<img").length - 1;
    };
    const picture = (src: string) => `<p><img src="${src}" alt="A map"></p>`;
    const plain = "https://courier.example/a.jpg";
    expect(await count(plain, "<p>Text</p>")).toBe(1);
    expect(await count(plain, picture(plain))).toBe(1);
    expect(await count("https://cdn.example/a?w=1&h=2", picture("https://cdn.example/a?w=1&amp;h=2"))).toBe(1);
    expect(await count("https://courier.example/a.jp", picture(plain))).toBe(2);
  });

  it("plays sound in the page without loading it, and offers the file", async () => {
    const url = "https://courier.example/a.mp3";
    const made = article({ slug: "a", enclosures: [{ url, mediaType: "audio/mpeg", byteLength: 8_400_000 }] });
    const html = await renderPage(publication({ articles: [made] }), "articles/a/index.html");
    expect(html).toContain('<audio controls preload="none" src="../../a.mp3"></audio>');
    expect(html).toContain("8.4 MB");
  });

  it("gives a table of contents to long articles alone", async () => {
    const headings = ["One", "Two", "Three"].map((text) => ({ level: 2, id: text.toLowerCase(), text }));
    const page = (words: number) =>
      renderPage(publication({ articles: [article({ slug: "a", headings, words })] }), "articles/a/index.html");
    expect(await page(2000)).toContain('<a href="#two">Two</a>');
    expect(await page(200)).not.toContain('href="#two"');
  });

  it("shows any text as it is, in the page and in the data for search engines", async () => {
    const text = fc
      .string({ unit: "binary", minLength: 1, maxLength: 60 })
      .map((text) => text.replace(/[\0\r\ud800-\udfff]/g, "x"));
    await fc.assert(
      fc.asyncProperty(text, text, text, async (title, summary, name) => {
        const made = article({
          slug: "a",
          title,
          summary,
          tags: [{ name, slug: "t" }],
          authors: [{ name, slug: "p" }],
        });
        const html = await renderPage(publication({ articles: [made] }), "articles/a/index.html");
        const texts = textsOf(html);
        expect(texts.get("h1")).toEqual([title]);
        expect(texts.get("bdi")).toEqual([name, name]);
        expect(texts.get("title")).toEqual([`${title} · The Courier`]);
        const [data = ""] = texts.get("script") ?? [];
        expect(JSON.parse(data)).toMatchObject({ headline: title, keywords: [name], author: [{ name }] });
        expect([...texts.keys()]).not.toContain("x-injected");
      }),
      { examples: [["</script><x-injected>", '"><x-injected>', "</bdi><!--<script>"]], numRuns: 60 },
    );
  });
});

/** Text of each element that holds nothing but text, by name. */
function textsOf(html: string): ReadonlyMap<string, readonly string[]> {
  const texts = new Map<string, string[]>();
  const visit = (nodes: ReturnType<typeof parseDocument>["children"]): void => {
    for (const node of nodes) {
      if (!("name" in node && "children" in node)) continue;
      const { name, children } = node;
      if (children.every((child) => child.type === "text"))
        texts.set(name, [
          ...(texts.get(name) ?? []),
          children.map((child) => ("data" in child ? child.data : "")).join(""),
        ]);
      visit(children);
    }
  };
  visit(parseDocument(html).children);
  return texts;
}

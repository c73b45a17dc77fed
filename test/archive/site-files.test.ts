import { DomUtils, parseDocument } from "htmlparser2";
import { describe, expect, it } from "vitest";
import type { Problem } from "../../src/problem/problem.js";
import { article, publication, settings } from "../support/publication.js";
import { describeArchive, renderPage } from "../support/render-archive.js";

describe("the site map", () => {
  it("lists each page once with its last change, and no page that search engines should not list", async () => {
    const made = article({
      slug: "x",
      path: "articles/х&so/index.html",
      url: "https://courier.example/articles/%D1%85&so/",
      aliases: ["old/"],
    });
    const xml = await renderPage(publication({ articles: [made] }), "sitemap.xml");
    const document = parseDocument(xml, { xmlMode: true });
    const addresses = DomUtils.getElementsByTagName("loc", document).map((loc) => DomUtils.textContent(loc));
    expect(addresses).toContain("https://courier.example/");
    expect(addresses).toContain("https://courier.example/articles/%D1%85&so/");
    expect(addresses.join()).not.toMatch(/404|old/);
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(xml).toContain(`<lastmod>${new Date(made.updated).toISOString()}</lastmod>`);
  });

  it("leaves out what ran elsewhere first: search engines want originals there", async () => {
    const repeated = article({ slug: "a", canonicalUrl: "https://first.example/a" });
    const xml = await renderPage(publication({ articles: [repeated, article({ slug: "b" })] }), "sitemap.xml");
    expect(xml).toContain("/articles/b/</loc>");
    expect(xml).not.toContain("/articles/a/</loc>");
  });

  it("becomes an index of several where one may not hold all", async () => {
    const one = article({ slug: "a" });
    const articles = Array.from({ length: 50_001 }, (_, index) => ({
      ...one,
      path: `a/${index}.html`,
      id: `${index}`,
    }));
    const files = describeArchive(publication({ articles }));
    expect(String(await files.get("sitemap.xml")?.bytes())).toContain(
      "<loc>https://courier.example/sitemap-2.xml</loc>",
    );
    const first = String(await files.get("sitemap-1.xml")?.bytes());
    expect(first.split("<url>")).toHaveLength(50_001);
  });
});

describe("robots.txt", () => {
  it("says where the site map is, under a sub-path too", async () => {
    const made = publication({ settings: settings({ url: "https://courier.example/weekly" }) });
    expect(await renderPage(made, "robots.txt")).toContain("Sitemap: https://courier.example/weekly/sitemap.xml\n");
  });
});

describe("404.html", () => {
  it("links from the root of the host, since it is shown at any address", async () => {
    const made = publication({ settings: settings({ url: "https://courier.example/weekly/" }) });
    const html = await renderPage(made, "404.html");
    expect(html).toContain('href="/weekly/archive/index.html"');
    expect(html).toMatch(/href="\/weekly\/assets\/style\.[0-9a-f]{10}\.css"/);
  });
});

describe("former addresses", () => {
  it("lead on to the article, at once and by link", async () => {
    const made = article({ slug: "a", aliases: ["2019/old.html", "old/path/", "other"] });
    const files = describeArchive(publication({ articles: [made] }));
    expect([...files.keys()]).toEqual(
      expect.arrayContaining(["2019/old.html", "old/path/index.html", "other/index.html"]),
    );
    const html = String(await files.get("2019/old.html")?.bytes());
    expect(html).toContain('<meta http-equiv="refresh" content="0; url=../articles/a/">');
    expect(html).toContain('<link rel="canonical" href="https://courier.example/articles/a/">');
    expect(html).toContain('<meta name="robots" content="noindex">');
  });

  it("never replace a page, or each other; the second article is told", () => {
    const problems: Problem[] = [];
    const articles = [
      article({ slug: "a", aliases: ["archive/", "same/", "articles/a/"] }),
      article({ slug: "b", aliases: ["same/index.html"] }),
    ];
    describeArchive(publication({ articles }), problems);
    expect(problems.map(({ code, place }) => [code, place?.file])).toEqual([
      ["archive/alias-taken", "content/articles/a.md"],
      ["archive/alias-taken", "content/articles/a.md"],
    ]);
  });
});

describe("former addresses of any ending", () => {
  it("are files where the page was one: .xhtml, and in upper case", () => {
    const made = article({ slug: "a", aliases: ["old.xhtml", "Old.HTML"] });
    const paths = [...describeArchive(publication({ articles: [made] })).keys()];
    expect(paths).toEqual(expect.arrayContaining(["old.xhtml", "Old.HTML"]));
  });

  it("lead neither to themselves nor away from a page, where that is x/index.htm", () => {
    const problems: Problem[] = [];
    const page = { path: "x/index.htm", url: "https://courier.example/x/" };
    const articles = [article({ slug: "a", ...page, aliases: ["x/"] }), article({ slug: "b", aliases: ["x/"] })];
    const formerPages = articles.map(({ id }) => ({ path: "x/", articleId: id }));
    const files = describeArchive(publication({ articles, formerPages }), problems);
    expect([...files.keys()].filter((path) => path.startsWith("x/"))).toEqual(["x/index.htm"]);
    expect(problems.map(({ code, place }) => [code, place?.file])).toEqual([
      ["archive/alias-taken", "content/articles/b.md"],
    ]);
  });
});

describe("addresses that only the record knows", () => {
  it("give way to everything, and nobody is told", () => {
    const problems: Problem[] = [];
    const articles = [article({ slug: "a", aliases: ["old/"] }), article({ slug: "b" })];
    const [a = "", b = ""] = articles.map(({ id }) => id);
    const formerPages = [
      { path: "articles/a/", articleId: b },
      { path: "old/", articleId: b },
      { path: "older/", articleId: a },
      { path: "older/", articleId: b },
      { path: "gone/", articleId: "tag:courier.example,2026:gone" },
    ];
    const files = describeArchive(publication({ articles, formerPages }), problems);
    expect([...files.keys()]).toEqual(expect.arrayContaining(["old/index.html", "older/index.html"]));
    expect([...files.keys()]).not.toContain("gone/index.html");
    expect(String(files.get("older/index.html")?.bytes())).toContain("url=../articles/a/");
    expect(problems).toEqual([]);
  });
});

describe("assets", () => {
  it("go out once each, as they are", async () => {
    const asset = {
      source: "content/p.png",
      path: "p.png",
      url: "https://courier.example/p.png",
      byteLength: 3,
      mediaType: "image/png",
      digest: "d",
    };
    const bytes = new Uint8Array([1, 2, 3]);
    const articles = [article({ assets: [asset] }), article({ assets: [asset] })];
    const files = describeArchive({ ...publication({ articles }), readSource: () => bytes });
    expect(await files.get("p.png")?.bytes()).toBe(bytes);
  });
});

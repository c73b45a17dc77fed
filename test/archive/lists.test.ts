import { describe, expect, it } from "vitest";
import { archiveRenderer } from "../../src/archive/archive-renderer.js";
import { builtInTemplates } from "../../src/disk/built-in-templates.js";
import type { Article } from "../../src/model/article.js";
import { mapMemory } from "../../src/plugins/map-memory.js";
import { createTemplates } from "../../src/templating/templates.js";
import { article, publication, settings } from "../support/publication.js";
import { describeArchive, renderPage } from "../support/render-archive.js";

const many = (count: number, over: (index: number) => Partial<Article> = () => ({})): readonly Article[] =>
  Array.from({ length: count }, (_, index) =>
    article({
      slug: `a${index}`,
      title: `Article ${index}`,
      published: Date.UTC(2026, 2, 15) + index * 86_400_000,
      ...over(index),
    }),
  );

const pathsOf = (made: ReturnType<typeof publication>) => [...describeArchive(made).keys()];

describe("the front page", () => {
  it("leads with the newest article where there is no issue", async () => {
    const html = await renderPage(publication({ articles: many(3) }), "index.html");
    expect(html).toMatch(/<article class="lead">[\s\S]*Article 2[\s\S]*Article 1[\s\S]*Article 0/);
  });

  it("says so when nothing has been published", async () => {
    expect(await renderPage(publication({}), "index.html")).toContain("Nothing has been published yet.");
  });

  it("sets the lines of the publisher's postal address apart", async () => {
    const publisher = { name: "Courier Press", address: "1 Post Road\n050000 Almaty\n" };
    const html = await renderPage(publication({ settings: settings({ publisher }) }), "index.html");
    expect(html).toContain("Courier Press<br><bdi>1 Post Road</bdi><br><bdi>050000 Almaty</bdi></p>");
  });

  it("shows the logo of the mail in place of the title, with the one for dark mode", async () => {
    const logo = { url: "https://courier.example/logo.png", dark: "https://courier.example/dark.png", width: 220 };
    const html = await renderPage(publication({ settings: settings({ email: { logo } }) }), "index.html");
    expect(html).toContain('<h1 class="name"><picture><source srcset="dark.png"');
    expect(html).toContain('<img src="logo.png" alt="The Courier" width="220">');
  });
});

describe("lists of articles", () => {
  it("have a page a year where one page does not hold all, in the calendar of the readers", () => {
    const options = (language: string) => settings({ language, archive: { perPage: 5 } });
    const years = (language: string) =>
      pathsOf(publication({ articles: many(12), settings: options(language) })).filter((path) =>
        /^archive\/\d+\/index/.test(path),
      );
    expect(years("en")).toEqual(["archive/2026/index.html"]);
    // Nowruz, the new year, was on 21 March 2026.
    expect(years("fa")).toEqual(["archive/1405/index.html", "archive/1404/index.html"]);
  });

  it("are there for tags, authors, sections and languages, unless the settings say no", () => {
    const over = (index: number): Partial<Article> => ({
      language: index === 0 ? "kk" : "en",
      section: { name: "Desk", slug: "desk" },
      tags: [{ name: "Post", slug: "post" }],
    });
    const folders = ["tags/post/", "authors/ada-example/", "sections/desk/", "languages/kk/"];
    const found = (archive: object) => {
      const paths = pathsOf(publication({ articles: many(3, over), settings: settings({ archive }) }));
      return folders.filter((folder) => paths.includes(`${folder}index.html`));
    };
    expect(found({})).toEqual(folders);
    expect(found({ tags: false, authors: false, sections: false, languages: false })).toEqual([]);
  });

  it("link no name to a page that is not there", async () => {
    const over = () => ({
      tags: [{ name: "Post", slug: "post" }],
      authors: [{ name: "Ada", slug: "ada", url: "https://ada.example/" }],
    });
    const made = publication({
      articles: many(1, over),
      settings: settings({ archive: { tags: false, authors: false } }),
    });
    const html = await renderPage(made, "articles/a0/index.html");
    expect(html).toContain("<li><bdi>Post</bdi></li>");
    expect(html).toContain('<a href="https://ada.example/" rel="author">');
  });

  it("lead from an author to their home page", async () => {
    const authors = [{ name: "Ada", slug: "ada", url: "https://www.ada.example/" }];
    const html = await renderPage(publication({ articles: many(1, () => ({ authors })) }), "authors/ada/index.html");
    expect(html).toContain('<a href="https://www.ada.example/" rel="author" dir="ltr">ada.example</a>');
  });

  it("announce their own feed after the main one", async () => {
    const html = await renderPage(
      publication({ articles: many(1, () => ({ tags: [{ name: "Post", slug: "post" }] })) }),
      "tags/post/index.html",
    );
    expect([...html.matchAll(/rel="alternate"[^>]*href="([^"]*)"/g)].map(([, href]) => href)).toEqual([
      "https://courier.example/feed.xml",
      "https://courier.example/tags/post/feed.xml",
    ]);
  });

  it("mark what is in another language than the page", async () => {
    const html = await renderPage(
      publication({ articles: many(1, () => ({ language: "ug", direction: "rtl" })) }),
      "archive/index.html",
    );
    expect(html).toMatch(/<article class="card" lang="ug" dir="rtl">[\s\S]*2026-يىلى 15-مارت/);
  });
});

describe("the style sheet", () => {
  const sheetOf = (email: object) => {
    const files = describeArchive(publication({ settings: settings({ email }) }));
    const path = [...files.keys()].find((name) => name.endsWith(".css")) ?? "";
    return { path, css: String(files.get(path)?.bytes()) };
  };

  it("takes the colours that replace the mail's, and has another name then", () => {
    const [plain, red] = [sheetOf({}), sheetOf({ colors: { accent: "#c00000" }, darkColors: { accent: "#ff8080" } })];
    expect(red.css).toContain("--red: #c00000;");
    expect(red.css).toContain("--red: #ff8080;");
    expect(red.path).not.toBe(plain.path);
  });

  it("gives up its own blue on grounds where it cannot be read", () => {
    const night = { paper: "#101010", tint: "#222222", ink: "#f0f0f0", quiet: "#bbbbbb", accent: "#ffcc00" };
    const day = { paper: "#ffffff", tint: "#eeeeee", ink: "#111111", quiet: "#555555", accent: "#8a1c1c" };
    expect(sheetOf({}).css).toMatch(/--blue: #23497f;[\s\S]*--blue: #a3c1f5;/);
    expect(sheetOf({ colors: night, darkColors: day }).css).toMatch(/--blue: #ffcc00;[\s\S]*--blue: #8a1c1c;/);
  });

  it("ends with the project's own rules", async () => {
    const own = { path: "archive/partials/own-style.css.hbs", text: ".name { color: teal }", file: "own" };
    const others = builtInTemplates().filter(({ path }) => path !== own.path);
    const report = (): void => {};
    const files = archiveRenderer.render(publication({}), createTemplates([...others, own]), report, mapMemory());
    const sheet = files.find(({ path }) => path.endsWith(".css"));
    expect(
      String(await sheet?.bytes())
        .trimEnd()
        .endsWith(".name { color: teal }"),
    ).toBe(true);
  });

  it("names no font file, picture or sheet of another host", () => {
    expect(sheetOf({}).css).not.toMatch(/@import|@font-face|url\((?!"data:)/);
  });
});

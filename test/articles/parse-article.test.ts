import { describe, expect, it } from "vitest";
import { parseText, soundArticle } from "../support/parse-text.js";
import { settings } from "../support/publication.js";

const NOVEMBER_20 = Date.UTC(2026, 10, 20);

describe("parseArticle() reads the dialect of", () => {
  it("Hugo: YAML, lastmod, summary, categories, cover with alt", () => {
    const article = soundArticle(`---
title: "Radio days"
date: 2026-11-20T09:00:00+05:00
lastmod: 2026-11-21
summary: How it began
tags: ["Radio", "History"]
categories: [Essays]
authors: ["Ada Example", "Bo Muster"]
aliases: [/old/radio/]
slug: radio
cover:
  image: mast.png
  alt: The mast
  caption: Built in 1930
---
Text.
`);
    expect(article).toMatchObject({
      title: "Radio days",
      published: Date.UTC(2026, 10, 20, 4),
      updated: Date.UTC(2026, 10, 21),
      summary: "How it began",
      summaryIsWritten: true,
      tags: [
        { name: "Radio", slug: "radio" },
        { name: "History", slug: "history" },
      ],
      section: { name: "Essays", slug: "essays" },
      authors: [
        { name: "Ada Example", slug: "ada-example" },
        { name: "Bo Muster", slug: "bo-muster" },
      ],
      aliases: ["/old/radio/"],
      slug: "radio",
      picture: { reference: 0, alt: "The mast", caption: "Built in 1930" },
    });
  });

  it("Zola: TOML, path with the date, keys under [extra]", () => {
    const article = soundArticle(
      '+++\npath = "2026/11/20/radio"\ntitle = "Radio"\nauthors = ["Ada"]\n[taxonomies]\ntags = ["air"]\n[extra]\nlang = "kk"\n+++\nМәтін.\n',
    );
    expect(article).toMatchObject({
      tags: [{ name: "air" }],
      permalink: "2026/11/20/radio",
      published: NOVEMBER_20,
      title: "Radio",
      language: "kk",
    });
  });

  it("Jekyll: date in the name, tags between spaces, redirect_from, published: false", () => {
    const path = "content/_posts/2026-11-20-radio.md";
    const text = "---\nlayout: post\ntitle: Radio\ntags: air wire\nredirect_from: /r/\ncategory: essays\n---\nText.\n";
    expect(soundArticle(text, { path })).toMatchObject({
      published: NOVEMBER_20,
      slug: "radio",
      tags: [{ name: "air" }, { name: "wire" }],
      section: { name: "essays" },
      aliases: ["/r/"],
      draft: false,
    });
    expect(soundArticle(text.replace("layout: post", "published: false"), { path }).draft).toBe(true);
  });

  it("Eleventy and Astro: pubDate, updatedDate, heroImage, permalink: false", () => {
    const text =
      "---\ntitle: Radio\npubDate: Nov 20 2026\nupdatedDate: Nov 21 2026\nheroImage: ./mast.png\ndraft: false\n---\nText.\n";
    expect(soundArticle(text)).toMatchObject({
      published: NOVEMBER_20,
      updated: Date.UTC(2026, 10, 21),
      draft: false,
      picture: { reference: 0 },
    });
    expect(soundArticle("---\ntitle: Radio\ndate: 2026-11-20\npermalink: false\n---\nText.\n").draft).toBe(true);
  });

  it("Pelican: headers, Status: draft, Authors between semicolons", () => {
    const text =
      "Title: Radio\nDate: 2026-11-20 18:46\nModified: 2026-11-21\nCategory: Essays\nTags: air, wire mesh\nAuthors: Muster, Bo; Example, Ada\nSlug: r\nStatus: draft\n\nText.\n";
    expect(soundArticle(text)).toMatchObject({
      title: "Radio",
      published: Date.UTC(2026, 10, 20, 18, 46),
      tags: [{ name: "air" }, { name: "wire mesh" }],
      section: { name: "Essays" },
      authors: [{ name: "Muster, Bo" }, { name: "Example, Ada" }],
      slug: "r",
      draft: true,
    });
  });

  it("whole HTML pages: what the head says, as Pelican reads it, and the title where a menu stands above the headline", () => {
    const page = `<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>Radio &amp; air</title>
<style>${"p { color: red } ".repeat(5000)}</style>
<meta name="viewport" content="width=device-width">
<meta name="Date" content="2026-11-20"><META content='Ada Example' name=author>
<meta name="tags" content="post, air"><meta name="description" content="How it &quot;began&quot;">
</head><body><nav>Menu</nav><h1>Radio</h1><p>Text.</p></body></html>`;
    expect(soundArticle(page, { path: "content/articles/a.html" })).toMatchObject({
      title: "Radio & air",
      published: NOVEMBER_20,
      authors: [{ name: "Ada Example" }],
      tags: [{ name: "post" }, { name: "air" }],
      summary: 'How it "began"',
    });
    const draft = page.replace("<meta charset", '<meta name="status" content="draft"><meta charset');
    expect(soundArticle(draft, { path: "content/articles/a.html" }).draft).toBe(true);
    const wrong = page.replace("2026-11-20", "20 Nov");
    expect(parseText(wrong, { path: "content/articles/a.html" }).problems).toMatchObject([
      { code: "articles/date", place: { line: 5, column: 1 } },
    ]);
  });

  it("JSON front matter", () => {
    const article = soundArticle(
      '{\n  "title": "Radio",\n  "date": "2026-11-20",\n  "tags": ["air"],\n  "draft": true\n}\n\nText.\n',
    );
    expect(article).toMatchObject({ title: "Radio", published: NOVEMBER_20, tags: [{ name: "air" }], draft: true });
  });

  it("nothing at all: the title is the first heading, which then stands in the text no more", () => {
    const { article, body } = parseText("# Radio *days*\n\nText.\n", { path: "content/articles/2026-11-20-radio.md" });
    expect(article).toMatchObject({ title: "Radio days", published: NOVEMBER_20, slug: "radio" });
    expect(body.trim()).toBe("<p>Text.</p>");
  });

  it("a podcast: enclosure, duration, number, guests", () => {
    const article = soundArticle(`---
title: Masts
date: 1795168800000
number: 7
audio: https://cdn.example.org/a.mp3
duration: "1:02:03"
explicit: false
guest: { name: Ada Example, url: https://ada.example/ }
---
Text.
`);
    expect(article).toMatchObject({
      published: 1795168800000,
      enclosures: [{ reference: 0, duration: 3723 }],
      episode: {
        number: 7,
        explicit: false,
        people: [{ name: "Ada Example", role: "guest", page: 1 }],
      },
    });
  });

  it("a podcast whose transcript is the text itself, or none", () => {
    const matter = "---\ntitle: Masts\ndate: 2026-11-20\naudio: https://cdn.example.org/a.mp3\n";
    const { article, problems } = parseText(`${matter}transcript: |\n  Hello.\n  Hello!\n---\nText.\n`);
    expect(article?.episode?.transcripts).toEqual([]);
    expect(problems).toMatchObject([
      {
        code: "articles/wrong-value",
        message: expect.stringContaining('Cannot read "transcript": expected an address'),
      },
    ]);
    const without = parseText(`${matter}transcript: false\n---\nText.\n`);
    expect([without.article?.episode?.transcripts, without.problems]).toEqual([[], []]);
  });
});

describe("parseArticle() reads with forbearance", () => {
  const sound = "---\ntitle: Radio\ndate: 2026-11-20\n---\nText.\n";

  it("CRLF, a byte order mark, UTF-16, old Mac line ends", () => {
    const expected = soundArticle(sound);
    for (const text of [sound.replaceAll("\n", "\r\n"), `\uFEFF${sound}`, sound.replaceAll("\n", "\r")]) {
      expect({ ...soundArticle(text), places: {} }).toEqual({ ...expected, places: {} });
    }
    expect(soundArticle(new Uint8Array(Buffer.from(`\uFEFF${sound}`, "utf16le"))).title).toBe("Radio");
  });

  it("keys in any writing, and says nothing of empty ones", () => {
    const article = soundArticle(
      "---\nTitle: Radio\nPub_Date: 2026-11-20\nLast-Modified: 2026-11-21\ntags:\nimage:\nauthor: ~\n---\nText.\n",
    );
    expect(article).toMatchObject({
      title: "Radio",
      updated: Date.UTC(2026, 10, 21),
      tags: [],
      authors: [],
      picture: undefined,
    });
  });

  it("scalars as they stand: no number, no yes, no date is made of a title", () => {
    for (const title of ["1.10", "2026-11-20", "No", "0x10", "1_000", "010"]) {
      expect(soundArticle(`---\ntitle: ${title}\ndate: 2026-11-20\n---\nText.\n`).title).toBe(title);
    }
  });

  it("quoted text that goes on at the margin, tabs and duplicate keys, each with a warning at its place", () => {
    const { article, problems } = parseText(
      '---\ntitle: "Radio\ndays"\ndate: 2026-11-20\ntags:\n\t- air\nslug: a\nslug: b\n---\nText.\n',
    );
    expect(article).toMatchObject({ title: "Radio days", tags: [{ name: "air" }], slug: "b" });
    expect(problems.map(({ code, severity, place }) => [code, severity, place?.line])).toEqual([
      ["articles/yaml-margin", "warning", 3],
      ["articles/yaml-tab", "warning", 6],
      ["articles/duplicate-key", "warning", 8],
    ]);
  });
});

describe("parseArticle() takes the date", () => {
  const [git, disk] = [Date.UTC(2026, 0, 1), Date.UTC(2026, 1, 1)];
  const times = { firstCommitted: git, modified: disk };

  it("of a line before the headline of wire copy", () => {
    const path = "content/articles/2026-03-03-wire.txt";
    expect(soundArticle("Date: 2026-02-09\n\nHeadline\n\nALMATY -- Text.\n", { path, ...times })).toMatchObject({
      published: Date.UTC(2026, 1, 9),
      title: "Headline",
      dateline: "ALMATY",
      summary: "Text.",
    });
  });

  it("of front matter, then of the name, then of the first commit", () => {
    const path = "content/articles/2026-03-03-wire.txt";
    expect(soundArticle("---\ndate: 2026-02-09\n---\nHeadline\n\nText.\n", { path, ...times }).published).toBe(
      Date.UTC(2026, 1, 9),
    );
    expect(soundArticle("Headline\n\nText.\n", { path, ...times }).published).toBe(Date.UTC(2026, 2, 3));
    expect(soundArticle("Headline\n\nText.\n", { path: "content/articles/wire.txt", ...times }).published).toBe(git);
  });

  it.each([
    ["a title that speaks of another", 'title = "Release date: 2027-01-01"\ndate = 2026-11-20'],
    ["a line taken out above", 'title = "A"\n# date = 2019-01-01\ndate = 2026-11-20'],
    ["another key that ends in the same word", 'title = "A"\nextra.date = 2019-01-01\ndate = 2026-11-20'],
    ["a time without seconds", 'title = "A"\ndate = 2026-11-19T19:00-05:00'],
  ])("of TOML, whatever stands beside it: %s", (_, matter) => {
    expect(soundArticle(`+++\n${matter}\n+++\nText.\n`).published).toBe(NOVEMBER_20);
  });

  it("of TOML as it is written, so that a day that does not exist is told", () => {
    expect(parseText('+++\ntitle = "2026-03-02"\ndate = 2026-02-30\n+++\nText.\n').problems).toMatchObject([
      { code: "articles/date", place: { line: 3, column: 8 } },
    ]);
  });

  it("of history where Eleventy's words ask for it", () => {
    expect(soundArticle("---\ntitle: A\ndate: git Created\n---\nText.\n", times).published).toBe(git);
  });

  it("of the file at last, with a warning", () => {
    const { article, problems } = parseText("Headline\n\nText.\n", {
      path: "content/articles/wire.txt",
      modified: disk,
    });
    expect(article?.published).toBe(disk);
    expect(problems).toMatchObject([
      { code: "articles/date-missing", hint: expect.stringContaining("Write date: 2026-02-01 00:00 into") },
    ]);
  });

  it("in the publication's zone when it names none", () => {
    const zone = settings({ timeZone: "Asia/Almaty" });
    expect(soundArticle("---\ntitle: A\ndate: 2026-11-20\n---\nText.\n", { settings: zone }).published).toBe(
      NOVEMBER_20 - 5 * 3_600_000,
    );
  });
});

describe("parseArticle() obeys the settings", () => {
  it("keys of the publication's own, also inside maps, and those to ignore", () => {
    const own = settings({
      articles: { keys: { kopfzeile: "title", "header.image": "image", url: "enclosure", permalink: "ignore" } },
    });
    const text =
      "---\nKopfzeile: Radio\ndate: 2026-11-20\nheader: { image: a.png }\nurl: https://cdn.example.org/a.mp3\npermalink: /x/\n---\nText.\n";
    const { article, references } = parseText(text, { settings: own });
    expect(article).toMatchObject({
      title: "Radio",
      permalink: undefined,
      enclosures: [{ reference: 0 }],
      picture: { reference: 1 },
    });
    expect(references.map(({ written }) => written)).toEqual(["https://cdn.example.org/a.mp3", "a.png"]);
  });

  it.each([
    ["tags: [air]\ncategories: [Essays, Radio]\n", "Essays", ["air", "Radio"]],
    ["categories: [Essays, Radio]\n", "Essays", ["Essays", "Radio"]],
    ["category: Essays\n", "Essays", []],
    ["category: Essays, Radio\n", "Essays", ["Radio"]],
    ["section: News\ntags: [air]\ncategories: [Essays, Radio]\n", "News", ["air", "Essays", "Radio"]],
    ["section: News\ncategories: [Essays, Radio]\n", "News", ["Essays", "Radio"]],
    ["section: News\ncategory: Essays\n", "News", ["Essays"]],
  ])("section and tags from %j", (lines, section, tags) => {
    const article = soundArticle(`---\ntitle: Radio\ndate: 2026-11-20\n${lines}---\nText.\n`);
    expect([article.section?.name, article.tags.map(({ name }) => name)]).toEqual([section, tags]);
  });

  it("defaults by folder, below what the article says", () => {
    const own = settings({
      articles: { defaults: [{ section: "News" }, { files: ["articles/kk/**"], language: "kk", section: "Жаңалық" }] },
    });
    const text = "---\ntitle: Radio\ndate: 2026-11-20\n---\nText.\n";
    expect(soundArticle(text, { settings: own })).toMatchObject({ language: "en", section: { name: "News" } });
    const path = "content/articles/kk/some.md";
    expect(soundArticle(text, { settings: own, path })).toMatchObject({ language: "kk", section: { name: "Жаңалық" } });
    expect(soundArticle(text.replace("date", "lang: ru\ndate"), { settings: own, path })).toMatchObject({
      language: "ru",
    });
  });

  it("authors by name or slug, and the first one for who names nobody", () => {
    const own = settings({ authors: [{ name: "Ada Example", url: "https://ada.example/" }, { name: "Bo Muster" }] });
    const by = (line: string) =>
      soundArticle(`---\ntitle: A\ndate: 2026-11-20\n${line}---\nText.\n`, { settings: own }).authors;
    expect(by("author: ada-example\n")).toEqual([
      { name: "Ada Example", url: "https://ada.example/", slug: "ada-example" },
    ]);
    expect(by("")).toEqual([{ name: "Ada Example", url: "https://ada.example/", slug: "ada-example" }]);
    expect(by("author: '[Cy](https://cy.example)'\n")).toEqual([
      { name: "Cy", url: "https://cy.example/", slug: "cy" },
    ]);
    expect(by("author: Cy Ejemplo <cy@example.org>\n")).toEqual([
      { name: "Cy Ejemplo", email: "cy@example.org", slug: "cy-ejemplo" },
    ]);
  });
});

describe("parseArticle() keeps the order", () => {
  it("of authors and tags, also where one is named twice", () => {
    const article = soundArticle(
      "---\ntitle: A\ndate: 2026-11-20\nauthors: [Ada, Bo, Ada]\ntags: [air, post, Air, sea]\n---\nText.\n",
    );
    expect(article.authors.map(({ name }) => name)).toEqual(["Ada", "Bo"]);
    expect(article.tags.map(({ name }) => name)).toEqual(["air", "post", "sea"]);
  });
});

describe("parseArticle() tells the language", () => {
  const text = (body: string, lang = "") => `---\ntitle: A\ndate: 2026-11-20\n${lang}---\n${body}\n`;

  it("as written, in canonical form, with its direction", () => {
    expect(soundArticle(text("Text", "lang: kk_KZ\n"))).toMatchObject({ language: "kk-KZ", direction: "ltr" });
    expect(soundArticle(text("Text", "language: ug\n"))).toMatchObject({ language: "ug", direction: "rtl" });
    expect(soundArticle(text("Text", "locale: zh-hans-cn\n"))).toMatchObject({ language: "zh-Hans-CN" });
  });

  it("of the file's name", () => {
    expect(soundArticle(text("Text"), { path: "content/articles/a.fa.md" })).toMatchObject({
      language: "fa",
      direction: "rtl",
    });
  });
});

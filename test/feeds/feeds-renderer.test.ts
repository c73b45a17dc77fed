import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { freezeIssue } from "../../src/issues/frozen-issue.js";
import type { Article } from "../../src/model/article.js";
import type { Issue } from "../../src/model/issue.js";
import type { Publication } from "../../src/publication/publication.js";
import { buildFeeds } from "../support/build-feeds.js";
import { article, publication, settings } from "../support/publication.js";
import { describeFeeds, mainFeed, renderFeeds } from "../support/render-feeds.js";
import { htmlFindings, w3cFindings } from "../support/w3c-rules.js";
import { childrenOf, readXml } from "../support/xml-tree.js";
import { courier } from "./courier.js";

const urlOf = (path: string): string => `https://courier.example/${path}`;
const itemsOf = (json: string | undefined): { id: string; content_html: string }[] => JSON.parse(json ?? "{}").items;

describe("feedsRenderer", () => {
  it("makes a feed of everything, in three formats under fixed names", () => {
    const paths = [...describeFeeds(courier()).keys()];
    const folders = [
      "",
      "languages/en/",
      "languages/ug/",
      "sections/world/",
      "tags/c/",
      "tags/radio/",
      "authors/ada/",
      "authors/ada-example/",
      "authors/bob/",
    ];
    for (const folder of folders) {
      for (const name of ["feed.xml", "atom.xml", "feed.json"]) expect(paths).toContain(folder + name);
    }
    expect(paths).toEqual(expect.arrayContaining(["feed.css", "feeds.opml", "_headers", ".htaccess"]));
    expect(new Set(paths).size).toBe(paths.length);
  });

  it("leaves out what the settings take away", () => {
    const feeds = {
      tags: false,
      authors: false,
      sections: false,
      languages: false,
      history: false,
      hosts: [],
      formats: ["atom" as const],
    };
    expect([...describeFeeds(courier({ count: 50, feeds })).keys()]).toEqual(["atom.xml", "feed.css", "feeds.opml"]);
  });

  it("writes feeds that no validator can fault", async () => {
    const podcast = {
      image: urlOf("c.jpg"),
      categories: ["News > Daily News"],
      owner: { name: "Ada", email: "a@x.example" },
    };
    const files = await renderFeeds(courier({ count: 47, feeds: { podcast } }));
    let count = 0;
    for (const [path, text] of files) {
      if (!/(?:feed|atom)\.xml$/.test(path)) continue;
      count += 1;
      expect({ path, findings: w3cFindings(text, urlOf(path)) }).toEqual({ path, findings: [] });
    }
    expect(count).toBeGreaterThan(20);
  });

  it("says the same in JSON, whose HTML is as clean", async () => {
    const { json } = await mainFeed(courier());
    for (const item of itemsOf(json)) expect(htmlFindings(item.content_html, true)).toEqual([]);
  });

  it("gives the same bytes and keys for the same publication, on every call", async () => {
    const [first, second] = [courier(), courier()];
    expect(await renderFeeds(second)).toEqual(await renderFeeds(first));
    const keys = (of: Publication) => [...describeFeeds(of).values()].map(({ path, key }) => [path, key]);
    expect(keys({ ...second, now: 0 })).toEqual(keys(first));
    const file = describeFeeds(first).get("feed.xml");
    expect(await file?.bytes()).toBe(await file?.bytes());
  });

  it("changes the keys of an article's own feeds when it changes, and of no others", () => {
    const before = courier({ count: 30 });
    const touched = before.articles.map((one) => (one.slug === "story-1" ? { ...one, digest: "other" } : one));
    const [old, anew] = [describeFeeds(before), describeFeeds({ ...before, articles: touched })];
    const changed = [...anew.values()].filter(({ path, key }) => old.get(path)?.key !== key).map(({ path }) => path);
    // story-1 is in English, without section, about C++, by Ada.
    expect(changed.filter((path) => path.endsWith("feed.xml"))).toEqual([
      "feed.xml",
      "languages/en/feed.xml",
      "tags/c/feed.xml",
      "authors/ada-example/feed.xml",
    ]);
  });

  it("carries summaries where a feed or an article asks for them, alike in all formats", async () => {
    const made = courier({ feeds: { content: "full", tags: "summary" } });
    const files = await renderFeeds(made, ["feed.json", "tags/c/feed.json", "tags/c/feed.xml", "tags/c/atom.xml"]);
    expect(itemsOf(files.get("feed.json"))[1]?.content_html).toContain("told us");
    const summary =
      '<p>What R&amp;D did on day 1.</p>\n<p><a href="https://courier.example/articles/story-1/">Read on</a></p>';
    expect(itemsOf(files.get("tags/c/feed.json"))[1]?.content_html).toBe(summary);
    expect(files.get("tags/c/feed.xml")).not.toContain("content:encoded");
    expect(files.get("tags/c/atom.xml")).not.toContain("<summary");
  });

  it("lets an article have its own way: in full, its summary, or a link alone", async () => {
    const articles = (["full", "summary", "none"] as const).map((feedContent, n) =>
      article({ slug: feedContent, feedContent, published: 1e12 - n }),
    );
    const { json } = await mainFeed(publication({ articles, settings: settings({ feeds: { content: "summary" } }) }));
    const [full, summary, none] = itemsOf(json).map(({ content_html }) => content_html);
    expect(full).toBe("<p>Body of full.</p>");
    expect(summary).toMatch(/^<p>Summary of article \d+\.<\/p>\n<p><a href="[^"]+summary\/">Read on<\/a><\/p>$/);
    expect(none).toMatch(/^<p><a href="[^"]+none\/">Article \d+<\/a><\/p>$/);
  });

  it("carries a link for an article without text, in any direction", async () => {
    const empty = article({ slug: "empty", title: "خەت", language: "ug", direction: "rtl", summary: "" });
    const { json } = await mainFeed(publication({ articles: [empty] }, { empty: "" }));
    expect(itemsOf(json)[0]?.content_html).toBe(
      `<div dir="rtl" lang="ug">\n<p><a href="${empty.url}">خەت</a></p>\n</div>`,
    );
  });

  it("dates a feed by its newest change, never by the build", async () => {
    const articles = [article({ published: 1e12, updated: 1.5e12 }), article({ published: 1.1e12, updated: 1.1e12 })];
    const { rss, atom } = await mainFeed(publication({ articles, now: 1.7e12 }));
    expect(rss).toContain("<lastBuildDate>Fri, 14 Jul 2017 02:40:00 +0000</lastBuildDate>");
    expect(atom).toContain("<updated>2017-07-14T02:40:00Z</updated>");
  });

  it("writes a valid feed of nothing", async () => {
    const { rss, atom, json } = await mainFeed(publication());
    expect(w3cFindings(rss, urlOf("feed.xml"))).toEqual([]);
    expect(w3cFindings(atom, urlOf("atom.xml"))).toEqual([]);
    expect(itemsOf(json)).toEqual([]);
  });

  it("keeps archived feeds, so that every article can be had by walking back", async () => {
    const made = courier({ count: 47, feeds: { limit: 10 } });
    const files = await renderFeeds(made);
    const seen: string[] = [];
    for (let path = "atom.xml"; path !== ""; ) {
      const feed = readXml(files.get(path) ?? "");
      seen.push(...childrenOf(feed, "entry").map((entry) => childrenOf(entry, "id")[0]?.text ?? ""));
      const previous = childrenOf(feed, "link").find(({ attributes }) => attributes["rel"] === "prev-archive");
      path = previous?.attributes["href"]?.replace("https://courier.example/", "") ?? "";
    }
    expect(new Set(seen)).toEqual(new Set(made.articles.map(({ id }) => id)));
    const oldest = [...files.keys()].find((path) => /^history\/1-\w{8}\/feed\.json$/.test(path)) ?? "";
    expect(JSON.parse(files.get("feed.json") ?? "").next_url).toMatch(/\/history\/4-\w{8}\/feed\.json$/);
    expect(JSON.parse(files.get(oldest) ?? "").next_url).toBeUndefined();
  });

  it("leaves archived feeds as they are when an article is added", async () => {
    const before = courier({ count: 47, feeds: { limit: 10 } });
    const added = {
      ...before,
      articles: [article({ slug: "new", published: Date.UTC(2026, 10, 21) }), ...before.articles],
    };
    const keysOf = (of: Publication) =>
      [...describeFeeds(of).values()]
        .filter(({ path }) => path.startsWith("history/"))
        .map(({ path, key }) => [path, key]);
    expect(keysOf(added)).toEqual(keysOf(before));
  });

  it("never has other articles at the address of an archived feed, so that who comes back later misses none", async () => {
    const before = courier({ count: 47, feeds: { limit: 5 } });
    const since = Array.from({ length: 30 }, (_, n) =>
      article({ slug: `new-${n}`, published: Date.UTC(2026, 10, 21) + n }),
    ).reverse();
    const known = await archivesOf(before);
    const fewer = { ...before, articles: [...since, ...before.articles.slice(0, 20)] };
    const longer = courier({ count: 47, feeds: { limit: 20 } });
    for (const later of [fewer, { ...longer, articles: [...since, ...longer.articles] }]) {
      for (const [path, ids] of await archivesOf(later)) if (known.has(path)) expect(ids).toEqual(known.get(path));
    }
  });

  it("makes one item of each issue that is out", async () => {
    const story = article({ slug: "story", title: "Ink & paper" });
    const issue: Issue = {
      id: "tag:courier.example,2026:issue/1",
      digest: "1",
      number: 1,
      slug: "1",
      path: "issues/1/index.html",
      url: urlOf("issues/1/"),
      language: "en",
      direction: "ltr",
      title: "No. 1",
      subject: "No. 1",
      preheader: "Ink, mostly",
      published: 1e12,
      window: { from: 0, to: 1e12 },
      upcoming: false,
      intro: "<p>Hello.</p>",
      outro: "",
      sections: [
        {
          kind: "stories",
          title: "Top & tail",
          slug: "top",
          entries: [{ articleId: story.id, treatment: "story", reason: "window" }],
        },
      ],
      sponsors: [
        {
          name: "Acme",
          url: "https://acme.example/?a=1&b=2",
          html: "<p>Buy.</p>",
          disclosure: "Sponsored",
          position: 1,
        },
        { name: "Zenith", url: "https://zenith.example/", html: "", disclosure: "Ad", position: 5 },
      ],
      corrections: [{ text: "It was 1 < 2." }],
    };
    const upcoming = { ...issue, id: "tag:courier.example,2026:issue/2", upcoming: true };
    const files = await renderFeeds(publication({ articles: [story], issues: [upcoming, issue] }), [
      "issues/feed.xml",
      "issues/feed.json",
    ]);
    expect(itemsOf(files.get("issues/feed.json"))).toMatchObject([
      { id: issue.id, title: "No. 1", summary: "Ink, mostly" },
    ]);
    expect(itemsOf(files.get("issues/feed.json"))[0]?.content_html).toBe(
      [
        "<p>Hello.</p>",
        "<h2>Top &amp; tail</h2>",
        `<h3><a href="${story.url}">Ink &amp; paper</a></h3>`,
        `<p>${story.summary}</p>`,
        '<p>Sponsored: <a href="https://acme.example/?a=1&amp;b=2" rel="sponsored">Acme</a></p>',
        "<p>Buy.</p>",
        '<p>Ad: <a href="https://zenith.example/" rel="sponsored">Zenith</a></p>',
        "<h2>Corrections</h2>",
        "<ul>",
        "<li>It was 1 &lt; 2.</li>",
        "</ul>",
      ].join("\n"),
    );
    expect(w3cFindings(files.get("issues/feed.xml") ?? "", urlOf("issues/feed.xml"))).toEqual([]);

    // A frozen issue stays as it was sent, and leads to where its articles are now.
    const frozen = { ...issue, frozen: "content/issues/frozen/1.jsonl" };
    const copy = freezeIssue({ issue, articles: [{ article: story, body: "" }] });
    const today = (...articles: readonly Article[]): Publication => ({
      ...publication({ articles, issues: [frozen] }),
      readSource: () => new TextEncoder().encode(copy),
    });
    const moved = article({ ...story, title: "Another", url: urlOf("moved/"), digest: "another" });
    const contentOf = async (made: Publication) =>
      itemsOf((await renderFeeds(made, ["issues/feed.json"])).get("issues/feed.json"))[0]?.content_html;
    expect(await contentOf(today(moved))).toContain(`<h3><a href="${urlOf("moved/")}">Ink &amp; paper</a></h3>`);
    expect(await contentOf(today())).toContain(`<h3><a href="${story.url}">Ink &amp; paper</a></h3>`);
    const keyOf = (made: Publication) => describeFeeds(made).get("issues/feed.xml")?.key;
    expect(keyOf(today(moved))).not.toBe(keyOf(today(story)));
  });

  it("shows in the feed of issues what has no headline once, and says which language a text is in", async () => {
    const texts = {
      "lead.md": `---\ntitle: Lead\ndate: 2026-11-18\n---\n\n${"Words of it. ".repeat(30)}`,
      "note.md": '---\ntitle: ""\ndate: 2026-11-17\n---\n\nJust a note & no more.',
      "blank.md": '---\ntitle: ""\ndate: 2026-11-17\n---\n\n![](https://courier.example/a.png)',
      "fa.md": "---\ntitle: عنوان\ndate: 2026-11-16\nlanguage: fa\nsummary: متن\n---\n\nمتن فارسی.",
    };
    const { files } = await buildFeeds(texts);
    const html = itemsOf(files.get("issues/feed.json"))[0]?.content_html;
    expect(html).toContain(`<p>Just a note &amp; no more. <a href="${urlOf("articles/note/")}">Read on</a></p>`);
    expect(html?.split("Just a note")).toHaveLength(2);
    expect(html).toContain(`<p><a href="${urlOf("articles/blank/")}">Read on</a></p>`);
    expect(html).toMatch(/<(h3|p) lang="fa" dir="rtl"><a href="[^"]*fa\/">عنوان<\/a><\/\1>/);
    expect(w3cFindings(files.get("issues/feed.xml") ?? "", urlOf("issues/feed.xml"))).toEqual([]);
  });

  it("compresses feeds where it is asked to, the same bytes every time", async () => {
    const files = describeFeeds(courier({ feeds: { precompress: ["gzip", "brotli"] } }));
    const [plain, gz, br] = await Promise.all(
      ["feed.xml", "feed.xml.gz", "feed.xml.br"].map((path) => files.get(path)?.bytes()),
    );
    expect(gunzipSync(Buffer.from(gz ?? "")).toString()).toBe(plain);
    expect(brotliDecompressSync(Buffer.from(br ?? "")).toString()).toBe(plain);
    expect(await files.get("feed.xml.gz")?.bytes()).toEqual(gz);
  });

  it("keeps the ids of feeds when the publication moves to another domain", async () => {
    const idOf = async (url: string) => {
      const made = publication({ articles: [article()], settings: settings({ url }) });
      return readXml((await mainFeed(made)).atom).children.find(({ name }) => name === "id")?.text;
    };
    expect(await idOf("https://new.example/weekly/")).toBe(await idOf("https://courier.example/"));
  });

  it("fetches a body once for all feeds that carry it", async () => {
    const made = courier();
    const asked: string[] = [];
    const fetch = (one: Article): string => {
      asked.push(one.slug);
      return made.bodyOf(one);
    };
    await renderFeeds({ ...made, bodyOf: fetch });
    expect(asked.length).toBe(new Set(asked).size);
  });
});

/** The ids in each archived feed, by its path. */
async function archivesOf(publication: Publication): Promise<ReadonlyMap<string, readonly string[]>> {
  const archives = [...(await renderFeeds(publication))].filter(([path]) => /^history\/.*\.json$/.test(path));
  return new Map(archives.map(([path, text]) => [path, itemsOf(text).map(({ id }) => id)]));
}

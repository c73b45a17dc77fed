import { describe, expect, it } from "vitest";
import { courier } from "../feeds/courier.js";
import { article, publication, settings } from "../support/publication.js";
import { renderPage } from "../support/render-archive.js";
import { renderFeeds } from "../support/render-feeds.js";

const PAGE = "subscribe/index.html";
const addresses = (html: string): string[] =>
  [...html.matchAll(/<code dir="ltr">([^<]+)<\/code>/g)].map(([, url]) => url ?? "");

describe("the subscribe page", () => {
  it("says what a feed is and offers the main one in all its formats first", async () => {
    const html = await renderPage(courier(), PAGE);
    expect(html).toContain("A feed is an address that a reading app checks for you");
    expect(addresses(html).slice(0, 3)).toEqual(
      ["feed.xml", "atom.xml", "feed.json"].map((name) => `https://courier.example/${name}`),
    );
    expect(html).toContain('<a href="../feed.xml">RSS</a>');
  });

  it("offers no feed that is not there, and every kind that is", async () => {
    const made = courier();
    const files = await renderFeeds(made);
    const offered = addresses(await renderPage(made, PAGE)).map((url) => url.replace("https://courier.example/", ""));
    for (const path of offered) expect(files.has(path)).toBe(true);
    for (const path of [
      "languages/ug/feed.xml",
      "sections/world/feed.xml",
      "tags/c/feed.xml",
      "authors/ada/feed.xml",
    ]) {
      expect(offered).toContain(path);
    }
  });

  it("escapes names, and gives those in another script their direction", async () => {
    const html = await renderPage(courier(), PAGE);
    expect(html).toContain("C++ &lt;T&gt;");
    expect(html).toMatch(/<bdi lang="ug" dir="rtl">/);
  });

  it("lists a hundred of a thousand topics, the largest, and leads to the list of all", async () => {
    const articles = Array.from({ length: 150 }, (_, n) =>
      article({
        slug: `s${n}`,
        tags: [{ name: `Topic ${n}`, slug: `t${n}` }, ...(n < 2 ? [{ name: "Big", slug: "big" }] : [])],
      }),
    );
    const html = await renderPage(publication({ articles, settings: settings() }), PAGE);
    const topics = addresses(html).filter((url) => url.includes("/tags/"));
    expect(topics).toHaveLength(100);
    expect(topics).toContain("https://courier.example/tags/big/feed.xml");
    expect(html).toContain('href="../feeds.opml"');
  });

  it("offers the mail first where there is a form for it", async () => {
    const html = await renderPage(
      publication({ settings: settings({ archive: { signup: "https://lists.example/?a=1&b=2" } }) }),
      PAGE,
    );
    expect(html.indexOf("https://lists.example/?a=1&amp;b=2")).toBeGreaterThan(0);
    expect(html.indexOf("By email")).toBeLessThan(html.indexOf("By feed"));
  });
});

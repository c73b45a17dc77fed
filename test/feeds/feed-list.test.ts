import { describe, expect, it } from "vitest";
import { renderFeeds } from "../support/render-feeds.js";
import { childOf, readXml } from "../support/xml-tree.js";
import { courier } from "./courier.js";

describe("the list of feeds", () => {
  it("is an OPML of all of them, each with its page", async () => {
    const files = await renderFeeds(courier());
    const body = childOf(readXml(files.get("feeds.opml") ?? ""), "body");
    const outlines = body?.children.map(({ attributes }) => attributes) ?? [];
    expect(outlines[0]).toEqual({
      type: "rss",
      text: "The Courier",
      title: "The Courier",
      xmlUrl: "https://courier.example/feed.xml",
      htmlUrl: "https://courier.example/",
      language: "en",
    });
    expect(outlines).toContainEqual(
      expect.objectContaining({ title: "The Courier: C++ <T>", htmlUrl: "https://courier.example/tags/c/" }),
    );
    for (const { xmlUrl = "" } of outlines)
      expect(files.has(xmlUrl.replace("https://courier.example/", ""))).toBe(true);
  });

  it("names the front page for what has no page of its own", async () => {
    const files = await renderFeeds(courier({ settings: { archive: { tags: false } } }));
    const body = childOf(readXml(files.get("feeds.opml") ?? ""), "body");
    const tag = body?.children.find(({ attributes }) => attributes["xmlUrl"]?.includes("/tags/c/"));
    expect(tag?.attributes["htmlUrl"]).toBe("https://courier.example/");
  });
});

describe("the style sheet of feeds", () => {
  it("says what a feed is in each language, and turns round what runs from right to left", async () => {
    const css = (await renderFeeds(courier({ settings: { title: 'A "B" \\ C' } }), ["feed.css"])).get("feed.css") ?? "";
    expect(css).toContain("A \\22 B\\22  \\5c  C");
    expect(css).toContain(":is(rss, feed):lang(ug)::before { content:");
    expect(css).toContain(":is(rss, feed, entry):lang(ug) { direction: rtl; }");
    expect(css.split("{").length).toBe(css.split("}").length);
  });
});

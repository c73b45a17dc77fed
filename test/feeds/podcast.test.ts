import { describe, expect, it } from "vitest";
import { build } from "../../src/build/build.js";
import { memoryTree } from "../../src/build/memory-tree.js";
import { builtInTemplates } from "../../src/disk/built-in-templates.js";
import { uuidV5 } from "../../src/feeds/uuid-v5.js";
import { renderFeeds } from "../support/render-feeds.js";
import { w3cFindings } from "../support/w3c-rules.js";
import { childOf, childrenOf, readXml } from "../support/xml-tree.js";
import { courier } from "./courier.js";

const PODCAST = {
  image: "https://courier.example/cover.jpg",
  categories: ["News > Daily News", "History"],
  title: "The Courier, aloud",
  owner: { name: "Ada & Co", email: "pod@courier.example" },
  funding: { url: "https://courier.example/give/?a=1&b=2", text: "Give" },
};

async function podcast(over = {}) {
  const files = await renderFeeds(courier({ count: 12, feeds: { podcast: { ...PODCAST, ...over } } }));
  const text = files.get("podcast/feed.xml") ?? "";
  const channel = childOf(readXml(text), "channel");
  if (!channel) throw new Error("The podcast has no channel");
  return { text, channel, files, items: childrenOf(channel, "item") };
}

describe("the podcast feed", () => {
  it("holds the articles with sound or video, and no others", async () => {
    const { items } = await podcast();
    expect(items.map((item) => childOf(item, "enclosure")?.attributes["type"])).toEqual(Array(3).fill("audio/mpeg"));
  });

  it("holds an article whose sound stands behind another file, with that sound and its length", async () => {
    const { files } = await build(
      memoryTree({
        "content/publication.yaml": `title: The Courier\nurl: https://courier.example/\nfeeds: { podcast: { image: "${PODCAST.image}", categories: [News] } }\n`,
        "content/articles/a.md":
          '---\ntitle: A\ndate: 2026-11-20\nenclosures: ["https://e.example/notes.pdf", "https://e.example/a.mp3"]\nduration: 90\n---\n\nText.\n',
      }),
      { now: Date.UTC(2026, 10, 22), templates: builtInTemplates() },
    );
    const items = async (path: string) => {
      const text = await files.find((file) => file.path === path)?.bytes();
      return [childOf(readXml(String(text)), "channel")].flatMap((channel) =>
        channel ? childrenOf(channel, "item") : [],
      );
    };
    for (const path of ["podcast/feed.xml", "feed.xml"]) {
      const [item] = await items(path);
      expect([
        item && childOf(item, "enclosure")?.attributes["url"],
        item && childOf(item, "itunes:duration")?.text,
      ]).toEqual(["https://e.example/a.mp3", "90"]);
    }
  });

  it("says of the podcast what directories ask for", async () => {
    const { channel, text } = await podcast();
    const said = Object.fromEntries(
      ["title", "itunes:author", "itunes:type", "itunes:explicit", "podcast:locked", "podcast:medium"].map((name) => [
        name,
        childOf(channel, name)?.text,
      ]),
    );
    expect(said).toEqual({
      title: "The Courier, aloud",
      "itunes:author": "Courier Press",
      "itunes:type": "episodic",
      "itunes:explicit": "false",
      "podcast:locked": "yes",
      "podcast:medium": "podcast",
    });
    expect(text).toContain(
      '<itunes:category text="News">\n<itunes:category text="Daily News"/>\n</itunes:category>\n<itunes:category text="History"/>',
    );
    expect(text).toContain(
      "<itunes:owner>\n<itunes:name>Ada &amp; Co</itunes:name>\n<itunes:email>pod@courier.example</itunes:email>",
    );
    expect(text).toContain('<podcast:funding url="https://courier.example/give/?a=1&amp;b=2">Give</podcast:funding>');
    expect(childOf(channel, "itunes:image")?.attributes["href"]).toBe(PODCAST.image);
    expect(w3cFindings(text, "https://courier.example/podcast/feed.xml")).toEqual([]);
  });

  it("says of an episode what apps ask for", async () => {
    const { items } = await podcast();
    const names = ["itunes:duration", "itunes:explicit", "itunes:season", "itunes:episode", "itunes:episodeType"];
    expect(names.map((name) => items[0] && childOf(items[0], name)?.text)).toEqual(["61", "false", "1", "3", "full"]);
    expect(
      items[0] && childrenOf(items[0], "podcast:person").map(({ text, attributes }) => [text, attributes["role"]]),
    ).toEqual([
      ["Ada & Co", "host"],
      ["Bob", "guest"],
    ]);
    expect(items[0] && childOf(items[0], "podcast:transcript")?.attributes).toEqual({
      url: "https://courier.example/a.vtt",
      type: "text/vtt",
      language: "en",
    });
    expect(items[0] && childOf(items[0], "podcast:chapters")?.attributes["type"]).toBe("application/json+chapters");
  });

  it("keeps its guid, the one it had elsewhere or one made once for ever", async () => {
    const own = "917393e3-1b1e-5cef-ace4-edaa54e1f810";
    expect(childOf((await podcast({ guid: own })).channel, "podcast:guid")?.text).toBe(own);
    const made = childOf((await podcast()).channel, "podcast:guid")?.text;
    expect(made).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(childOf((await podcast({ title: "Renamed" })).channel, "podcast:guid")?.text).toBe(made);
  });

  it("is there only where the settings ask for it; other feeds tell of episodes all the same", async () => {
    const files = await renderFeeds(courier());
    expect(files.has("podcast/feed.xml")).toBe(false);
    expect(files.get("feed.xml")).toContain("<itunes:duration>61</itunes:duration>");
    expect(files.get("feed.xml")).not.toContain("<itunes:owner>");
  });
});

describe("uuidV5()", () => {
  it("makes what RFC 9562 gives as its example", () => {
    expect(uuidV5("www.example.com", "6ba7b810-9dad-11d1-80b4-00c04fd430c8")).toBe(
      "2ed6657d-e927-568b-95e1-2665a8aea6a2",
    );
  });
});

import { pathToFileURL } from "node:url";
import { Feed } from "feed";
import { generateAtomFeed, generateJsonFeed, generateRssFeed } from "feedsmith";
import { StrictFeed } from "../../dist/feeds/strict-feed.js";

/**
 * Times the writing of RSS, Atom and JSON Feed of the same full-text items: Postrider's writers,
 * those of `feed`, on whose classes Postrider's stand, and those of `feedsmith`.
 *
 * @param {{ items?: number, rounds?: number }} [options]
 * @returns {readonly { name: string, milliseconds: number, bytes: number }[]} Medians; the three take turns.
 */
export function measureFeeds({ items = 1000, rounds = 15 } = {}) {
  const made = Array.from({ length: items }, (_, index) => item(index));
  const writers = { postrider: withPostrider(made), feed: withFeed(made), feedsmith: withFeedsmith(made) };
  const times = Object.fromEntries(Object.keys(writers).map((name) => [name, []]));
  const sizes = {};
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, write] of Object.entries(writers)) {
      const began = performance.now();
      // As bytes, since that is what a feed is in the end.
      const written = write().map((text) => Buffer.from(text));
      times[name].push(performance.now() - began);
      sizes[name] = written.reduce((sum, bytes) => sum + bytes.length, 0);
      if (!written.every((bytes) => bytes.includes(`Story ${items - 1}`))) throw new Error(`${name} left items out`);
    }
  }
  return Object.keys(writers).map((name) => ({ name, milliseconds: median(times[name]), bytes: sizes[name] }));
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
}

const PARAGRAPH =
  '<p>The post carried news between towns &amp; villages, <em>long</em> before anyone thought of <a href="https://courier.example/a?b=1&amp;c=2">printing</a> it; readers paid for the hour more than for the word.</p>\n';
const HEAD = {
  title: "The Courier",
  link: "https://courier.example/",
  description: "News & how it travels",
  language: "en",
};
const UPDATED = new Date(Date.UTC(2026, 10, 20));

function item(index) {
  const published = new Date(UPDATED.getTime() - index * 3_600_000);
  return {
    id: `tag:courier.example,2026:story-${index}`,
    link: `https://courier.example/articles/story-${index}/`,
    title: `Story ${index}: R&D`,
    description: `What happened in story ${index}, and why.`,
    content: PARAGRAPH.repeat(20),
    author: { name: "Ada Example", link: "https://ada.example/" },
    tags: ["Radio", "Post & telegraph"],
    enclosure: { url: `https://courier.example/${index}.mp3`, type: "audio/mpeg", length: 12345 },
    published,
  };
}

function withPostrider(made) {
  const links = { rss: `${HEAD.link}feed.xml`, atom: `${HEAD.link}atom.xml`, json: `${HEAD.link}feed.json` };
  const head = {
    ...HEAD,
    id: "tag:courier.example,2026:feeds",
    direction: "ltr",
    updated: UPDATED,
    author: { name: "Courier Press" },
    feedLinks: links,
    stylesheet: "feed.css",
    comment: "",
    translations: [],
  };
  return () => {
    // New items each time: what was escaped for one round must not help the next.
    const items = made.map((one) => ({
      ...one,
      atomId: one.id,
      isTitled: true,
      date: one.published,
      language: "en",
      direction: "ltr",
      author: [one.author],
      contributor: [],
      enclosures: [{ url: one.enclosure.url, mediaType: one.enclosure.type, byteLength: one.enclosure.length }],
    }));
    const feed = new StrictFeed(head, items);
    return [feed.rss2(), feed.atom1(), feed.json1()];
  };
}

function withFeed(made) {
  return () => {
    const feed = new Feed({
      ...HEAD,
      id: HEAD.link,
      updated: UPDATED,
      author: { name: "Courier Press" },
      feedLinks: { json: `${HEAD.link}feed.json` },
    });
    for (const { enclosure, author, tags, published, ...one } of made) {
      feed.addItem({
        ...one,
        date: published,
        published,
        author: [author],
        category: tags.map((name) => ({ name })),
        enclosure,
      });
    }
    return [feed.rss2(), feed.atom1(), feed.json1()];
  };
}

function withFeedsmith(made) {
  const rss = {
    ...HEAD,
    lastBuildDate: UPDATED,
    items: made.map((one) => ({
      title: one.title,
      link: one.link,
      guid: { value: one.id, isPermaLink: false },
      pubDate: one.published,
      description: one.description,
      categories: one.tags.map((name) => ({ name })),
      enclosures: [one.enclosure],
      dc: { creators: [one.author.name] },
      content: { encoded: one.content },
    })),
  };
  const atom = {
    id: "tag:courier.example,2026:feeds",
    title: { value: HEAD.title },
    updated: UPDATED,
    authors: [{ name: "Courier Press" }],
    links: [{ href: HEAD.link, rel: "alternate" }],
    entries: made.map((one) => ({
      id: one.id,
      title: { value: one.title, type: "text" },
      updated: one.published,
      published: one.published,
      links: [
        { href: one.link, rel: "alternate" },
        { href: one.enclosure.url, rel: "enclosure", type: one.enclosure.type, length: one.enclosure.length },
      ],
      authors: [{ name: one.author.name, uri: one.author.link }],
      categories: one.tags.map((term) => ({ term })),
      summary: { value: one.description, type: "text" },
      content: { value: one.content, type: "html" },
    })),
  };
  const json = {
    title: HEAD.title,
    home_page_url: HEAD.link,
    items: made.map((one) => ({
      id: one.id,
      url: one.link,
      title: one.title,
      content_html: one.content,
      summary: one.description,
      date_published: one.published,
      authors: [{ name: one.author.name, url: one.author.link }],
      tags: one.tags,
      attachments: [{ url: one.enclosure.url, mime_type: one.enclosure.type, size_in_bytes: one.enclosure.length }],
    })),
  };
  return () => [generateRssFeed(rss), generateAtomFeed(atom), JSON.stringify(generateJsonFeed(json))];
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const { name, milliseconds, bytes } of measureFeeds()) {
    process.stdout.write(
      `${name.padEnd(10)} ${milliseconds.toFixed(1).padStart(7)} ms ${(bytes / 1e6).toFixed(1)} MB\n`,
    );
  }
}

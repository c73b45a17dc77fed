import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import RssParser from "rss-parser";
import { describe, expect, it } from "vitest";
import { serializeHtml } from "../../src/markup/serialize-html.js";
import type { Publication } from "../../src/publication/publication.js";
import { needs } from "../support/needs.js";
import { article, publication, settings } from "../support/publication.js";
import { mainFeed } from "../support/render-feeds.js";

/** Any UTF-16 there can be, with the worst of it often: halves of pairs, controls, ends of sections. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "]]>",
        "<![CDATA[",
        "&amp;",
        "&#0;",
        "<b>",
        "-->",
        "\u0000",
        "\ud800",
        "\udc00",
        "\ufffe",
        "\uffff",
        "\u202e",
        "\u0085",
        "\u0099",
        "\r\n",
        "\u2028",
        '"',
        "\\",
        "قلم",
      ),
      fc.string({ unit: "grapheme" }),
      fc.nat(0xffff).map((unit) => String.fromCharCode(unit)),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(""));

/** What is left of a text in XML, told anew and slowly: see XML 1.0 §2.2, and feeds.md for C1 controls. */
function inXml(text: string): string {
  const kept = Array.from(text.replaceAll("\r\n", "\n"), (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code === 0x0d || code === 0x85) return "\n";
    if (code < 0x20 && code !== 0x09 && code !== 0x0a) return "";
    if ((code >= 0x7f && code <= 0x9f) || (code >= 0xd800 && code <= 0xdfff) || code === 0xfffe || code === 0xffff)
      return "";
    return character;
  });
  return kept.join("");
}

const onOneLine = (text: string): string => inXml(text).replace(/\s+/g, " ").trim();

const texts = fc.record({
  title: anyText,
  summary: anyText,
  tag: anyText,
  author: anyText,
  body: anyText,
  site: anyText,
  file: anyText,
});
type Texts = typeof texts extends fc.Arbitrary<infer T> ? T : never;

/** A publication that holds the texts wherever there is room for one. */
function filled({ title, summary, tag, author, body, site, file }: Texts): Publication {
  const post = article({
    slug: "post",
    title,
    summary,
    tags: [{ name: tag, slug: "tag" }],
    authors: [{ name: author, slug: "author" }],
    contributors: [{ name: author, slug: "author" }],
    enclosures: [{ url: "https://courier.example/a.mp3", mediaType: "audio/mpeg", byteLength: 1, title: file }],
    picture: { url: "https://courier.example/p.png", alt: file, caption: file },
    repostOf: { title, url: "https://courier.example/other.xml" },
  });
  const made = settings({ title: site || "S", description: site });
  return publication(
    { articles: [post], settings: made },
    { post: serializeHtml([{ name: "p", attributes: { title: file }, children: [body] }]) },
  );
}

describe("any text in any field", () => {
  it("comes back the same from RSS, Atom and JSON Feed, by two parsers, minus what XML forbids", async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (given) => {
        const { rss, atom, json } = await mainFeed(filled(given));
        const [fromRss, fromAtom, fromJson] = [parseRssFeed(rss), parseAtomFeed(atom), parseJsonFeed(json)];
        const title = onOneLine(given.title);
        const author = onOneLine(given.author) || onOneLine(given.site || "S") || undefined;
        const item = fromRss.items?.[0];
        const entry = fromAtom.entries?.[0];
        expect([item?.title ?? "", fromJson.items?.[0]?.title ?? ""]).toEqual([title, title]);
        if (title !== "") expect(entry?.title?.value).toBe(title);
        expect([item?.dc?.creators?.[0], entry?.authors?.[0]?.name]).toEqual([author, author]);
        expect([item?.categories?.[0]?.name, entry?.categories?.[0]?.term, fromJson.items?.[0]?.tags?.[0]]).toEqual(
          Array(3).fill(onOneLine(given.tag) || undefined),
        );
        const content = fromJson.items?.[0]?.content_html;
        expect([item?.content?.encoded ?? item?.description, entry?.content?.value]).toEqual([content, content]);
        expect(content).toContain(
          serializeHtml([inXml(given.body)])
            .trim()
            .replaceAll("\ufffd", "&#xFFFD;"),
        );
        const [bySax, byTheSame] = await Promise.all([
          new RssParser().parseString(rss),
          new RssParser().parseString(atom),
        ]);
        expect(bySax.items[0]?.title ?? "").toBe(title);
        if (title !== "") expect(byTheSame.items[0]?.title).toBe(title);
      }),
      { numRuns: 150 },
    );
  });

  it("is well-formed for libxml2", async (context) => {
    needs(context, "xmllint");
    const folder = mkdtempSync(join(tmpdir(), "postrider-feeds-"));
    try {
      const samples = fc.sample(texts, { numRuns: 150 });
      const files = await Promise.all(
        samples.map(async (given, index) => {
          const { rss, atom } = await mainFeed(filled(given));
          const paths = [join(folder, `${index}.rss`), join(folder, `${index}.atom`)];
          writeFileSync(paths[0] ?? "", rss);
          writeFileSync(paths[1] ?? "", atom);
          return paths;
        }),
      );
      expect(execFileSync("xmllint", ["--noout", "--nonet", ...files.flat()]).toString()).toBe("");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

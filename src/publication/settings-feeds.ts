import { z } from "zod";
import { option } from "./option.js";
import { podcastSettings } from "./settings-podcast.js";
import { webAddress } from "./web-address.js";

/** Whether there is a feed, and, where it differs from `feeds.content`, what its items carry. */
const kept = z.union([z.boolean(), z.enum(["full", "summary"])]).default(true);

/** What is written twice in a list of choices is meant once. */
const once = <T>(list: readonly T[]): T[] => [...new Set(list)];

/** The feeds: which there are, what they carry, and how hosts are told to send them. */
export const feedsSettings = option(
  z
    .strictObject({
      formats: option(
        z
          .array(z.enum(["rss", "atom", "json"]))
          .min(1)
          .transform(once)
          .default(["rss", "atom", "json"]),
        {
          description: "Formats that each feed is written in; pages announce the first one.",
          example: ["atom"],
          reason: "RSS comes first because every reader and every service takes it.",
        },
      ),
      content: option(z.enum(["full", "summary"]).default("full"), {
        description: "What items carry; an article may say otherwise with `feed: summary`.",
        example: "summary",
      }),
      limit: option(z.int().min(1).max(500).default(20), {
        description: "How many articles a feed carries, newest first.",
        example: 50,
        reason: "Readers keep what they have seen, so a feed need only be longer than the pause between two visits.",
      }),
      budget: option(z.int().min(10_000).default(500_000), {
        description:
          "Bytes that a feed should not pass: its oldest articles are left out, or, where no archived feed has them yet, cut to their summaries.",
        example: 250_000,
        reason: "JSON Feed 1.1 calls 250 KB fine and 1 MB a burden; some readers stop reading at a limit of their own.",
      }),
      fragments: option(z.enum(["page", "item"]).default("page"), {
        description:
          "Where links within an article (footnotes, headings) lead: to the page on the web, or to the place in the item, which some readers cannot follow.",
        example: "item",
      }),
      tags: option(kept, {
        description: "A feed for each tag; `full` or `summary` says what its items carry.",
        example: "summary",
      }),
      authors: option(kept, {
        description: "A feed for each author; `full` or `summary` says what its items carry.",
        example: "summary",
      }),
      sections: option(kept, {
        description: "A feed for each section; `full` or `summary` says what its items carry.",
        example: "summary",
      }),
      languages: option(kept, {
        description: "A feed for each language, where there are several; `full` or `summary` as above.",
        example: false,
      }),
      issues: option(z.boolean().default(true), { description: "A feed with one item an issue.", example: false }),
      history: option(z.boolean().default(true), {
        description: "Archived feeds (RFC 5005) behind the main feed, so that a new reader can have every article.",
        example: false,
      }),
      icon: option(webAddress.optional(), {
        description: "Address of a square picture that stands for the publication in readers.",
        example: "https://courier.example/icon.png",
      }),
      hub: option(webAddress.optional(), {
        description: "WebSub hub that pushes new articles to readers; `postrider publish --ping` tells it of them.",
        example: "https://hub.example/",
      }),
      hosts: option(z.array(z.enum(["netlify", "apache", "nginx"])).default(["netlify", "apache"]), {
        description:
          "Hosts to write header rules for: `_headers` (Netlify, Cloudflare Pages), `.htaccess`, `nginx-feeds.conf`.",
        example: ["nginx"],
        reason: "The first two are read by their hosts without being asked and do no harm elsewhere.",
      }),
      precompress: option(
        z
          .array(z.enum(["gzip", "brotli"]))
          .transform(once)
          .default([]),
        {
          description: "Compressed copies (`.gz`, `.br`) to write beside the feeds, for servers that send those.",
          example: ["gzip", "brotli"],
        },
      ),
      podcast: podcastSettings,
    })
    .prefault({}),
  { description: "Feeds: which there are and what they carry.", example: { limit: 30, hub: "https://hub.example/" } },
);

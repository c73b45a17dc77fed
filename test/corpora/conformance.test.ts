import { describe, expect, it } from "vitest";
import type { Article } from "../../src/model/article.js";
import { type Corpus, type ReferenceItem, readCorpus, readReference } from "../support/corpus.js";
import { needsShared } from "../support/needs.js";

/** What Postrider makes of an article, in the words of a table's columns. */
const COLUMNS: Readonly<Record<string, (article: Article) => string>> = {
  id: ({ id }) => id,
  link: ({ url }) => decodeURI(url),
  title: ({ title = "" }) => title,
  published: ({ published }) => new Date(published).toISOString(),
  updated: ({ updated }) => new Date(updated).toISOString(),
  authors: ({ authors }) => authors.map(({ name }) => name).join("; "),
  categories: ({ tags }) => tags.map(({ name }) => name).join("; "),
  enclosure: ({ enclosures }) => enclosures.map(({ url }) => url).join("; "),
  guests: ({ episode }) => (episode?.people ?? []).map(({ name }) => name).join("; "),
};

interface Difference {
  readonly column: string;
  readonly reason: string;
  /** Whether this is the one: what the table has (`want`), what Postrider has (`got`). */
  explains(want: string, got: string, article: Article): boolean;
}

interface Comparison {
  readonly name: string;
  readonly tables: readonly string[];
  /** Articles of the folder; the table lists them all. */
  readonly count: number;
  readonly differences: readonly Difference[];
  /** Where a dialect puts into one column what Postrider keeps apart. */
  readonly columns?: typeof COLUMNS;
}

const ID_IS_LINK: Difference = {
  column: "id",
  reason: "the generator takes the address for the id; Postrider's stays when the address changes",
  explains: (want, got) => /^(?:https?|tag):/.test(want) && got.startsWith("tag:"),
};

function notInTemplate(column: string): Difference {
  return {
    column,
    reason: `the publication's feed template writes no ${column}`,
    explains: (want, got) => want === "" && got !== "",
  };
}

const COMPARISONS: readonly Comparison[] = [
  {
    name: "carpentries",
    tables: ["carpentries/blog.rss.items.tsv"],
    count: 117,
    differences: [ID_IS_LINK, notInTemplate("authors"), notInTemplate("categories")],
  },
  {
    name: "eighteenf",
    tables: ["eighteenf/feed.atom.items.tsv"],
    count: 100,
    differences: [
      ID_IS_LINK,
      {
        column: "title",
        reason: "the template escapes the title twice, so that readers would see &#39; for an apostrophe",
        explains: (want, got) =>
          want.replaceAll("&#39;", "'").replaceAll("&amp;", "&").replaceAll("&quot;", '"') === got,
      },
    ],
  },
  {
    name: "mehdix-fa",
    tables: ["mehdix-fa/feed.atom.items.tsv"],
    count: 65,
    differences: [
      {
        column: "updated",
        reason: "the template writes the local time of its author (Berlin) with a Z for UTC behind it",
        explains: (want, got) => want === asBerlinClock(got),
      },
    ],
  },
  {
    name: "mosn",
    tables: ["mosn-zh/zh.rss.items.tsv", "mosn-zh/en.rss.items.tsv"],
    count: 48,
    differences: [
      ID_IS_LINK,
      notInTemplate("authors"),
      {
        column: "title",
        reason: "the theme writes the name of the section before each title in the feed",
        explains: (want, got) => want === `Blog: ${got}`,
      },
      {
        column: "published",
        reason:
          "Hugo takes a date without zeros (2023-2-28) for none and writes the year 1; Postrider reads it and warns",
        explains: (want, got) => want === new Date("0001-01-01").toISOString() && got.startsWith("20"),
      },
    ],
  },
  {
    name: "rust-blog",
    tables: ["rust-blog/expected-by-rule.items.tsv"],
    count: 102,
    differences: [
      ID_IS_LINK,
      {
        column: "authors",
        reason: "one text holds several names, joined with commas and “and”",
        explains: (want, got) => want.split(/, (?:and )?/).join("; ") === got,
      },
    ],
  },
  {
    name: "syntax-fm",
    tables: ["syntax-fm/expected-by-rule.items.tsv"],
    count: 111,
    differences: [],
  },
  {
    name: "twir",
    tables: ["twir/open.atom.items.tsv"],
    count: 117,
    differences: [ID_IS_LINK],
    columns: {
      ...COLUMNS,
      // Pelican writes its category, which is Postrider's section, before the tags.
      categories: ({ section, tags }) => [...(section ? [section] : []), ...tags].map(({ name }) => name).join("; "),
    },
  },
];

describe.each(COMPARISONS)("the corpus $name", ({ name, tables, count, differences, columns = COLUMNS }) => {
  it("becomes one article a file, and none is lost", async (context) => {
    needsShared(context);
    const { sources, articles, held } = await readCorpus(name);
    expect(sources).toHaveLength(count);
    expect(articles.map(({ source }) => source).sort()).toEqual([...sources].sort());
    expect(held).toEqual([]);
  });

  it("agrees with the publication's own generator but for the differences listed", async (context) => {
    needsShared(context);
    const corpus = await readCorpus(name);
    const unexplained: string[] = [];
    const explained = new Set<Difference>();
    for (const item of tables.flatMap(readReference)) {
      const article = findArticle(item, corpus);
      if (article === undefined) unexplained.push(`no article for ${item["file"] ?? item["link"]}`);
      else {
        for (const { column, want, got } of compare(item, article, columns)) {
          const difference = differences.find((one) => one.column === column && one.explains(want, got, article));
          if (difference) explained.add(difference);
          else unexplained.push(`${article.source}: ${column} is ${got}, in the table ${want}`);
        }
      }
    }
    expect(unexplained).toEqual([]);
    expect(differences.filter((difference) => !explained.has(difference))).toEqual([]);
  });
});

/** By file where the table names it, else by address, which the test then takes as compared. */
function findArticle(item: ReferenceItem, { articles }: Corpus): Article | undefined {
  const { file, link } = item;
  return articles.find(({ source, url }) => (file === undefined ? url === link : source.endsWith(`/${file}`)));
}

function compare(item: ReferenceItem, article: Article, columns: typeof COLUMNS) {
  return Object.entries(columns).flatMap(([column, read]) => {
    const written = item[column];
    // A table without the column, or a feed without the date, says nothing.
    if (written === undefined || (written === "" && /^(?:published|updated)$/.test(column))) return [];
    const want =
      column === "published" || column === "updated"
        ? asIso(written)
        : column === "link"
          ? decodeURI(written)
          : written;
    const got = read(article);
    return want === got ? [] : [{ column, want, got }];
  });
}

/** JavaScript takes the year 0001 of an RFC 822 date for 2001. */
function asIso(date: string): string {
  return new Date(date.replace(/^\w+, 01 Jan 0001 00:00:00 \+0000$/, "0001-01-01T00:00:00Z")).toISOString();
}

function asBerlinClock(iso: string): string {
  const parts = new Intl.DateTimeFormat("sv", { timeZone: "Europe/Berlin", dateStyle: "short", timeStyle: "medium" });
  return new Date(`${parts.format(new Date(iso)).replace(" ", "T")}Z`).toISOString();
}

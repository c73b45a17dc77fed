import { describe, expect, it } from "vitest";
import { type LinkedArticles, linkArticles } from "../../src/articles/link-articles.js";
import { parseArticle } from "../../src/articles/parse-article.js";
import { memoryTree } from "../../src/build/memory-tree.js";
import type { Article } from "../../src/model/article.js";
import type { SourceFile } from "../../src/model/source-tree.js";
import { mapMemory } from "../../src/plugins/map-memory.js";
import type { Problem } from "../../src/problem/problem.js";
import { filePatterns } from "../../src/publication/file-patterns.js";
import { outlinesOf } from "../support/outlines.js";
import { settings } from "../support/publication.js";

const NOW = Date.UTC(2026, 10, 22, 12);
/** The smallest picture there is: one pixel. */
const PIXEL = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");

interface Linked extends LinkedArticles {
  readonly problems: readonly Problem[];
  of(title: string): Article;
  /** What the references of an article's body lead to. */
  urls(title: string): readonly string[];
}

function link(
  files: Readonly<Record<string, string | Uint8Array>>,
  { now = NOW, drafts = false, over = {} }: { now?: number; drafts?: boolean; over?: Record<string, unknown> } = {},
): Linked {
  const tree = memoryTree(files);
  const own = settings({ articles: over });
  const patterns = filePatterns(own.articles.files);
  const heads = tree.files.filter(({ path }) => patterns.matches(path)).map((file) => parseArticle(file, own));
  const problems: Problem[] = [];
  const linked = linkArticles(outlinesOf(heads, own), tree, own, { now, drafts, memory: mapMemory() }, (problem) =>
    problems.push(problem),
  );
  const of = (title: string): Article => {
    const found = [...linked.articles, ...linked.held.map(({ article }) => article)].find((one) => one.title === title);
    if (!found) throw new Error(`No article "${title}"`);
    return found;
  };
  return { ...linked, problems, of, urls: (title) => linked.referencesOf(of(title)).map(({ url }) => url) };
}

const text = (title: string, rest = "", body = "Text.") =>
  `---\ntitle: ${title}\ndate: 2026-11-20\n${rest}---\n${body}\n`;

describe("linkArticles() gives addresses", () => {
  it("by the pattern, in letters of any script", () => {
    const { of } = link({ "content/articles/2026-11-20-хабар.md": text("A") });
    expect(of("A")).toMatchObject({
      slug: "хабар",
      path: "articles/хабар/index.html",
      url: "https://courier.example/articles/%D1%85%D0%B0%D0%B1%D0%B0%D1%80/",
    });
  });

  it.each([
    [":year/:month/:day/:slug/", "2026/11/20/some-name/index.html"],
    ["blog/:title/", "blog/a-title/index.html"],
    [":file.html", "Some Name.html".replace(" ", "-")],
    [":section/:path/", "essays/some-name/index.html"],
    [":language/:slug/", "en/some-name/index.html"],
    ["/:categories/:year/:slug.html", "essays/2026/some-name.html"],
    ["../../:slug", "some-name/index.html"],
  ])("by the pattern %s", (permalink, path) => {
    const { of } = link(
      { "content/articles/Some Name.md": text("A title", "category: essays\n") },
      { over: { permalink } },
    );
    expect(of("A title").path).toBe(path);
  });

  it.each([
    ["/2026/11/20/radio", "2026/11/20/radio/index.html"],
    ["https://courier.example/r%C3%A9/", "ré/index.html"],
    ["a/../../../b.html", "a/b.html"],
    ["x/CON:<y>/", "x/CONy/index.html"],
    [":year/own", "2026/own/index.html"],
    ["/re:invent/", "reinvent/index.html"],
  ])("by the permalink %s of the article's own", (permalink, path) => {
    expect(link({ "content/articles/a.md": text("A", `permalink: "${permalink}"\n`) }).of("A").path).toBe(path);
  });

  it.each([
    [
      "/{{ page.date | date: '%Y' }}/{{ title | slug }}/index.html",
      "a pattern with :slug and the like, got the template",
    ],
    ["/{% if a %}x{% endif %}/", "got the template"],
    ["/:year/:nope/", ':language alone, got ":nope"'],
    ["/:categories/:title:output_ext", 'got ":output_ext"'],
  ])("as usual where the article's own permalink %s cannot be filled in, and says so", (permalink, message) => {
    const file = { "content/articles/a.md": text("A", `permalink: "${permalink}"\n`) };
    expect(link(file).of("A").path).toBe("articles/a/index.html");
    expect(parseArticle(memoryTree(file).files[0] as SourceFile, settings()).problems).toMatchObject([
      {
        code: "articles/wrong-value",
        message: expect.stringContaining(message),
        place: { line: 4 },
        hint: expect.stringContaining("articles: { keys: { permalink: ignore } }"),
      },
    ]);
  });

  it("of translations below their language, unless the pattern says where it stands", () => {
    const files = { "content/articles/a.md": text("A"), "content/articles/a.kk.md": text("Ә") };
    const { of, problems } = link(files);
    expect([of("A").path, of("Ә").path]).toEqual(["articles/a/index.html", "kk/articles/a/index.html"]);
    expect(problems).toEqual([]);
    expect(link(files, { over: { permalink: ":slug.:language.html" } }).of("Ә").path).toBe("a.kk.html");
  });

  it("cut to what file systems hold, without breaking a letter", () => {
    const { of } = link({ "content/articles/a.md": text("A", `slug: ${"хабар".repeat(60)}\n`) });
    expect(Buffer.byteLength(of("A").slug)).toBeLessThanOrEqual(240);
    expect(of("A").slug).toMatch(/^[хабр]+$/);
  });

  it("once: of two that want the same, the older keeps it, the other gets a number and both are named", () => {
    const { of, problems } = link({
      "content/articles/a.md": text("Newer", "slug: same\n").replace("11-20", "11-21"),
      "content/articles/b.md": text("Older", "slug: same\n"),
    });
    expect([of("Older").path, of("Newer").path]).toEqual(["articles/same/index.html", "articles/same-2/index.html"]);
    expect(problems).toMatchObject([
      { code: "articles/address-taken", severity: "error", related: [{ place: { file: "content/articles/b.md" } }] },
    ]);
  });
});

describe("linkArticles() holds back", () => {
  const files = {
    "content/articles/now.md": text(
      "Now",
      "",
      "[d](draft.md) [s](later.md) [e](gone.md) [d](https://courier.example/articles/draft/)",
    ),
    "content/articles/draft.md": text("Draft", "draft: true\n", "[back](now.md) [on](later.md)"),
    "content/articles/later.md": text("Later").replace("2026-11-20", "2026-11-23"),
    "content/articles/gone.md": text("Gone", "expiryDate: 2026-11-21\n"),
    "content/articles/embargo.md": text("Embargo", "publishDate: 2026-12-01\n"),
  };

  it("drafts, what is of the future and what has expired, with the reason", () => {
    const { articles, held } = link(files);
    expect(articles.map(({ title }) => title)).toEqual(["Now"]);
    expect(Object.fromEntries(held.map(({ article, why }) => [article.title, why]))).toEqual({
      Draft: "draft",
      Later: "scheduled",
      Gone: "expired",
      Embargo: "scheduled",
    });
  });

  it("their addresses too: no link of a public article leads there", () => {
    const { urls, problems } = link(files);
    expect(urls("Now")).toEqual(Array(4).fill("https://courier.example/"));
    expect(problems.map(({ code }) => code)).toEqual(Array(4).fill("articles/link-held"));
  });

  it("not from each other", () => {
    expect(link(files).urls("Draft")).toEqual([
      "https://courier.example/articles/now/",
      "https://courier.example/articles/later/",
    ]);
  });

  it("until their time comes, or drafts are asked for", () => {
    const later = link(files, { now: Date.UTC(2026, 11, 2) });
    expect(later.articles.map(({ title }) => title)).toEqual(["Embargo", "Later", "Now"]);
    expect(
      link(files, { drafts: true })
        .articles.map(({ title }) => title)
        .sort(),
    ).toEqual(["Draft", "Now"]);
  });
});

describe("linkArticles() resolves links", () => {
  const other = {
    "content/articles/2026-11-19-other.md": text(
      "Other",
      "slug: renamed\naliases: [/old/other.html, /%D1%85%D0%B0%D1%82/, /Two words/, 'https://courier.example/caf%C3%A9/?a=1#b']\n",
    ),
  };
  const target = "https://courier.example/articles/renamed/";

  it.each([
    ["2026-11-19-other.md", target],
    ["./2026-11-19-other.md#part", `${target}#part`],
    ["../articles/2026-11-19-other", target],
    ["/articles/renamed/", target],
    ["/articles/renamed/index.html?a=1", `${target}?a=1`],
    ["/old/other.html", target],
    ["https://courier.example/old/other.html", target],
    ["/хат/", target],
    ["/Two words/", target],
    ["/%D1%85%D0%B0%D1%82/", target],
    ["https://courier.example/café/", target],
    ["../renamed/", target],
    ["@/articles/2026-11-19-other.md#x", `${target}#x`],
    ['{{< ref "2026-11-19-other.md" >}}', target],
    ['{{< relref "articles/2026-11-19-other" >}}', target],
    ["{% post_url 2026-11-19-other %}", target],
    ["{% post_url 2026-11-18-long %}", "https://courier.example/articles/long/"],
    ['{{< ref "/articles/2026-11-19-other" >}}', target],
    ["{% link articles/2026-11-19-other.md %}", target],
    ['{{ "/articles/renamed/" | url }}', target],
    ["{{ site.baseurl }}/articles/renamed/", target],
    ["#part", "https://courier.example/articles/a/#part"],
    ["/about/", "https://courier.example/about/"],
    ["//cdn.example.org/x", "https://cdn.example.org/x"],
    ["https://EXAMPLE.org/a%20b?x=1&y=ü", "https://example.org/a%20b?x=1&y=%C3%BC"],
    ["https://қазақ.example/хабар", "https://xn--80aau21bd.example/%D1%85%D0%B0%D0%B1%D0%B0%D1%80"],
    ["mailto:a@example.org", "mailto:a@example.org"],
  ])("%s", (written, url) => {
    const { urls, problems } = link({
      ...other,
      "content/articles/2026-11-18-long.markdown": text("Long"),
      "content/articles/a.md": text(
        "A",
        "",
        `[x](${written.includes(" ") && !written.includes("{") ? `<${written}>` : written})`,
      ),
    });
    expect(urls("A")).toEqual([url]);
    expect(problems).toEqual([]);
  });

  it("and has former addresses as their files are named", () => {
    const aliases = link(other).articles[0]?.aliases;
    expect(aliases).toEqual(["old/other.html", "хат/", "Two-words/", "café/"]);
  });

  it.each([
    ['{{< ref "/articles/2026-11-19-other" >}}', target, []],
    ["{% post_url 2026-11-19-other %}", target, []],
    ['{{< ref "missing.md" >}}', "https://courier.example/articles/a/missing.md", [["error", 6, 14]]],
    ['{{< ref "/posts/missing" >}}', "https://courier.example/posts/missing", [["warning", 6, 15]]],
    ["{% post_url 2026-01-01-missing %}", "https://courier.example/articles/a/2026-01-01-missing", [["error", 6, 17]]],
    ["{% post_url '2026-01-01-a&b' %}", "https://courier.example/articles/a/2026-01-01-a&b", [["error", 6, 18]]],
  ])("and those that stand for themselves, as in a text: %s", (written, url, faults) => {
    const { urls, problems } = link({ ...other, "content/articles/a.md": text("A", "", `\nSee ${written}.`) });
    expect(urls("A")).toEqual([url]);
    expect(problems.map(({ severity, place }) => [severity, place?.line, place?.column])).toEqual(faults);
  });

  it("and has no original elsewhere where it is its own", () => {
    const originalOf = (canonical: string) =>
      link({ ...other, "content/articles/a.md": text("A", `canonical: ${canonical}\n`) }).of("A").canonicalUrl;
    expect(originalOf("https://first.example/a/")).toBe("https://first.example/a/");
    expect(originalOf("https://courier.example/articles/a/")).toBeUndefined();
  });

  it("and lists each page a body leads to once, in order", () => {
    const { of } = link({
      ...other,
      "content/articles/a.md": text(
        "A",
        "",
        "[1](https://b.example/) [2](2026-11-19-other.md) [3](https://b.example/) ![p](https://c.example/p.png)",
      ),
    });
    expect(of("A").links).toEqual(["https://b.example/", target]);
  });
});

describe("linkArticles() takes files along", () => {
  it("beside the page, measured, and once", () => {
    const { of, urls } = link({
      "content/articles/a.md": text("A", "image: mast.gif\n", "![m](mast.gif) ![m](img/other.gif) [m](notes.pdf)"),
      "content/articles/mast.gif": PIXEL,
      "content/articles/img/other.gif": PIXEL,
      "content/articles/notes.pdf": "%PDF-1.4 nothing",
    });
    expect(urls("A").slice(0, 3)).toEqual(
      ["mast.gif", "img/other.gif", "notes.pdf"].map((name) => `https://courier.example/articles/a/${name}`),
    );
    expect(of("A").picture).toMatchObject({ width: 1, height: 1, mediaType: "image/gif", byteLength: PIXEL.length });
    expect(of("A").assets.map(({ path, mediaType }) => [path, mediaType])).toEqual([
      ["articles/a/mast.gif", "image/gif"],
      ["articles/a/img/other.gif", "image/gif"],
      ["articles/a/notes.pdf", "application/pdf"],
    ]);
  });

  it("of page bundles, and from folders above", () => {
    const { of } = link({
      "content/articles/trip/index.md": text("Trip", "", "![a](day-1/a.gif) ![b](../shared/b.gif)"),
      "content/articles/trip/day-1/a.gif": PIXEL,
      "content/articles/shared/b.gif": PIXEL,
    });
    expect(of("Trip").assets.map(({ path }) => path)).toEqual(["articles/trip/day-1/a.gif", "articles/trip/b.gif"]);
  });

  it("from static folders at the root of the site", () => {
    const { of, urls } = link({
      "content/articles/a.md": text("A", "", "![a](/img/a%20b.gif)"),
      "content/static/img/a b.gif": PIXEL,
    });
    expect(urls("A")).toEqual(["https://courier.example/img/a%20b.gif"]);
    expect(of("A").assets[0]?.path).toBe("img/a b.gif");
  });

  it("but no sources: not even those of articles that cannot be read", () => {
    const { of, problems } = link({
      "content/articles/a.md": text("A", "", "[x](draft.md) [y](../publication.yaml) [z](../issues/next.md)"),
      "content/articles/draft.md": "---\ntitle: a: secret\ndraft: true\n---\nSecret.\n",
      "content/publication.yaml": "title: T\n",
      "content/issues/next.md": "Secret.\n",
    });
    expect(of("A").assets).toEqual([]);
    expect(problems.map(({ code }) => code)).toEqual([
      "articles/yaml",
      "articles/link-held",
      "articles/link-target-missing",
      "articles/link-target-missing",
    ]);
  });

  it("nor those of issues that the patterns of articles pass over", () => {
    const { of } = link(
      { "content/articles/a.md": text("A", "", "[x](../issues/next.md)"), "content/issues/next.md": "Secret.\n" },
      { over: { files: ["**/*.md", "!issues/**"] } },
    );
    expect(of("A").assets).toEqual([]);
  });

  it("without two files at one path", () => {
    const other = Buffer.concat([PIXEL, Buffer.from([0])]);
    const { articles } = link(
      {
        "content/articles/a.md": text("A", "", "![x](one/x.gif)"),
        "content/articles/b.md": text("B", "", "![x](../two/x.gif)"),
        "content/articles/one/x.gif": PIXEL,
        "content/two/x.gif": other,
        "content/articles/c.md": text("C", "", "![x](../x.gif)"),
        "content/x.gif": PIXEL,
      },
      { over: { permalink: ":slug.html" } },
    );
    const paths = articles.flatMap(({ assets }) => assets.map(({ path }) => path));
    expect(new Set(paths).size).toBe(3);
    expect(paths).toContain("x.gif");
  });

  it("with the length and type that were measured rather than those that were written", () => {
    const wav = Buffer.from(
      "524946462400000057415645666d74201000000001000100401f0000803e0000020010006461746100000000",
      "hex",
    );
    const { of } = link({
      "content/articles/a.md": text("A", "enclosure: { url: talk.wav, type: audio/mpeg, length: 1 }\n"),
      "content/articles/talk.wav": wav,
    });
    expect(of("A").enclosures).toMatchObject([
      { url: "https://courier.example/articles/a/talk.wav", mediaType: "audio/wav", byteLength: wav.length },
    ]);
  });

  it("with what podcast apps show beside it: transcript, chapters, pictures of people", () => {
    const { of, problems } = link({
      "content/articles/a.md": text(
        "A",
        `audio: a.mp3
transcript: [talk.vtt, { url: talk.srt, language: en }, https://cdn.example/a.srt]
chapters: more/chapters.json
guest: { name: Ada Example, url: https://ada.example/, image: ada.gif }
`,
      ),
      "content/articles/a.mp3": "ID3",
      "content/articles/talk.vtt": "WEBVTT\n",
      "content/articles/talk.srt": "1\n00:00:00,000 --> 00:00:01,000\nHello.\n",
      "content/articles/more/chapters.json": "{}",
      "content/articles/ada.gif": PIXEL,
    });
    const base = "https://courier.example/articles/a/";
    expect(of("A").episode).toMatchObject({
      transcripts: [
        { url: `${base}talk.vtt`, mediaType: "text/vtt" },
        { url: `${base}talk.srt`, mediaType: "application/x-subrip", language: "en" },
        { url: "https://cdn.example/a.srt", mediaType: "application/x-subrip" },
      ],
      chaptersUrl: `${base}more/chapters.json`,
      people: [{ name: "Ada Example", role: "guest", url: "https://ada.example/", image: `${base}ada.gif` }],
    });
    expect(of("A").assets.map(({ source }) => source.replace("content/articles/", ""))).toEqual([
      "a.mp3",
      "talk.vtt",
      "talk.srt",
      "more/chapters.json",
      "ada.gif",
    ]);
    expect(problems).toEqual([]);
  });

  it("and says so where a transcript or chapters are not there", () => {
    const { of, problems } = link({
      "content/articles/a.md": text("A", "audio: https://cdn.example/a.mp3\ntranscript: t.vtt\nchapters: c.json\n"),
    });
    expect(of("A").assets).toEqual([]);
    expect(problems.map(({ code, message, place }) => [code, message.split(":")[0], place?.line])).toEqual([
      ["articles/media-missing", 'Cannot offer "t.vtt"', 5],
      ["articles/media-missing", 'Cannot offer "c.json"', 6],
    ]);
  });

  it("tells the type of a file elsewhere by its address", () => {
    const { of } = link({ "content/articles/a.md": text("A", "audio: https://cdn.example.org/a.mp3?x=1\n") });
    expect(of("A").enclosures).toMatchObject([{ mediaType: "audio/mpeg", byteLength: 0 }]);
  });
});

describe("linkArticles() names articles for good", () => {
  it("by a tag: URI that title, slug, address and date do not change", () => {
    const before = link({ "content/articles/radio.md": text("A") }).of("A").id;
    const after = link({ "content/articles/radio.md": text("B", "slug: other\n").replace("11-20", "11-19") }).of(
      "B",
    ).id;
    expect(before).toBe("tag:courier.example,2026:radio");
    expect(after).toBe(before);
  });

  it("as the author says, whatever it looks like", () => {
    expect(link({ "content/articles/a.md": text("A", "id: post-1\n") }).of("A")).toMatchObject({
      id: "post-1",
      idIsWritten: true,
    });
    const uuid = "87522057-eb7a-4fd6-9b57-02c3b043266a";
    expect(link({ "content/articles/a.md": text("A", `uuid: ${uuid}\n`) }).of("A").id).toBe(`urn:uuid:${uuid}`);
  });

  it("each differently", () => {
    const { articles } = link({
      "content/articles/a.md": text("A"),
      "content/articles/a.kk.md": text("Ә"),
      "content/articles/a.html": text("B", "slug: b\n"),
    });
    expect(new Set(articles.map(({ id }) => id)).size).toBe(3);
  });
});

describe("linkArticles() finds translations", () => {
  it("by the suffix of the file, by folders named for languages, and by a key", () => {
    const { of } = link(
      {
        "content/articles/a.md": text("A"),
        "content/articles/a.kk.md": text("Ә"),
        "content/articles/en/b.md": text("B"),
        "content/articles/zh/b.md": text("乙", "lang: zh\n"),
        "content/articles/c.md": text("C", "translationKey: c\n"),
        "content/articles/ц.md": text("Ц", "translationKey: c\nlang: ru\n"),
        "content/articles/alone.md": text("Alone"),
      },
      { over: { permalink: ":language/:slug/" } },
    );
    for (const [one, two] of [
      ["A", "Ә"],
      ["B", "乙"],
      ["C", "Ц"],
    ] as const) {
      expect(of(one).translationKey).toBeDefined();
      expect(of(one).translationKey).toBe(of(two).translationKey);
    }
    expect(of("Alone").translationKey).toBeUndefined();
  });
});

describe("linkArticles() is deterministic", () => {
  it("whatever the order of the files, newest first, with digests that tell any change", () => {
    const files = { "content/articles/a.md": text("A", "", "[b](b.md)"), "content/articles/b.md": text("B") };
    const once = link(files);
    const again = link(Object.fromEntries(Object.entries(files).reverse()));
    expect(again.articles).toEqual(once.articles);
    const moved = link({ ...files, "content/articles/b.md": text("B", "slug: c\n") });
    expect(moved.of("A").digest).not.toBe(once.of("A").digest);
  });
});

describe("a link to a file that is gone", () => {
  it("is never told to lead to its own file, however near the name is", () => {
    const { problems } = link({
      "content/articles/part-2.md": text("Two", "", "[one](part-1.md)"),
      "content/articles/part-33.md": text("Three", "", "[one](part-1.md)"),
    });
    expect(problems.map(({ place, hint }) => [place?.file, hint])).toEqual([
      ["content/articles/part-2.md", "Write part-33.md"],
      ["content/articles/part-33.md", "Write part-2.md"],
    ]);
  });
});

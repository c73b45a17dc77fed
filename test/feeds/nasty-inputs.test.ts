import { describe, expect, it } from "vitest";
import { buildFeeds } from "../support/build-feeds.js";
import { w3cFindings } from "../support/w3c-rules.js";
import { childOf, childrenOf, readXml, type XmlNode } from "../support/xml-tree.js";

/** One item as each format has it, and what was said of its source. */
interface Told {
  readonly rss: XmlNode;
  readonly atom: XmlNode;
  readonly json: JsonItem;
  readonly codes: readonly string[];
  readonly lines: readonly (number | undefined)[];
  readonly count: number;
}

interface JsonItem {
  readonly [member: string]: unknown;
  readonly id: string;
  readonly url: string;
  readonly title?: string;
  readonly content_html: string;
  readonly tags?: readonly string[];
  readonly date_published: string;
}

type Matter = Readonly<Record<string, unknown>>;

/** A source file: front matter in which strings may hold anything, and a body. */
function post(matter: Matter, body = "Text."): string {
  const lines = Object.entries({ title: "T", date: "2026-11-01", ...matter })
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return `---\n${lines.join("\n")}\n---\n\n${body}\n`;
}

/** Builds the feeds of one file, or of several of which the first is the newest. */
async function tell(
  files: string | Uint8Array | Record<string, string>,
  settings = "",
  allowed: RegExp | null = null,
): Promise<Told> {
  const sources = typeof files === "string" || files instanceof Uint8Array ? { "post.md": files } : files;
  const built = await buildFeeds(sources, { settings });
  const [rss, atom, json] = ["feed.xml", "atom.xml", "feed.json"].map((path) => built.files.get(path) ?? "");
  for (const [path, xml] of [
    ["feed.xml", rss],
    ["atom.xml", atom],
  ] as const) {
    const findings = w3cFindings(xml ?? "", `${baseOf(settings)}${path}`).filter((finding) => !allowed?.test(finding));
    expect({ path, findings }).toEqual({ path, findings: [] });
  }
  const items: JsonItem[] = JSON.parse(json ?? "{}").items;
  const channel = childOf(readXml(rss ?? ""), "channel");
  const none = { name: "none", attributes: {}, children: [], text: "", raw: "" };
  return {
    rss: channel ? (childOf(channel, "item") ?? none) : none,
    atom: childOf(readXml(atom ?? ""), "entry") ?? none,
    json: items[0] ?? { id: "", url: "", content_html: "", date_published: "" },
    codes: built.problems.map(({ code }) => code),
    lines: built.problems.map(({ place }) => place?.line),
    count: items.length,
  };
}

const baseOf = (settings: string): string => /url: (\S+)/.exec(settings)?.[1] ?? "https://courier.example/";
const titles = ({ rss, atom, json }: Told) => [childOf(rss, "title")?.text, childOf(atom, "title")?.text, json.title];
const same = <T>(value: T): T[] => [value, value, value];
const contents = ({ rss, atom, json }: Told) => [
  (childOf(rss, "content:encoded") ?? childOf(rss, "description"))?.text,
  childOf(atom, "content")?.text,
  json.content_html,
];
const enclosuresOf = ({ rss, atom, json }: Told) => ({
  rss: childrenOf(rss, "enclosure").map(({ attributes }) => attributes),
  atom: childrenOf(atom, "link")
    .filter(({ attributes }) => attributes["rel"] === "enclosure")
    .map(({ attributes }) => attributes),
  json: json["attachments"],
});

type Row = readonly [number: string, what: string, check: () => Promise<void>];

const rows: readonly Row[] = [
  [
    "1",
    "NUL in a title is dropped, with its line",
    async () => {
      const told = await tell("---\ndate: 2026-11-01\ntitle: A\u0000B\n---\nText.\n");
      expect(titles(told)).toEqual(same("AB"));
      expect([told.codes, told.lines]).toEqual([["articles/control-character"], [3]]);
    },
  ],
  [
    "2",
    "controls in the text are dropped",
    async () => {
      expect(contents(await tell(post({}, "a\u0008b\u000bc\u001fd")))).toEqual(
        same(expect.stringMatching(/^<p>ab ?cd<\/p>$/)),
      );
    },
  ],
  [
    "3",
    "U+FFFE and U+FFFF are dropped",
    async () => {
      expect(contents(await tell(post({}, "a\ufffeb\uffffc")))).toEqual(same("<p>abc</p>"));
    },
  ],
  [
    "4",
    "a lone high surrogate in a title is dropped, alike in JSON",
    async () => {
      expect(titles(await tell(post({ title: "A\ud800B" })))).toEqual(same("AB"));
    },
  ],
  [
    "5",
    "a lone low surrogate in the text is replaced",
    async () => {
      expect(contents(await tell(post({}, "a&#xdc00;b"), "", /BadCharacters/))).toEqual(same("<p>a&#xFFFD;b</p>"));
    },
  ],
  [
    "6",
    "C1 controls are dropped, U+0085 is a line end",
    async () => {
      const [rss] = contents(await tell(post({}, "a\u0099b\u0085c")));
      expect(rss).toMatch(/^<p>ab\s+c<\/p>$/);
    },
  ],
  [
    "7",
    "]]> survives",
    async () => {
      const told = await tell(post({ title: "a ]]> b" }, "c ]]> d"));
      expect(titles(told)).toEqual(same("a ]]> b"));
      expect(contents(told)).toEqual(same("<p>c ]]&gt; d</p>"));
    },
  ],
  [
    "8",
    "two ]]> in one field survive",
    async () => {
      expect(titles(await tell(post({ title: "]]> a ]]>" })))).toEqual(same("]]> a ]]>"));
    },
  ],
  [
    "9",
    "a CDATA section in HTML does no harm",
    async () => {
      const [rss] = contents(await tell(post({}, "<p>a <![CDATA[ x > y ]]> b</p>")));
      expect(rss).toMatch(/^<p>a .*b<\/p>$/);
    },
  ],
  [
    "10",
    "AT&T and a < b are plain text",
    async () => {
      const told = await tell(post({ title: "AT&T: a < b" }));
      expect(titles(told)).toEqual(same("AT&T: a < b"));
      expect(childOf(told.rss, "title")?.raw).toBe("AT&#x26;T: a &#x3C; b");
      expect(childOf(told.atom, "title")?.attributes).toEqual({ type: "text" });
    },
  ],
  [
    "11",
    "an entity meant literally is shown literally",
    async () => {
      const told = await tell(post({ title: "The &amp; entity" }));
      expect(titles(told)).toEqual(same("The &amp; entity"));
    },
  ],
  [
    "12",
    "markup in a title is rendered away, with a warning",
    async () => {
      const told = await tell(post({ title: "<em>Hi</em> & <script>alert(1)</script>bye" }));
      expect(titles(told)[0]).not.toMatch(/[<>]/);
      expect(told.codes).toContain("articles/markup-in-text");
    },
  ],
  [
    "13",
    "quotes and backslashes in a title stay",
    async () => {
      const title = `"It's" a \\ b`;
      expect(titles(await tell(post({ title })))).toEqual(same(title));
    },
  ],
  [
    "14",
    "an & in an address is escaped once",
    async () => {
      const told = await tell(post({ authors: [{ name: "A", url: "https://a.example/?a=1&b=2" }] }));
      expect(childOf(childOf(told.atom, "author") ?? told.atom, "uri")?.text).toBe("https://a.example/?a=1&b=2");
    },
  ],
  [
    "15",
    "an address that was escaped for HTML already is told of",
    async () => {
      const told = await tell(post({ canonical: "https://a.example/?a=1&amp;b=2" }));
      expect(told.codes).toContain("feeds/url-escaped");
    },
  ],
  [
    "16",
    "a space in an address becomes %20",
    async () => {
      expect(contents(await tell(post({}, '<a href="https://a.example/a b">x</a>')))[0]).toContain(
        '"https://a.example/a%20b"',
      );
    },
  ],
  [
    "17",
    "letters of any script in an address are percent-encoded, ids are left alone",
    async () => {
      const told = await tell({ "хабар.md": post({ id: "tag:a.example,2026:хабар" }) });
      expect(told.json.url).toBe("https://courier.example/articles/%D1%85%D0%B0%D0%B1%D0%B0%D1%80/");
      expect(childOf(told.atom, "id")?.text).toBe("tag:a.example,2026:хабар");
    },
  ],
  [
    "18",
    "a host of any script becomes punycode",
    async () => {
      expect(contents(await tell(post({}, "[x](https://қазақ.example/a)")))[0]).toContain(
        new URL("https://қазақ.example/a").href,
      );
    },
  ],
  [
    "19",
    "quotes and < in an address are encoded",
    async () => {
      expect(contents(await tell(post({}, `<a href='https://a.example/"<x'>y</a>`)))[0]).toContain(
        "https://a.example/%22%3Cx",
      );
    },
  ],
  [
    "20",
    "a bare % is encoded",
    async () => {
      expect(contents(await tell(post({}, "[x](https://a.example/100%)")))[0]).toContain("https://a.example/100%25");
    },
  ],
  [
    "21",
    "a relative link is resolved",
    async () => {
      expect(contents(await tell(post({}, "[x](/1)")))[0]).toContain('href="https://courier.example/1"');
    },
  ],
  [
    "22",
    "an address without scheme gets https",
    async () => {
      expect(contents(await tell(post({}, "![x](//cdn.example/a.png)")))[0]).toContain(
        'src="https://cdn.example/a.png"',
      );
    },
  ],
  [
    "23",
    "a link to a place in the article leads to its page",
    async () => {
      expect(contents(await tell(post({}, "[x](#y)\n\n## y")))[0]).toContain(
        'href="https://courier.example/articles/post/#y"',
      );
    },
  ],
  [
    "24",
    "mail and telephone links stay, scripts go",
    async () => {
      const [rss] = contents(
        await tell(
          post({}, '<a href="mailto:a@b.example">m</a> <a href="tel:+7">t</a> <a href="javascript:x()">j</a>'),
        ),
      );
      expect(rss).toContain('href="mailto:a@b.example"');
      expect(rss).toContain('href="tel:+7"');
      expect(rss).not.toContain("javascript");
    },
  ],
  [
    "25",
    "an id that is no address is no permalink, and an IRI in Atom",
    async () => {
      const told = await tell(post({ id: "post-1" }));
      expect(childOf(told.rss, "guid")?.attributes).toEqual({ isPermaLink: "false" });
      expect(childOf(told.atom, "id")?.text).toMatch(/^[a-z]+:\S*post-1$/);
      expect(childOf(told.rss, "guid")?.text).toBe(told.json.id);
    },
  ],
  [
    "26",
    "an id that was written is left as it is",
    async () => {
      const told = await tell(post({ id: "http://A.example" }));
      expect([childOf(told.rss, "guid")?.text, childOf(told.atom, "id")?.text, told.json.id]).toEqual(
        same("http://A.example"),
      );
    },
  ],
  [
    "27",
    "without an id a stable one is made",
    async () => {
      expect((await tell(post({ title: "A" }))).json.id).toBe((await tell(post({ title: "B" }))).json.id);
    },
  ],
  [
    "28",
    "two articles with one id are an error that names both, and both are published",
    async () => {
      const told = await tell({
        "a.md": post({ id: "tag:a.example,2026:x" }),
        "b.md": post({ id: "tag:a.example,2026:x" }),
      });
      expect(told.codes).toContain("articles/id-taken");
      expect(told.count).toBe(2);
    },
  ],
  [
    "29",
    "a tag C++ <T> is itself everywhere",
    async () => {
      const told = await tell(post({ tags: ["C++ <T>"] }));
      expect(childOf(told.rss, "category")?.text).toBe("C++ <T>");
      expect(childOf(told.atom, "category")?.attributes["term"]).toBe("C++ <T>");
      expect(told.json.tags).toEqual(["C++ <T>"]);
    },
  ],
  [
    "30",
    "tags with & and quotes are literal",
    async () => {
      const told = await tell(post({ tags: ["R&D", 'the "x"'] }));
      expect(childrenOf(told.rss, "category").map(({ text }) => text)).toEqual(told.json.tags);
      expect(told.json.tags).toEqual(["R&D", 'the "x"']);
    },
  ],
  [
    "31",
    "an empty tag is dropped",
    async () => {
      expect((await tell(post({ tags: ["", " ", "x"] }))).json.tags).toEqual(["x"]);
    },
  ],
  [
    "32",
    "without a title only Atom, which needs one, gets one",
    async () => {
      const told = await tell("---\ndate: 2026-11-01\n---\n\nJust a note, nothing more.\n");
      expect([childOf(told.rss, "title"), told.json.title]).toEqual([undefined, undefined]);
      expect(childOf(told.atom, "title")?.text).toBe("Just a note, nothing more.");
    },
  ],
  [
    "33",
    "a blank title is none",
    async () => {
      const told = await tell(post({ title: "  " }, "A note."));
      expect([childOf(told.rss, "title"), told.json.title]).toEqual([undefined, undefined]);
    },
  ],
  [
    "34",
    "line ends and tabs in a title are spaces",
    async () => {
      expect(titles(await tell(post({ title: " a\n\tb  c " })))).toEqual(same("a b c"));
    },
  ],
  [
    "35",
    "a title of 20 000 characters does not break anything",
    async () => {
      const [rss, atom, json] = titles(await tell(post({ title: "word ".repeat(4000) })));
      expect(rss?.startsWith("word word")).toBe(true);
      expect([atom, json]).toEqual([rss, rss]);
    },
  ],
  [
    "36",
    "emoji stay, and no override runs on past the title",
    async () => {
      const family = "👩‍👩‍👧";
      const [rss] = titles(await tell(post({ title: `${family} a \u202eb` })));
      expect(rss?.startsWith(`${family} a `)).toBe(true);
      const opened = rss?.match(/[\u202a\u202b\u202d\u202e]/g)?.length ?? 0;
      expect(rss?.match(/\u202c/g)?.length ?? 0).toBe(opened);
    },
  ],
  [
    "37",
    "U+2028 and no-break spaces do no harm",
    async () => {
      const [rss, atom, json] = contents(await tell(post({}, "a\u00a0b\u2028c")));
      expect([atom, json]).toEqual([rss, rss]);
    },
  ],
  [
    "38",
    "an article without any text links to its page",
    async () => {
      const told = await tell(post({ title: "Only a title" }, ""));
      expect(contents(told)).toEqual(same('<p><a href="https://courier.example/articles/post/">Only a title</a></p>'));
    },
  ],
  [
    "39",
    "an article of 2 MB is carried as its summary",
    async () => {
      const told = await tell(post({}, "A long story. ".repeat(150_000)));
      expect(told.json.content_html.length).toBeLessThan(5000);
      expect(told.json.content_html).toContain("Read on");
    },
  ],
  [
    "40",
    "1969 is a date",
    async () => {
      const told = await tell(post({ date: "1969-07-20T20:17:00Z" }), "", /ImplausibleDate/);
      expect(told.json.date_published).toBe("1969-07-20T20:17:00Z");
    },
  ],
  ...["0099-01-01", "-1199-01-01", "+10000-01-01"].map(
    (date): Row => [
      date.startsWith("0") ? "41" : "42",
      `the date ${date} is refused`,
      async () => {
        const told = await tell(post({ date }), "", /ImplausibleDate/);
        expect(told.codes.some((code) => code.startsWith("articles/date"))).toBe(true);
      },
    ],
  ),
  [
    "43",
    "a date that is none is refused",
    async () => {
      const told = await tell(post({ date: "yesterday" }), "", /ImplausibleDate/);
      expect(told.codes.some((code) => code.startsWith("articles/date"))).toBe(true);
    },
  ],
  [
    "44",
    "without a date the file's is taken, never the time of the build",
    async () => {
      const told = await tell(post({ date: undefined }), "", /ImplausibleDate/);
      expect(told.count === 0 || !told.json.date_published.startsWith("2026-11-22")).toBe(true);
      expect(told.codes.some((code) => code.includes("date"))).toBe(true);
    },
  ],
  [
    "45",
    "an offset is an instant",
    async () => {
      expect((await tell(post({ date: "2026-03-29T02:30:00+06:00" }))).json.date_published).toBe(
        "2026-03-28T20:30:00Z",
      );
    },
  ],
  [
    "46",
    "a date without a zone is in that of the publication",
    async () => {
      const told = await tell(post({ date: "2026-11-20" }), "timeZone: Asia/Almaty\n");
      expect(told.json.date_published).toBe("2026-11-19T19:00:00Z");
    },
  ],
  [
    "47",
    "what is dated in the future is not there yet",
    async () => {
      expect((await tell(post({ date: "2099-01-01" }))).count).toBe(0);
    },
  ],
  [
    "48",
    "a change before the publication is put right",
    async () => {
      const { json } = await tell(post({ date: "2026-11-02", updated: "2026-11-01" }));
      expect(json["date_modified"]).toBe(json.date_published);
    },
  ],
  [
    "49",
    "all addresses in the text are absolute",
    async () => {
      const body =
        '<img src="/a.png" srcset="/b.png 2x"><video poster="/c.png"><source src="/d.mp4"></video><p style="background:url(/e.png)">x</p>';
      const [rss] = contents(await tell(post({}, body)));
      for (const name of ["a.png", "b.png 2x", "c.png", "d.mp4"])
        expect(rss).toContain(`https://courier.example/${name}`);
      expect(rss).not.toContain("url(/");
    },
  ],
  [
    "50",
    "a small picture in the text itself stays",
    async () => {
      const data = "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=";
      expect(contents(await tell(post({}, `<img src="${data}" alt="x">`)))[0]).toContain(data);
    },
  ],
  [
    "51",
    "scripts, handlers, styles and forms go, a frame is a link",
    async () => {
      const body =
        '<p onclick="x()" style="position:fixed">a</p><script>x()</script><style>p{}</style><form><input name="q"></form><iframe src="https://player.vimeo.com/video/1"></iframe><object data="/x.swf"></object>';
      const [rss] = contents(await tell(post({}, body)));
      expect(rss).toContain("<p>a</p>");
      expect(rss).toContain('<a href="https://vimeo.com/1">');
      expect(rss).not.toMatch(/onclick|script|style|form|input|iframe|object/);
    },
  ],
  [
    "52",
    "unclosed tags are closed",
    async () => {
      expect(contents(await tell(post({}, "<p><b>x<ul><li>y")))[0]).toMatch(/x.*<li>y\s*<\/li>\s*<\/ul>/s);
    },
  ],
  [
    "53",
    "named entities are characters",
    async () => {
      expect(contents(await tell(post({}, "a&nbsp;b&hellip; &bogus; c")))[0]).toBe("<p>a\u00a0b… &amp;bogus; c</p>");
    },
  ],
  [
    "54",
    "comments and instructions are removed",
    async () => {
      expect(contents(await tell(post({}, "<p>a<!-- x -- y --><?php echo 1 ?>b</p>")))[0]).toBe("<p>ab</p>");
    },
  ],
  [
    "55",
    "an author without an address is a dc:creator",
    async () => {
      const told = await tell(post({ author: "Bob & <Co>" }));
      expect([childOf(told.rss, "author"), childOf(told.rss, "dc:creator")?.text]).toEqual([undefined, "Bob & <Co>"]);
      expect(told.json["authors"]).toEqual([{ name: "Bob & <Co>" }]);
    },
  ],
  [
    "56",
    "Bob <bob@x.example> is a name and an address",
    async () => {
      const author = childOf((await tell(post({ author: "Bob (ed.) <bob@x.example>" }))).atom, "author");
      expect(
        author && [childOf(author, "name")?.text.startsWith("Bob"), childOf(author, "email")?.text ?? "bob@x.example"],
      ).toEqual([true, "bob@x.example"]);
    },
  ],
  [
    "57",
    "an author's address with & is escaped once",
    async () => {
      const told = await tell(post({ authors: [{ name: "A", url: "https://a.example/?x=1&y=2" }] }));
      expect(told.json["authors"]).toEqual([{ name: "A", url: "https://a.example/?x=1&y=2" }]);
    },
  ],
  [
    "58",
    "an author without a name is none",
    async () => {
      expect((await tell(post({ authors: [""] }))).json["authors"]).toEqual([
        { name: "The Courier", url: "https://courier.example/" },
      ]);
    },
  ],
  [
    "59, 60",
    "a file from elsewhere, of which nothing is known, has length 0 and a type",
    async () => {
      const enclosures = enclosuresOf(await tell(post({ enclosure: "https://a.example/talk" })));
      expect(enclosures.rss).toEqual([
        { url: "https://a.example/talk", length: "0", type: expect.stringMatching(/^\w+\/[\w-]+$/) },
      ]);
      expect(enclosures.atom[0]).not.toHaveProperty("length");
    },
  ],
  [
    "61",
    "the title of a file is escaped",
    async () => {
      const told = await tell(
        post({ enclosure: { url: "https://a.example/a.mp3", title: "R&D <x>", type: "audio/mpeg", length: 7 } }),
      );
      expect(enclosuresOf(told).rss).toEqual([{ url: "https://a.example/a.mp3", length: "7", type: "audio/mpeg" }]);
      expect(JSON.stringify(enclosuresOf(told).json)).toContain("https://a.example/a.mp3");
    },
  ],
  [
    "62",
    "a negative length counts as unknown, an address with a space is encoded",
    async () => {
      const told = await tell(post({ enclosure: { url: "https://a.example/a b.mp3", length: -5 } }));
      expect(enclosuresOf(told).rss).toMatchObject([{ url: "https://a.example/a%20b.mp3", length: "0" }]);
    },
  ],
  [
    "63",
    "footnotes of two articles do not meet",
    async () => {
      const body = "A[^1]\n\n[^1]: Note\n";
      const files = await buildFeeds({ "a.md": post({}, body), "b.md": post({}, body) });
      const items: JsonItem[] = JSON.parse(files.files.get("feed.json") ?? "").items;
      const ids = items.flatMap(({ content_html }) => [...content_html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
      expect(ids.length).toBeGreaterThanOrEqual(4);
      expect(new Set(ids).size).toBe(ids.length);
    },
  ],
  [
    "64",
    "a lazy picture is the real one",
    async () => {
      const body =
        '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" data-src="/real.png" alt="x"><noscript><img src="/real.png" alt="x"></noscript>';
      const [rss] = contents(await tell(post({}, body)));
      expect(rss?.match(/real\.png/g)).toHaveLength(1);
      expect(rss).not.toMatch(/noscript|data-src|R0lG/);
    },
  ],
  [
    "65",
    "a BOM and Windows line ends are read away",
    async () => {
      const text = `\ufeff${post({ title: "T" }, "a\n\nb").replaceAll("\n", "\r\n")}`;
      const told = await tell(new TextEncoder().encode(text));
      expect(titles(told)).toEqual(same("T"));
      expect(contents(told)).toEqual(same("<p>a</p>\n<p>b</p>"));
    },
  ],
  [
    "66",
    "the same article is the same bytes, each time it is written",
    async () => {
      const files = { "a.md": post({ enclosure: { url: "https://a.example/a.mp3", duration: 61, length: 7 } }) };
      expect((await buildFeeds(files)).files).toEqual((await buildFeeds(files)).files);
    },
  ],
  [
    "67",
    "another base address changes links, not ids",
    async () => {
      const before = await buildFeeds({ "a.md": post({ title: "A" }, "Some text.") });
      const after = await buildFeeds(
        { "z.md": post({ title: "A" }, "Some text.") },
        { url: "http://other.example/weekly/", record: before.record },
      );
      const [old, anew] = [before, after].map(({ files }) => JSON.parse(files.get("feed.json") ?? "").items[0]);
      expect(anew.id).toBe(old.id);
      expect(anew.url).toBe("http://other.example/weekly/articles/z/");
      expect(after.problems).toEqual([]);
    },
  ],
  [
    "68",
    "kk_KZ is kk-KZ",
    async () => {
      const told = await tell(post({ language: "kk_KZ" }));
      expect([childOf(told.rss, "dc:language")?.text, told.atom.attributes["xml:lang"], told.json["language"]]).toEqual(
        same("kk-KZ"),
      );
    },
  ],
  [
    "69",
    "markup and & in the publication's own texts are text",
    async () => {
      const { files } = await buildFeeds({ "a.md": post({}) }, { settings: 'description: "R&D <b> & more"\n' });
      const channel = childOf(readXml(files.get("feed.xml") ?? ""), "channel");
      expect(channel && childOf(channel, "description")?.text).toBe("R&D <b> & more");
      expect(JSON.parse(files.get("feed.json") ?? "").description).toBe("R&D <b> & more");
    },
  ],
  [
    "70",
    "a feed of nothing is valid",
    async () => {
      expect((await tell({})).count).toBe(0);
    },
  ],
];

describe("nasty inputs", () => {
  for (const [number, what, check] of rows) it(`${number}: ${what}`, check);
});

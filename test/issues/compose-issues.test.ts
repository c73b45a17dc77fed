import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { memoryTree } from "../../src/build/memory-tree.js";
import { composeIssues } from "../../src/issues/compose-issues.js";
import { freezeIssue, frozenPath, readFrozenContent } from "../../src/issues/frozen-issue.js";
import type { Article } from "../../src/model/article.js";
import type { Issue } from "../../src/model/issue.js";
import { mapMemory } from "../../src/plugins/map-memory.js";
import { formatProblem } from "../../src/problem/format-problem.js";
import { article, settings } from "../support/publication.js";

const at = (text: string): number => Date.parse(text.length > 10 ? text : `${text}T12:00:00Z`);

/** Composes, with files below `content/`, and tells what was said. */
function compose(
  articles: readonly Article[],
  files: Readonly<Record<string, string>> = {},
  { now = "2026-11-22", ...over }: { now?: string } & Record<string, unknown> = {},
) {
  const problems: string[] = [];
  const tree = memoryTree(Object.fromEntries(Object.entries(files).map(([path, text]) => [`content/${path}`, text])));
  const sorted = articles.toSorted((a, b) => b.published - a.published || (a.id < b.id ? -1 : 1));
  const memory = mapMemory();
  const named = { id: "tag:courier.example,2026:", settings: settings(over) };
  const sources = { tree, articles: sorted, ...named, now: at(now), memory };
  const composition = composeIssues(sources, (problem) => void problems.push(formatProblem(problem)));
  // What is remembered of their files changes nothing.
  const again: string[] = [];
  expect(composeIssues(sources, (problem) => void again.push(formatProblem(problem)))).toEqual(composition);
  expect(again).toEqual(problems);
  return { ...composition, problems, shape: composition.issues.map(shapeOf) };
}

/** An issue as a person would sketch it: `#2 2026-11-20: lead(a) stories(b c)`. */
function shapeOf({ number, slug, sections, upcoming }: Issue): string {
  const parts = sections.map(({ kind, title, entries }) => {
    const ids = entries.map(({ articleId }) => articleId.split(":").at(-1)).join(" ");
    return `${title ?? kind}(${ids})`;
  });
  return `#${number} ${slug}${upcoming ? " upcoming" : ""}: ${parts.join(" ")}`;
}

const named = (slug: string, date: string, over: Partial<Article> = {}): Article =>
  article({ slug, published: at(date), ...over });

describe("composeIssues()", () => {
  it("cuts articles into weekly issues, newest first, the open one as upcoming", () => {
    const { shape, problems } = compose([
      named("a", "2026-11-04"),
      named("b", "2026-11-05", { words: 500 }),
      named("c", "2026-11-18"),
      named("d", "2026-11-21"),
    ]);
    expect(shape).toEqual([
      "#3 2026-11-27 upcoming: lead(d)",
      "#2 2026-11-20: lead(c)",
      "#1 2026-11-06: lead(b) stories(a)",
    ]);
    expect(problems).toEqual([]);
  });

  it("gives an issue its names: number, address, subject and preheader", () => {
    const { issues } = compose(
      [named("a", "2026-11-18", { title: "First" }), named("b", "2026-11-17", { title: "Second", words: 900 })],
      {},
      {
        issues: { subject: "{title} #{number}: {lead}" },
      },
    );
    expect(issues[0]).toMatchObject({
      id: "tag:courier.example,2026:issue/2026-11-20",
      url: "https://courier.example/issues/2026-11-20/",
      path: "issues/2026-11-20/index.html",
      title: "Issue 1",
      subject: "The Courier #1: Second",
      preheader: "First",
      published: at("2026-11-20T09:00:00Z"),
      window: { from: at("2026-11-13T09:00:00Z"), to: at("2026-11-20T09:00:00Z") },
    });
  });

  it("leads with the longest article that has a picture, in the issue's language", () => {
    const picture = { url: "https://courier.example/a.png", alt: "A" };
    const { shape } = compose([
      named("long", "2026-11-18", { words: 2000 }),
      named("shown", "2026-11-17", { picture }),
      named("foreign", "2026-11-16", { picture, words: 3000, language: "kk" }),
    ]);
    expect(shape).toEqual(["#1 2026-11-20: lead(shown) stories(long foreign)"]);
  });

  it("shows short pieces, and what is more than enough, in brief", () => {
    const many = Array.from({ length: 4 }, (_, index) => named(`n${index}`, `2026-11-1${4 + index}`));
    const { shape } = compose([...many, named("short", "2026-11-19", { words: 20 })], {}, { issues: { stories: 2 } });
    expect(shape).toEqual(["#1 2026-11-20: lead(n3) stories(n2 n1) In brief(short n0)"]);
  });

  it("sets sections by tag in the order of the settings", () => {
    const tags = (name: string) => ({ tags: [{ name, slug: name.toLowerCase() }] });
    const { shape } = compose(
      [
        named("a", "2026-11-18", tags("Radio")),
        named("b", "2026-11-17", tags("Post")),
        named("c", "2026-11-16"),
        named("d", "2026-11-15", { words: 999 }),
      ],
      {},
      { issues: { sections: [{ tag: "post" }, { tag: "radio", title: "On air" }] } },
    );
    expect(shape).toEqual(["#1 2026-11-20: lead(d) Post(b) On air(a) More stories(c)"]);
  });

  it("keeps translations of what it shows at the end", () => {
    const { shape } = compose([
      named("a-kk", "2026-11-18", { language: "kk", translationKey: "a" }),
      named("a-en", "2026-11-17", { translationKey: "a" }),
    ]);
    expect(shape).toEqual(["#1 2026-11-20: lead(a-en) In other languages(a-kk)"]);
  });

  it("prints corrections of an earlier issue in the next one", () => {
    const corrections = [{ date: at("2026-11-18"), text: "It was a Tuesday." }];
    const { issues } = compose([named("a", "2026-11-12", { corrections }), named("b", "2026-11-17")]);
    expect(issues.map((issue) => issue.corrections)).toEqual([
      [{ text: "It was a Tuesday.", articleId: "tag:courier.example,2026:a", issueNumber: 1 }],
      [],
    ]);
  });

  it("shows no issue where nothing was published and nobody asked for one", () => {
    expect(compose([]).shape).toEqual([]);
    expect(compose([named("a", "2026-01-01"), named("b", "2026-11-01")]).shape).toHaveLength(2);
  });
});

describe("an issue file", () => {
  const week = [named("a", "2026-11-16"), named("b", "2026-11-17"), named("c", "2026-11-18"), named("d", "2026-11-19")];

  it("curates the issue of its day", () => {
    const { issues, shape, problems } = compose(week, {
      "issues/radio.md": `---
date: 2026-11-20
subject: Hello {{reader.name|friend}}
preheader: All about radio
title: The radio issue
pins: [c]
sections:
  - title: By hand
    articles:
      - b
      - article: articles/a.md
        note: From the archive
        blurb: Our own words.
sponsors:
  - name: Acme
    url: https://acme.example/
    text: Anvils.
corrections:
  - It was Monday.
---
Dear {{reader.name|friend}}.

<!-- articles -->

Goodbye.
`,
    });
    expect(problems).toEqual([]);
    expect(shape).toEqual(["#1 radio: lead(c) By hand(b a) More stories(d)"]);
    expect(issues[0]).toMatchObject({
      title: "The radio issue",
      subject: "Hello friend",
      preheader: "All about radio",
      intro: "<p>Dear friend.</p>",
      mail: { subject: "Hello {{reader.name|friend}}", intro: "<p>Dear {{reader.name|friend}}.</p>" },
      outro: "<p>Goodbye.</p>",
      sponsors: [{ name: "Acme", url: "https://acme.example/", disclosure: "Sponsored", position: 1 }],
      corrections: [{ text: "It was Monday." }],
      published: at("2026-11-20T09:00:00Z"),
    });
    expect(issues[0]?.sections[1]?.entries[1]).toMatchObject({
      note: "From the archive",
      blurb: "Our own words.",
      reason: "hand",
    });
  });

  it("has its mistakes told in the lines where they are, above and below its articles", () => {
    const text = "---\ndate: 2026-11-20\n---\n[x](no.md)\n\n<!-- articles -->\n\n[x](none.md)\n";
    const { problems } = compose(week, { "issues/x.md": text });
    expect(problems.map((problem) => /x\.md:(\d+:\d+)/.exec(problem)?.[1])).toEqual(["4:5", "8:5"]);
  });

  it("may come between the cadence's issues, and takes what came before it", () => {
    const { shape } = compose(week, { "issues/special.md": "---\ndate: 2026-11-17 18:00\n---\n" });
    expect(shape).toEqual(["#2 2026-11-20: lead(d) stories(c)", "#1 special: lead(b) stories(a)"]);
  });

  it("is not shown before its window has begun, which is told", () => {
    const files = { "issues/winter.md": "---\ndate: 2026-12-18\n---\n" };
    const { shape, next } = compose(week, files);
    expect(shape).toEqual(["#1 2026-11-20: lead(d) stories(c b a)"]);
    expect(next).toBe(at("2026-12-11T09:00:00Z"));
    const begun = compose(week, files, { now: "2026-12-12" });
    expect(begun.shape[0]).toBe("#2 winter upcoming: ");
    expect(begun.next).toBeUndefined();
  });

  it("leaves what it does not name to the next issue when told not to fill up", () => {
    const { shape } = compose(week, {
      "issues/special.md": "---\ndate: 2026-11-17 18:00\nfill: false\nsections:\n  - articles: [a]\n---\n",
    });
    expect(shape).toEqual(["#2 2026-11-20: lead(d) stories(c b)", "#1 special: stories(a)"]);
  });

  it("fills up the sections that it names as the rules would, with what comes later", () => {
    const tags = [{ name: "Post", slug: "post" }];
    const { shape } = compose(
      [named("late", "2026-11-18"), named("later", "2026-11-18", { tags }), ...week],
      {
        "issues/2026-11-20.md":
          "---\ndate: 2026-11-20\npins: [d]\nsections:\n  - { title: Post, articles: [c] }\n  - { title: In brief, as: briefs, articles: [b] }\n  - { title: Mine, articles: [a] }\n---\n",
      },
      { issues: { sections: [{ tag: "post" }], stories: 0 } },
    );
    expect(shape).toEqual(["#1 2026-11-20: lead(d) Post(c later) In brief(b late) Mine(a)"]);
  });

  it("shows translations of what it names at the end", () => {
    const key = { translationKey: "d" };
    const { shape } = compose(
      [
        named("d-kk", "2026-11-18", { ...key, language: "kk" }),
        named("d-en", "2026-11-17", key),
        named("e", "2026-11-17"),
      ],
      { "issues/2026-11-20.md": "---\ndate: 2026-11-20\npins: [d-en]\n---\n" },
    );
    expect(shape).toEqual(["#1 2026-11-20: lead(d-en) stories(e) In other languages(d-kk)"]);
  });

  it("has a next issue for what it leaves, though nothing was published since", () => {
    const { shape } = compose(week, {
      "issues/special.md": "---\ndate: 2026-11-20\nfill: false\nsections:\n  - articles: [a]\n---\n",
    });
    expect(shape).toEqual(["#2 2026-11-27 upcoming: lead(d) stories(c b)", "#1 special: stories(a)"]);
  });

  it("names articles that only it runs, whenever they were published", () => {
    const { shape } = compose([...week, named("old", "2026-11-04")], {
      "issues/2026-11-20.md": "---\ndate: 2026-11-20\nsections:\n  - articles: [old]\n---\n",
    });
    expect(shape).toEqual(["#1 2026-11-20: lead(d) stories(old) stories(c b a)"]);
  });

  it("means of several articles of one name the one in its language, or the latest, that was there in time", () => {
    const version = (file: string, date: string, language: string) =>
      named("post", date, { id: `tag:courier.example,2026:${file}`, source: `content/articles/${file}`, language });
    const versions = [
      version("post.kk.md", "2026-11-19", "kk"),
      version("2025/post.md", "2025-11-18", "en"),
      version("post.md", "2026-11-18", "en"),
      version("2026/post.md", "2026-11-21", "en"),
    ];
    const pinnedBy = (more: string) => {
      const { issues, problems } = compose(versions, {
        "issues/x.md": `---\ndate: 2026-11-20\npins: [post]\n${more}---\n`,
      });
      expect(problems).toEqual([]);
      return issues
        .find(({ slug }) => slug === "x")
        ?.sections[0]?.entries[0]?.articleId.split(":")
        .at(-1);
    };
    expect([pinnedBy(""), pinnedBy("language: kk\n"), pinnedBy("language: de\n")]).toEqual([
      "post.md",
      "post.kk.md",
      "post.kk.md",
    ]);
  });

  it("is told when it names what another issue runs, and may pin it to run it again", () => {
    const first = "---\ndate: 2026-11-13\nsections:\n  - articles: [a]\n---\n";
    const again = compose(week, {
      "issues/1.md": first,
      "issues/2.md": "---\ndate: 2026-11-20\nsections:\n  - articles: [a]\n---\n",
    });
    expect(again.shape).toEqual(["#2 2: lead(d) stories(c b)", "#1 1: stories(a)"]);
    expect(again.problems).toEqual([
      'content/issues/2.md:4:16: warning[issues/seen-before]: Cannot run "a" again: expected an article that did not run yet, got one you ran in #1\n  hint: Name it under pins to run it once more, or take it out',
    ]);
    const pinned = compose(week, { "issues/1.md": first, "issues/2.md": "---\ndate: 2026-11-20\npins: [a]\n---\n" });
    expect(pinned.shape[0]).toBe("#2 2: lead(a) stories(d c b)");
    expect(pinned.problems).toEqual([]);
  });

  it("is told, with its line, what is wrong in it, and the rest still counts", () => {
    const { problems, shape } = compose(week, {
      "issues/x.md": "---\ndate: 2026-11-20\nsubjekt: Oops\nsections:\n  - articles: [nothing]\n    as: story\n---\n",
      "issues/y.md": "---\ntitle: No date\n---\n",
    });
    expect(problems.map((problem) => problem.replace(/\n.*/s, ""))).toEqual([
      'content/issues/x.md:3:10: error[issues/key-unknown]: Cannot understand "subjekt" in an issue file: expected one of date, slug, title, subject, preheader, language, pins, sections, sponsors, corrections, fill, got "subjekt"',
      'content/issues/x.md:6:9: error[issues/value-unusable]: Cannot read as of the issue: expected stories, briefs or links, got "story"',
      "content/issues/y.md:1: error[issues/value-unusable]: Cannot read date of the issue: expected the day or moment it goes out, got nothing",
      'content/issues/x.md:5:16: error[issues/article-unknown]: Cannot put "nothing" into the issue: expected the slug or file of a public article, got no such article',
    ]);
    expect(shape).toEqual(["#1 x: lead(d) stories(c b a)"]);
  });

  it("is told of keys and values that mean nothing in its sponsors, corrections and articles", () => {
    const { problems, issues } = compose(week, {
      "issues/x.md": `---
date: 2026-11-20
pins:
  - article: d
    nots: Read this first
sections:
  - articles: [{ article: a, blurp: Ours }]
sponsors:
  - name: Acme
    url: https://acme.example/
    txt: Anvils.
    position: top
corrections:
  - text: It was Monday.
    artikle: b
    issue: four
---
`,
    });
    expect(problems.map((problem) => problem.replace(/, got.*/s, ""))).toEqual([
      'content/issues/x.md:5:11: error[issues/key-unknown]: Cannot understand "nots" in an issue file: expected one of article, note, blurb',
      'content/issues/x.md:7:37: error[issues/key-unknown]: Cannot understand "blurp" in an issue file: expected one of article, note, blurb',
      'content/issues/x.md:11:10: error[issues/key-unknown]: Cannot understand "txt" in an issue file: expected one of name, url, text, position, disclosure',
      'content/issues/x.md:15:14: error[issues/key-unknown]: Cannot understand "artikle" in an issue file: expected one of text, article, issue',
      "content/issues/x.md:12:15: error[issues/value-unusable]: Cannot read position of the issue: expected a number from 0",
      "content/issues/x.md:16:12: error[issues/value-unusable]: Cannot read issue of the issue: expected the number of an issue",
    ]);
    expect(issues[0]).toMatchObject({ sponsors: [{ position: 1 }], corrections: [{ text: "It was Monday." }] });
  });

  it("may say its language as systems write it, and is told when it is none", () => {
    const { issues } = compose(week, { "issues/x.md": "---\ndate: 2026-11-20\nlanguage: kk_KZ\n---\n" });
    expect(issues[0]?.language).toBe("kk-KZ");
    const wrong = compose(week, { "issues/x.md": "---\ndate: 2026-11-20\nlanguage: kazakh\n---\n" });
    expect(wrong.issues[0]?.language).toBe("en");
    expect(wrong.problems).toEqual([
      'content/issues/x.md:3:11: error[issues/value-unusable]: Cannot read language of the issue: expected a language tag (BCP 47), got "kazakh"\n  hint: Write language: en, or kk, zh-Hans',
    ]);
  });

  it("is the only way to an issue when there is no cadence", () => {
    const { shape } = compose(
      week,
      { "issues/one.md": "---\ndate: 2026-11-18 23:00\n---\n" },
      { issues: { cadence: "none" } },
    );
    expect(shape).toEqual(["#2 2026-11-23 upcoming: lead(d)", "#1 one: lead(c) stories(b a)"]);
  });

  it("that is put off or brought forward by its date takes the place of the cadence on the day in its name", () => {
    const names = (date: string) => ({ "issues/2026-11-20.md": `---\ndate: ${date}\npins: [a]\n---\n` });
    const more = [...week, named("e", "2026-11-20T12:00:00Z")];
    expect(compose(more, names("2026-11-21")).shape).toEqual(["#1 2026-11-20: lead(a) stories(e d c b)"]);
    expect(compose(more, names("2026-11-18")).shape).toEqual([
      "#2 2026-11-27 upcoming: lead(e) stories(d c)",
      "#1 2026-11-20: lead(a) stories(b)",
    ]);
  });

  it("leaves the next issue a name of its own where there is no cadence and it came out today", () => {
    const none = { issues: { cadence: "none" } };
    const out = {
      "issues/2026-11-22.md": "---\ndate: 2026-11-22\n---\n",
      "issues/2026-11-23.md": "---\ndate: 2026-11-21\n---\n",
    };
    const { shape } = compose([...week, named("e", "2026-11-22T11:00:00Z")], out, none);
    expect(shape[0]).toBe("#3 2026-11-24 upcoming: lead(e)");
  });
});

describe("the seen-before guard", () => {
  it("reports links of the newest issue that ran in one before", () => {
    const links = ["https://other.example/piece?utm_source=x", "https://courier.example/", "https://other.example/"];
    const [first, second] = [
      named("a", "2026-11-12", { links }),
      named("b", "2026-11-18", { links: ["http://www.other.example/piece/", ...links.slice(1)] }),
    ];
    expect(compose([first, second]).problems).toEqual([
      "content/articles/b.md: warning[issues/seen-before]: Cannot call it new: expected a link that did not run in the last 10 issues, got http://www.other.example/piece/, which ran in #1\n  hint: Leave the link out, or set issues.seenBefore lower",
    ]);
    expect(compose([first, second], {}, { issues: { seenBefore: 0 } }).problems).toEqual([]);
    expect(compose([first, second], { "issues/2.md": "---\ndate: 2026-11-20\npins: [b]\n---\n" }).problems).toEqual([]);
  });
});

describe("a frozen issue", () => {
  const week = [named("a", "2026-11-16", { words: 900 }), named("b", "2026-11-17")];

  function freeze() {
    const issue = compose(week).issues[0];
    if (!issue) throw new Error("There is no issue");
    const articles = week.map((one) => ({ article: one, body: `<p>${one.slug}</p>` }));
    return { issue, path: frozenPath(issue).replace("content/", ""), text: freezeIssue({ issue, articles }) };
  }

  it("stays as it was, whatever becomes of its articles; what comes late goes into the next", () => {
    const { issue, path, text } = freeze();
    const { shape, issues } = compose(
      [named("b", "2026-11-17", { words: 5000 }), named("late", "2026-11-18"), named("c", "2026-11-21")],
      { [path]: text },
    );
    expect(shape).toEqual(["#2 2026-11-27 upcoming: lead(c) stories(late)", "#1 2026-11-20: lead(a) stories(b)"]);
    expect(issues[1]).toEqual({ ...issue, frozen: `content/${path}`, digest: expect.any(String) });
    expect(issues[0]?.sections[1]?.entries[0]).toMatchObject({ reason: "late", note: "Held over from the last issue" });
  });

  it("has a next issue for what comes late, though nothing was published since", () => {
    const { path, text } = freeze();
    const { shape } = compose([...week, named("late", "2026-11-18")], { [path]: text });
    expect(shape[0]).toBe("#2 2026-11-27 upcoming: lead(late)");
  });

  it("changes nothing in the next: no correction of what readers saw corrected, nothing late that was to wait", () => {
    const corrected = [{ date: at("2026-11-18"), text: "It was a Tuesday." }];
    const [a, b, c] = [
      named("a", "2026-11-16", { corrections: corrected }),
      named("b", "2026-11-17"),
      named("c", "2026-11-21"),
    ];
    const files = { "issues/1.md": "---\ndate: 2026-11-20\nfill: false\nsections:\n  - articles: [a]\n---\n" };
    const before = compose([a, b, c], files).issues;
    const issue = before[1] ?? expect.fail();
    const copy = {
      [frozenPath(issue).replace("content/", "")]: freezeIssue({ issue, articles: [{ article: a, body: "" }] }),
    };
    const [next] = compose([a, b, c], { ...files, ...copy }).issues;
    expect(next?.corrections).toEqual([]);
    expect(next?.sections).toEqual(before[0]?.sections);
  });

  it("keeps the articles' text", () => {
    const { path, text } = freeze();
    expect(readFrozenContent(path, new TextEncoder().encode(text)).articles.map(({ body }) => body)).toEqual([
      "<p>a</p>",
      "<p>b</p>",
    ]);
  });

  it("is reported when it cannot be read, and composed anew", () => {
    const { problems, shape } = compose(week, { "issues/frozen/2026-11-20.jsonl": "{}" });
    expect(problems[0]).toContain("content/issues/frozen/2026-11-20.jsonl:1: error[issues/frozen-unreadable]");
    expect(shape).toEqual(["#1 2026-11-20: lead(a) stories(b)"]);
  });
});

describe("any publication", () => {
  const zones = ["UTC", "Asia/Almaty", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia"];
  const sample = fc.record({
    times: fc.array(fc.integer({ min: at("2024-01-01"), max: at("2026-11-22") }), { maxLength: 40 }),
    timeZone: fc.constantFrom(...zones),
    cadence: fc.constantFrom("daily", "weekly", "monthly", "none"),
    time: fc.constantFrom("00:00", "02:30", "09:00"),
    stories: fc.integer({ min: 0, max: 5 }),
    files: fc.array(
      fc.record({
        at: fc.integer({ min: at("2024-01-01"), max: at("2026-12-31") }),
        fill: fc.boolean(),
        named: fc.constantFrom("day before", "day", "day after", "word"),
        names: fc.array(fc.nat(39), { maxLength: 3 }),
      }),
      { maxLength: 5 },
    ),
  });

  it("runs every public article exactly once, in a stable order, nothing before its time", () => {
    fc.assert(
      fc.property(sample, ({ times, files, timeZone, ...issues }) => {
        const articles = times.map((published, index) =>
          named(`n${index}`, new Date(published).toISOString(), {
            tags: [{ name: `t${index % 3}`, slug: `t${index % 3}` }],
            words: (index * 37) % 300,
          }),
        );
        const texts = Object.fromEntries(
          files.map(({ at: date, fill, named, names }, index) => {
            const known = names.filter((name) => name < articles.length).map((name) => `n${name}`);
            const day = { "day before": -1, day: 0, "day after": 1, word: undefined }[named];
            const name = day === undefined ? `f${index}` : new Date(date + day * 86_400_000).toISOString().slice(0, 10);
            return [
              `issues/${name}.md`,
              `---\ndate: ${new Date(date).toISOString()}\nfill: ${fill}\nsections:\n  - articles: [${known}]\n  - tag: t1\n---\n`,
            ];
          }),
        );
        const over = { timeZone, issues: { ...issues, sections: [{ tag: "t2", count: 2 }] } };
        const result = compose(articles, texts, over);
        const ran = result.issues.flatMap(({ sections }) =>
          sections.flatMap(({ entries }) => entries.map(({ articleId }) => articleId)),
        );
        expect(new Set(ran).size).toBe(ran.length);
        const planned = files.some((file) => file.at > at("2026-11-22"));
        if (!planned && issues.cadence !== "none") expect(ran.length).toBe(articles.length);
        expect(result.issues.filter(({ upcoming }) => upcoming).length).toBeLessThanOrEqual(1);
        expect(result.issues.map(({ number }) => number)).toEqual(
          result.issues.map((_, index) => result.issues.length - index),
        );
        expect(result.issues.map(({ published }) => published)).toEqual(
          result.issues.map(({ published }) => published).sort((a, b) => b - a),
        );
        expect(new Set(result.issues.map(({ slug }) => slug)).size).toBe(result.issues.length);
        expect(compose(articles.toReversed(), texts, over).issues).toEqual(result.issues);
      }),
      { numRuns: 150 },
    );
  });
});

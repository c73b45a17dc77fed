import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyIssuedIds } from "../../src/articles/issued-ids.js";
import { readIssuedIds } from "../../src/articles/issued-ids-file.js";
import { textPrint } from "../../src/articles/text-print.js";
import type { Article } from "../../src/model/article.js";
import type { Problem } from "../../src/problem/problem.js";
import { article } from "../support/publication.js";

const courier = { id: "tag:courier.example,2026:", title: "The Courier" };

/** What articles are called after a build that found this record. */
function build(articles: readonly Article[], record?: string, held: readonly Article[] = []) {
  const problems: Problem[] = [];
  const candidatesOf = (some: readonly Article[]) => some.map((article) => ({ article, text: textPrint(article) }));
  const others = { candidates: candidatesOf(held), sources: new Set(held.map(({ source }) => source)) };
  const result = applyIssuedIds(candidatesOf(articles), others, readIssuedIds(record), courier, (problem) =>
    problems.push(problem),
  );
  return { ...result, problems, ids: result.articles.map(({ id }) => id), codes: problems.map(({ code }) => code) };
}

const post = (over: Partial<Article>): Article =>
  article({ summary: `Of ${over.slug}.`, published: Date.UTC(2026, 0, 1), words: 40, ...over });
const hello = post({ slug: "hello", title: "Hello", published: Date.UTC(2026, 1, 2) });
const world = post({ slug: "world", title: "World", published: Date.UTC(2026, 2, 3) });
const first = build([hello, world]);

/** The article as another file gives it, which would get another id. */
const moved = (from: Article, over: Partial<Article>): Article => ({
  ...from,
  id: `tag:new.example,2027:${over.source ?? from.source}`,
  ...over,
});

describe("applyIssuedIds()", () => {
  it("leaves the ids of a first build as they are and records them, sorted by path", () => {
    expect(first.ids).toEqual([hello.id, world.id]);
    const lines = first.record.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
    expect(lines.map((line) => line.split("\t").slice(0, 3))).toEqual([
      ["content/articles/hello.md", hello.id, "2026-02-02T00:00:00Z"],
      ["content/articles/world.md", world.id, "2026-03-03T00:00:00Z"],
      ["content/publication.yaml", courier.id, ""],
    ]);
  });

  it("writes the same record for the same articles, in any order", () => {
    expect(build([world, hello], first.record).record).toBe(first.record);
  });

  const changes: readonly (readonly [string, Partial<Article>])[] = [
    ["slug and address", { slug: "salut", path: "p/salut/index.html", url: "https://new.example/p/salut/" }],
    ["the domain", { url: "https://new.example/articles/hello/" }],
    ["title", { title: "Good day" }],
    ["date", { published: Date.UTC(2026, 1, 3) }],
    ["text", { summary: "Rewritten.", words: 4000 }],
    ["title, date and text at once", { title: "Good day", published: 5, summary: "Rewritten.", words: 4000 }],
    ["file name", { source: "content/articles/greeting.md" }],
    ["file name and title", { source: "content/articles/greeting.md", title: "Good day" }],
    ["file name and date", { source: "content/articles/greeting.md", published: Date.UTC(2026, 5, 5) }],
    ["file name and text", { source: "content/articles/greeting.md", summary: "Rewritten.", words: 4000 }],
    ["folder and text", { source: "content/articles/2026/hello.md", summary: "Rewritten.", title: "Good day" }],
    ["file to a page bundle", { source: "content/articles/hello/index.md", summary: "New.", published: 5 }],
  ];
  for (const [what, over] of changes) {
    it(`keeps the id when ${what} change`, () => {
      const { ids, codes } = build([moved(hello, over), world], first.record);
      expect({ ids, codes }).toEqual({ ids: [hello.id, world.id], codes: [] });
    });
  }

  it("comes to rest when an article has taken the place of one that is gone", () => {
    const second = build([moved(world, { source: hello.source })], first.record);
    const third = build([moved(world, { source: hello.source })], second.record);
    expect([second.ids, third.ids]).toEqual([[world.id], [world.id]]);
    expect([third.codes, third.record]).toEqual([[], second.record]);
  });

  it("gives a new article the same id in the next build, though it has the title of one whose place was taken", () => {
    const articles = [
      moved(world, { source: hello.source }),
      moved(hello, { source: "content/articles/new.md", summary: "Rewritten.", words: 9, published: 5 }),
    ];
    const second = build(articles, first.record);
    const third = build(articles, second.record);
    expect(third.ids).toEqual(second.ids);
    expect(third.codes).toEqual(second.codes);
  });

  it("tells two files that swapped their names by their texts", () => {
    const swapped = [moved(hello, { source: world.source }), moved(world, { source: hello.source })];
    expect(build(swapped, first.record).ids).toEqual([hello.id, world.id]);
  });

  it("keeps the id of an article that was away for a while", () => {
    const without = build([world], first.record);
    expect(build([moved(hello, {}), world], without.record).ids).toEqual([hello.id, world.id]);
  });

  it("gives a copy of an article an id of its own", () => {
    const copy = moved(hello, { source: "content/articles/copy.md", id: `${courier.id}copy` });
    expect(build([hello, world, copy], first.record).ids).toEqual([hello.id, world.id, `${courier.id}copy`]);
  });

  it("does not give the id of a renamed article to a new one at its old path", () => {
    const renamed = moved(hello, { source: "content/articles/greeting.md" });
    const renamedRecord = build([renamed, world], first.record).record;
    const fresh = post({ slug: "hello", title: "Something else", published: Date.UTC(2026, 8, 9), summary: "Else." });
    expect(build([renamed, world, fresh], renamedRecord).ids).toEqual([hello.id, world.id, `${hello.id}-2`]);
  });

  it("changes the digest with the id, so that what shows the id is written anew", () => {
    const [renamed] = build([moved(hello, { source: "content/articles/greeting.md" }), world], first.record).articles;
    expect(renamed?.digest).not.toBe(hello.digest);
  });

  it("refuses an id that the author changed, with both places", () => {
    const places = { id: { file: hello.source, line: 3, column: 5 } };
    const { ids, problems } = build(
      [moved(hello, { id: "tag:x,2026:new", idIsWritten: true, places }), world],
      first.record,
    );
    expect(ids).toEqual([hello.id, world.id]);
    expect(problems).toMatchObject([
      {
        code: "feeds/id-changed",
        severity: "error",
        message: `Cannot change the id of a published article: expected "${hello.id}", got "tag:x,2026:new"`,
        place: { file: hello.source, line: 3, column: 5 },
        related: [{ place: { file: "content/ids.tsv", line: 5 } }],
      },
    ]);
  });

  it("knows an article by the id that its author wrote, when nothing else is left of it", () => {
    const again = moved(hello, {
      source: "content/articles/z.md",
      id: hello.id,
      idIsWritten: true,
      title: "Z",
      published: 7,
      summary: "Z.",
    });
    expect(build([again, world], first.record)).toMatchObject({ ids: [hello.id, world.id], codes: [] });
  });

  it("asks when only the date, or only the title, is that of an article that is gone", () => {
    for (const over of [{ title: "Good day" }, { published: 5 }]) {
      const guess = moved(hello, { source: "content/articles/new.md", summary: "Rewritten.", words: 9, ...over });
      const { ids, problems, record } = build([guess, world], first.record);
      expect(ids).toEqual([hello.id, world.id]);
      expect(problems).toMatchObject([{ code: "feeds/id-changed", place: { file: "content/articles/new.md" } }]);
      // It is asked again until somebody answers.
      expect(build([guess, world], record).codes).toEqual(["feeds/id-changed"]);
    }
  });

  it("takes no article for one whose file is still there, as a draft say, but for the same text", () => {
    const alike: readonly Partial<Article>[] = [
      { title: "Good day" },
      { published: 5 },
      {},
      { source: "content/articles/2026/hello.md" },
    ];
    for (const over of alike) {
      const fresh = moved(hello, { source: "content/articles/new.md", summary: "Another.", words: 9, ...over });
      const { ids, codes, record } = build([fresh, world], first.record, [hello]);
      expect({ ids, codes }).toEqual({ ids: [fresh.id, world.id], codes: [] });
      expect(build([hello, fresh, world], record).ids).toEqual([hello.id, fresh.id, world.id]);
    }
    const copied = moved(hello, { source: "content/articles/new.md" });
    expect(build([copied, world], first.record, [hello]).ids).toEqual([hello.id, world.id]);
  });

  it("follows a draft that was public where it goes, and takes no new article for it meanwhile", () => {
    const draft = moved(hello, { source: "content/articles/greeting.md", title: "Good day" });
    const fresh = moved(hello, { source: "content/articles/new.md", title: "New", summary: "Another.", words: 9 });
    const second = build([fresh, world], first.record, [draft]);
    expect([second.ids, second.codes]).toEqual([[fresh.id, world.id], []]);
    const rewritten = moved(draft, { source: draft.source, summary: "Rewritten.", published: 5 });
    const third = build([rewritten, fresh, world], second.record);
    expect([third.ids, third.codes]).toEqual([[hello.id, fresh.id, world.id], []]);
    expect(build([fresh, world], second.record, [draft]).record).toBe(second.record);
  });

  it("records no draft that was never public", () => {
    const draft = post({ slug: "draft", title: "Draft", published: 5, summary: "Draft." });
    expect(build([hello, world], first.record, [draft]).record).toBe(first.record);
  });

  it("reads Windows line ends and both sides of a merge conflict", () => {
    const lines = first.record.trimEnd().split("\n");
    const conflict = [...lines.slice(0, 3), "<<<<<<< ours", lines[3], "=======", lines[4], ">>>>>>> theirs", lines[5]];
    const { ids, record, codes } = build([moved(hello, {}), moved(world, {})], conflict.join("\r\n"));
    expect(ids).toEqual([hello.id, world.id]);
    expect(record).toBe(first.record);
    expect(new Set(codes)).toEqual(new Set(["feeds/ids-unreadable"]));
  });

  it("gives no id twice where a merge of branches has left it to two paths, and says so", () => {
    const split = post({ slug: "split", title: "Hello", summary: "The other half." });
    const line = `${split.source}\t${hello.id}\t2026-02-02T00:00:00Z\t000000000000\tHello\n`;
    const second = build([split, moved(hello, {}), world], `${first.record}${line}`);
    expect(second.ids).toEqual([split.id, hello.id, world.id]);
    expect(second.problems).toMatchObject([
      {
        code: "feeds/id-taken",
        place: { file: "content/ids.tsv", line: 8 },
        related: [{ place: { file: hello.source } }],
      },
    ]);
    const third = build([split, moved(hello, {}), world], second.record);
    expect([third.ids, third.codes, third.record]).toEqual([second.ids, [], second.record]);
  });

  it("gives no id twice where a merge has left it to the path of a file that was renamed, and one is made anew there", () => {
    const renamed = moved(hello, { source: "content/articles/greeting.md" });
    const line = `${renamed.source}\t${hello.id}\t2026-02-02T00:00:00Z\t\tHello\n`;
    const merged = build([renamed, world], `${first.record}${line}`);
    expect(merged.record.split(hello.id)).toHaveLength(2);
    const fresh = post({ slug: "hello", title: "Something else", published: Date.UTC(2026, 8, 9), summary: "Else." });
    expect(build([fresh, renamed, world], merged.record).ids).toEqual([`${hello.id}-2`, hello.id, world.id]);
  });

  it("writes a line anew that says the same in other words, and leaves alone what is as it would write it", () => {
    const odd = moved(hello, { title: "100%25 hello" });
    const { record } = build([odd, world]);
    expect(record).toContain("100%2525 hello");
    const byHand = record
      .replace("2026-03-03T00:00:00Z", "2026-03-03")
      .replace("100%2525 hello\t", "100%2525 hello\t\t")
      .replaceAll("\n", "\r\n");
    const late = post({ slug: "late", title: "Late", published: Date.UTC(2026, 6, 6) });
    expect(build([odd, world, late], byHand).record).toBe(build([odd, world, late]).record);
  });

  it("keeps a record that it cannot read in full, and says where", () => {
    const broken = `${first.record}half a line\n`;
    const { ids, record, problems } = build([moved(hello, {}), world], broken);
    expect({ ids, record }).toEqual({ ids: [hello.id, world.id], record: broken });
    expect(problems).toMatchObject([{ code: "feeds/ids-unreadable", place: { file: "content/ids.tsv", line: 8 } }]);
  });

  it("records where pages stand, and takes the pages of both sides of a merge conflict", () => {
    const here = moved(hello, { path: "2026/hello.html" });
    const there = moved(hello, { path: "salut/index.html" });
    const lines = (record: string) => record.split("\n").filter((line) => line.startsWith(hello.source));
    const sides = [...lines(build([here], first.record).record), ...lines(build([there], first.record).record)];
    expect(sides.map((line) => line.split("\t").slice(5))).toEqual([
      ["2026/hello.html", "articles/hello/"],
      ["salut/", "articles/hello/"],
    ]);
    const both = build([here, world], `${sides.join("\n")}\n`);
    expect(both.formerPages.map(({ path }) => path)).toEqual(["articles/hello/", "salut/"]);
    expect(both.codes).toEqual([]);
  });

  it("keeps the pages of both branches where one renamed the file and the other moved the page", () => {
    const lineOf = (built: { readonly record: string }, { source }: Article) =>
      built.record.split("\n").find((line) => line.startsWith(`${source}\t`));
    const renamed = moved(hello, { source: "content/articles/greeting.md", path: "greeting/index.html" });
    const there = build([moved(hello, { path: "salut/index.html" })], first.record);
    const twice = build([moved(hello, { path: "ciao/index.html" })], there.record);
    const both = [lineOf(twice, hello), lineOf(build([renamed], first.record), renamed)].join("\n");
    const merged = build([renamed], `${both}\n`);
    expect(merged.formerPages.map(({ path }) => path).sort()).toEqual(["articles/hello/", "ciao/", "salut/"]);
    expect(build([renamed], merged.record).record).toBe(merged.record);
  });

  it("leads from an address at which one article after the other stood to the last one, from when that leaves it", () => {
    const at = (from: Article, path: string) => moved(from, { path: `${path}/index.html` });
    const swapped = build([at(hello, "articles/world"), at(world, "articles/hello")], first.record);
    const left = build([at(hello, "salut"), at(world, "articles/hello")], swapped.record);
    const last = build([at(hello, "salut"), at(world, "monde")], left.record);
    const to = (articles: readonly Article[]) => articles.map(({ id }) => id);
    const former = (built: typeof last) =>
      built.formerPages.map(({ path, articleId }) => `${path} ${articleId}`).sort();
    const [one = "", two = ""] = to([hello, world]);
    expect(former(swapped)).toEqual([`articles/hello/ ${one}`, `articles/world/ ${two}`]);
    expect(former(left)).toEqual([`articles/hello/ ${one}`, `articles/world/ ${one}`]);
    expect(former(last)).toEqual([`articles/hello/ ${two}`, `articles/world/ ${one}`]);
    expect(build([hello, at(world, "monde")], left.record).formerPages).toContainEqual({
      path: "articles/hello/",
      articleId: two,
    });
  });

  it("does not know of addresses at which no reader ever saw an article", () => {
    const hidden = build([world], first.record, [moved(hello, { draft: true, path: "meanwhile/index.html" })]);
    const shown = build([moved(hello, { path: "salut/index.html" }), world], hidden.record);
    expect(shown.formerPages).toEqual([{ path: "articles/hello/", articleId: hello.id }]);
  });

  it("lets no line of the record lead out of the site", () => {
    const record = first.record.replace("articles/hello/", "articles/hello/\t../../etc/\ta\\b:c/");
    expect(build([hello, world], record).formerPages.map(({ path }) => path)).toEqual(["etc/", "abc/"]);
  });

  it("knows all former pages of all articles, latest first, whatever moves", () => {
    const step = fc.record({
      which: fc.nat(3),
      over: fc.oneof(
        fc.record({ path: fc.constantFrom("a/index.html", "b/index.html", "c.html", "хабар/index.html") }),
        fc.record({ source: fc.constantFrom("content/articles/x.md", "content/articles/y.md") }),
      ),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let articles = Array.from({ length: 4 }, (_, n) => post({ slug: `n${n}`, title: `N${n}`, published: n * 1e9 }));
        let record = build(articles).record;
        const stood = new Map(articles.map(({ id, path }) => [id, [path]]));
        for (const { which, over } of steps) {
          const target = articles[which];
          if (!target || articles.some(({ source }) => "source" in over && source === over.source)) continue;
          articles = articles.with(which, { ...target, ...over });
          const paths = stood.get(target.id) ?? [];
          const path = articles[which]?.path ?? "";
          if (paths[0] !== path) {
            // The page that it leaves was its own last of all.
            for (const [id, [now = "", ...former]] of stood)
              stood.set(id, [now, ...former.filter((other) => other !== paths[0])]);
            stood.set(target.id, [path, ...paths.filter((other) => other !== path)]);
          }
          const built = build(articles, record);
          for (const [id, [, ...former]] of stood) {
            const known = built.formerPages.filter(({ articleId }) => articleId === id);
            expect(known.map(({ path }) => path)).toEqual(former.map((path) => path.replace("index.html", "")));
          }
          record = built.record;
        }
      }),
    );
  });

  it("refuses two ids for one path", () => {
    const { codes } = build(
      [hello, world],
      `${first.record}${hello.source}\ttag:other,2026:x\t2026-02-02T00:00:00Z\t\tHello\n`,
    );
    expect(codes).toEqual(["feeds/ids-unreadable"]);
  });

  it("loses no id and gives none twice, whatever is renamed or edited one at a time", () => {
    const edit = fc.record({
      which: fc.nat(7),
      over: fc.oneof(
        fc.record({ source: fc.string({ minLength: 1, unit: "binary" }).map((name) => `content/articles/${name}.md`) }),
        fc.record({ title: fc.string({ unit: "binary" }) }),
        fc.record({ published: fc.integer({ min: 0, max: 4e12 }) }),
        fc.record({ summary: fc.string({ minLength: 1 }) }),
      ),
    });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
        let articles = Array.from({ length: 8 }, (_, n) => post({ slug: `n${n}`, title: `N${n}`, published: n * 1e9 }));
        const issued = articles.map(({ id }) => id);
        let record = build(articles).record;
        for (const { which, over } of edits) {
          const target = articles[which];
          if (!target || articles.some(({ source }) => "source" in over && source === over.source)) continue;
          articles = articles.with(which, moved(target, over));
          const built = build(articles, record);
          expect(built.ids).toEqual(issued);
          record = built.record;
        }
      }),
    );
  });
});

import { describe, expect, it } from "vitest";
import { type BuildOptions, build } from "../../src/build/build.js";
import { memoryTree } from "../../src/build/memory-tree.js";
import { builtInTemplates } from "../../src/disk/built-in-templates.js";
import { frozenIssueFile } from "../../src/issues/frozen-issue-file.js";
import { mapMemory } from "../../src/plugins/map-memory.js";
import type { Memory } from "../../src/plugins/memory.js";
import type { Renderer } from "../../src/plugins/renderer.js";
import type { Rule } from "../../src/plugins/rule.js";

const NOW = Date.UTC(2026, 10, 22, 12);
const SETTINGS = "title: The Courier\nurl: https://courier.example/\n";

function article(title: string, date: string, body: string, more = ""): string {
  return `---\ntitle: ${title}\ndate: ${date}\n${more}---\n\n${body}\n`;
}

const FILES = {
  "content/publication.yaml": SETTINGS,
  "content/articles/one.md": article("One", "2026-11-10", "See [two](two.md)."),
  "content/articles/two.md": article("Two", "2026-11-17", "Second."),
  "content/articles/later.md": article("Later", "2026-12-01", "Not yet."),
  "content/articles/draft.md": article("Draft", "2026-11-01", "No.", "draft: true\n"),
};

function make(over: Partial<BuildOptions> = {}, files: Readonly<Record<string, string>> = FILES) {
  return build(memoryTree(files), { now: NOW, templates: builtInTemplates(), ...over });
}

/** The bytes of all files of a build. */
async function rendered(over: Partial<BuildOptions> = {}): Promise<Record<string, string>> {
  const { files } = await make(over);
  const texts: Record<string, string> = {};
  for (const file of files) texts[file.path] = Buffer.from((await file.render()).bytes ?? "").toString("latin1");
  return texts;
}

describe("build()", () => {
  it("makes every output of a publication from strings", async () => {
    const { publication, files, problems, skipped } = await make();
    expect(problems).toEqual([]);
    expect(publication.articles.map(({ title }) => title)).toEqual(["Two", "One"]);
    expect(publication.bodyOf(publication.articles[1] ?? expect.fail())).toContain(
      'href="https://courier.example/articles/two/"',
    );
    expect(skipped).toEqual(
      expect.arrayContaining([
        { path: "content/articles/later.md", why: "scheduled" },
        { path: "content/articles/draft.md", why: "draft" },
      ]),
    );
    expect(files.map(({ path }) => path)).toEqual(
      expect.arrayContaining(["index.html", "articles/one/index.html", "feed.xml", "atom.xml", "feed.json"]),
    );
  });

  it("gives the same bytes with a memory and without, and with one that loses everything", async () => {
    const memory = mapMemory();
    const leaky: Memory = { ...memory, get: () => undefined, has: () => false, put: () => undefined };
    const first = await rendered({ memory });
    expect(await rendered({ memory })).toEqual(first);
    expect(await rendered({ memory: leaky })).toEqual(first);
    expect(await rendered()).toEqual(first);
  });

  it("says until when it is right", async () => {
    const { valid } = await make();
    expect(valid.from).toBeLessThanOrEqual(NOW);
    expect(valid.until).toBeLessThanOrEqual(Date.UTC(2026, 11, 1));
    expect(valid.until).toBeGreaterThan(NOW);
  });

  it("takes a change that is still to come for none until its time, and says so", async () => {
    const files = { ...FILES, "content/articles/two.md": article("Two", "2026-11-17", "2.", "updated: 2026-11-30\n") };
    const changedAt = async (now: number) => {
      const { publication, problems, valid } = await make({ now }, files);
      const [two] = publication.articles;
      const told = problems.map(({ code, place }) => `${code} ${place?.line}:${place?.column}`);
      return [two && two.updated > two.published, valid.until === Date.UTC(2026, 10, 30), told];
    };
    expect(await changedAt(NOW)).toEqual([false, true, ["articles/updated-ahead 4:10"]]);
    expect(await changedAt(Date.UTC(2026, 10, 30))).toEqual([true, false, []]);
  });

  it("is right no longer than until an issue that is planned ahead is shown", async () => {
    const { valid } = await make(
      {},
      {
        ...FILES,
        "content/articles/later.md": article("Old", "2026-11-01", "Text."),
        "content/issues/winter.md": "---\ndate: 2026-12-18\n---\n",
      },
    );
    expect(valid.until).toBe(Date.UTC(2026, 11, 11, 9));
  });

  it("publishes drafts when told to, and then issues no ids for them", async () => {
    const { publication, issuedIds } = await make({ drafts: true });
    expect(publication.articles.map(({ title }) => title)).toContain("Draft");
    expect(issuedIds).toBeUndefined();
  });

  it("gives a new article the id of none that is a draft for now, or broken, whatever they share", async () => {
    const post = (more = "") => article("One", "2026-11-20", "First.", more);
    const files = (text: string) => ({ "content/publication.yaml": SETTINGS, "content/articles/post.md": text });
    const { issuedIds = "" } = await make({}, files(post()));
    for (const text of [post("draft: true\n"), post("tags: [\n")]) {
      const { publication, problems } = await make(
        {},
        {
          ...files(text),
          "content/ids.tsv": issuedIds,
          "content/articles/post.kk.md": article("Two", "2026-11-20", "Second."),
        },
      );
      expect(publication.articles.map(({ id }) => id)).toEqual(["tag:courier.example,2026:post.kk"]);
      expect(problems.map(({ code }) => code)).not.toContain("feeds/id-changed");
    }
  });

  it("loses no feed, nor anything else, to a former address", async () => {
    const aliases = ["/feed.xml", "/robots.txt", "/email/2026-11-20/digest.html", "/sitemap.xml/", "/Old/", "/old/"];
    const { files, problems } = await make(
      {},
      { ...FILES, "content/articles/one.md": article("One", "2026-11-10", "Text.", `aliases: [${aliases}]\n`) },
    );
    const paths = files.map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining([
        "feed.xml",
        "robots.txt",
        "email/2026-11-20/digest.html",
        "sitemap.xml",
        "Old/index.html",
      ]),
    );
    expect(problems.map(({ severity, place }) => [severity, place?.file])).toEqual(
      Array(5).fill(["warning", "content/articles/one.md"]),
    );
  });

  it("leads on from every address at which readers knew an article, unless something else stands there now", async () => {
    const memory = mapMemory();
    let ids = "";
    async function at(files: Readonly<Record<string, string>>) {
      const made = await make({ memory }, { "content/publication.yaml": SETTINGS, "content/ids.tsv": ids, ...files });
      ids = made.issuedIds ?? "";
      const html = async (path: string) => {
        const file = made.files.find((file) => file.path === path);
        return file && Buffer.from((await file.render()).bytes ?? "").toString();
      };
      const [former, latest] = [await html("articles/one/index.html"), await html("articles/uno/index.html")];
      return { former, latest, codes: made.problems.map(({ code }) => code) };
    }
    const one = article("One", "2026-11-10", "First words.");
    await at({ "content/articles/one.md": one });
    await at({ "content/articles/uno.md": one });
    const moved = { "content/articles/eins.md": one };
    for (const { former, latest, codes } of [await at(moved), await at(moved)]) {
      expect(former).toContain('<meta http-equiv="refresh" content="0; url=../../articles/eins/">');
      expect(latest).toContain('<meta http-equiv="refresh" content="0; url=../../articles/eins/">');
      expect(codes).toEqual([]);
    }
    const another = { ...moved, "content/articles/one.md": article("Another", "2026-11-18", "Other words.") };
    const { former, latest, codes } = await at(another);
    expect(former).toContain("Other words.");
    expect(latest).toContain("url=../../articles/eins/");
    expect(codes).toEqual([]);
  });

  it("names the article whose page would stand where another page does", async () => {
    const { problems } = await make(
      {},
      { ...FILES, "content/articles/old.md": article("Old", "2026-11-01", "All.", "permalink: /archive/\n") },
    );
    expect(problems.map(({ code, place }) => [code, place])).toEqual([
      ["build/path-taken", { file: "content/articles/old.md", line: 4, column: 12 }],
    ]);
  });

  it("tells of an article that cannot be read, and makes the others", async () => {
    const { publication, problems, skipped } = await make(
      {},
      { ...FILES, "content/articles/bad.md": "---\ntitle: [\n---\n" },
    );
    expect(publication.articles).toHaveLength(2);
    expect(problems.map(({ place }) => place?.file)).toContain("content/articles/bad.md");
    expect(skipped).toContainEqual({ path: "content/articles/bad.md", why: "broken" });
  });

  it("looks at a file with the rules when it is rendered, and tells what its renderer reports then", async () => {
    const renderer: Renderer = {
      name: "test",
      render: (_publication, _templates, report) => [
        {
          path: "a.txt",
          mediaType: "text/plain",
          key: "1",
          bytes() {
            report({ code: "test/late", severity: "warning", message: "Late" });
            return "text";
          },
        },
      ],
    };
    const rule: Rule = {
      code: "check/text",
      description: "",
      checkBytes: (file, bytes, report) =>
        report({ code: "check/text", severity: "warning", message: `${file.path}: ${bytes}` }),
    };
    const { files, problems } = await make({ renderers: [renderer], rules: [rule] });
    expect(problems).toEqual([]);
    const made = await files[0]?.render();
    expect(made?.bytes).toBe("text");
    expect(made?.problems.map(({ message }) => message)).toEqual(["Late", "a.txt: text"]);
  });

  it("gives files another key wherever it gives them other bytes", async () => {
    const filesOf = (title: string, more: string, issue: string) => ({
      ...FILES,
      "content/articles/one.md": article(title, "2026-11-10", "Text.", more),
      "content/issues/2026-11-20.md": `---\ndate: 2026-11-20\n${issue}---\nHello.\n`,
    });
    const corrected = "corrections:\n  - { date: 2026-11-18, text: It was five. }\n";
    const before = await make({}, filesOf("One", corrected, ""));
    const changes = [
      filesOf("Another", corrected, ""),
      filesOf("One", `${corrected}slug: other\n`, ""),
      filesOf("One", corrected, "language: kk\n"),
    ];
    for (const change of changes) {
      const after = await make({}, change);
      for (const file of before.files) {
        const other = after.files.find(({ path, key }) => path === file.path && key === file.key);
        if (other) expect(String((await other.render()).bytes), file.path).toBe(String((await file.render()).bytes));
      }
    }
  });

  it("gives the page of a frozen issue another key when authors in it have no page any more", async () => {
    const by = (author: string) => ({
      ...FILES,
      "content/articles/two.md": article("Two", "2026-11-17", "Text.", author),
    });
    const { path, text } = frozenIssueFile((await make({}, by("author: Bo\n"))).publication, "2026-11-20");
    const pageOf = async (author: string) =>
      (await make({}, { ...by(author), [path]: text })).files.find(
        (one) => one.path === "issues/2026-11-20/index.html",
      );
    const [before, after] = [await pageOf("author: Bo\n"), await pageOf("author: Al\n")];
    expect(after?.key).not.toBe(before?.key);
    expect(String((await before?.render())?.bytes)).toContain("authors/bo/");
    expect(String((await after?.render())?.bytes)).not.toContain("authors/bo/");
  });

  it("gives the page of a frozen issue another key when an article that it corrects has moved", async () => {
    const one = (slug: string) => ({
      ...FILES,
      "content/articles/one.md": article("One", "2026-11-10", "Text.", `slug: ${slug}\n`),
      "content/issues/2026-11-20.md": "---\ndate: 2026-11-20\ncorrections: [{ text: Wrong., article: one }]\n---\n",
    });
    const { path, text } = frozenIssueFile((await make({}, one("one"))).publication, "2026-11-20");
    const pageOf = async (slug: string) =>
      (await make({}, { ...one(slug), [path]: text })).files.find(
        (file) => file.path === "issues/2026-11-20/index.html",
      );
    const [before, after] = [await pageOf("one"), await pageOf("moved")];
    expect(String((await after?.render())?.bytes)).toContain('href="../../articles/moved/index.html">Wrong.');
    expect(after?.key).not.toBe(before?.key);
  });

  it("keeps the links to translations in the mail of a frozen issue, whatever becomes of them", async () => {
    const files = (slug: string, language: string) => ({
      "content/publication.yaml": SETTINGS,
      "content/articles/two.md": article("Two", "2026-11-17", "Second.", "translationKey: two\n"),
      "content/articles/zwei.md": article(
        "Zwei",
        "2026-11-21",
        "Text.",
        `translationKey: two\nslug: ${slug}\nlanguage: ${language}\n`,
      ),
    });
    const { path, text } = frozenIssueFile((await make({}, files("zwei", "de"))).publication, "2026-11-20");
    const mailOf = async (slug: string, language: string, frozen = text) =>
      (await make({}, { ...files(slug, language), ...(frozen && { [path]: frozen }) })).files.find(
        (file) => file.path === "email/2026-11-20/digest.html",
      );
    const [open, before, after] = [
      await mailOf("zwei", "de", ""),
      await mailOf("zwei", "de"),
      await mailOf("moved", "fr"),
    ];
    const html = String((await open?.render())?.bytes);
    expect(html).toContain('href="https://courier.example/articles/zwei/"');
    expect(String((await before?.render())?.bytes)).toBe(html);
    expect(String((await after?.render())?.bytes)).toBe(html);
    expect(after?.key).toBe(before?.key);
  });

  it("shows a frozen issue where the site is now, and leaves its mail as it was sent", async () => {
    const archived = "https://web.archive.org/web/https://courier.example/articles/one/";
    const files = (site: string) => ({
      "content/publication.yaml": `title: The Courier\nurl: ${site}\nissues: { seenBefore: 0 }\n`,
      "content/articles/two.md": article("Two", "2026-11-17", `![Dot](dot.svg) and [then](${archived})`),
      "content/articles/dot.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"></svg>',
      "content/issues/2026-11-20.md":
        "---\ndate: 2026-11-20\nsponsors: [{ name: Us, url: https://courier.example/shop/, text: Buy }]\n---\n\nSee [two](../articles/two.md).\n",
    });
    const { path, text } = frozenIssueFile(
      (await make({}, files("https://courier.example/"))).publication,
      "2026-11-20",
    );
    const built = async (site: string) => {
      const made = await make({}, { ...files(site), [path]: text });
      return async (name: string) => String((await made.files.find((file) => file.path === name)?.render())?.bytes);
    };
    const [former, present] = [await built("https://courier.example/"), await built("https://new.example/weekly/")];
    const page = await present("issues/2026-11-20/index.html");
    expect(page).toContain('<link rel="canonical" href="https://new.example/weekly/issues/2026-11-20/">');
    expect(page).toContain('<a href="../../articles/two/index.html">two</a>');
    expect(page).toContain('src="../../articles/two/dot.svg"');
    for (const name of ["issues/2026-11-20/index.html", "issues/feed.xml", "sitemap.xml", "index.html"])
      expect((await present(name)).replaceAll(archived, "")).not.toContain("https://courier.example/");
    expect(page).toContain(archived);
    const link = /href="(https:[^"]*\/issues\/2026-11-20\/)"/;
    const [sent, again] = [await former("email/2026-11-20/digest.html"), await present("email/2026-11-20/digest.html")];
    expect(link.exec(again)?.[1]).toBe(link.exec(sent)?.[1]);
    expect(again).toContain('href="https://courier.example/articles/two/"');
  });

  it("throws when the settings cannot be used", async () => {
    await expect(make({}, { "content/publication.yaml": "titel: x" })).rejects.toThrow("publication/settings");
  });
});

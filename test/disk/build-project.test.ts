import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BuildSummary, buildProject } from "../../src/disk/build-project.js";
import { article, edit, project, SETTINGS } from "../support/project-edits.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const NOW = Date.UTC(2026, 10, 22, 12);
const DAY = 24 * 60 * 60 * 1000;

const buildAt = (dir: string, now = NOW): Promise<BuildSummary> => buildProject({ dir, now });

/** Everything written, by path. */
function outputOf(dir: string): Record<string, string> {
  const out = join(dir, "out");
  const names = readdirSync(out, { recursive: true, encoding: "utf8" });
  const files = names.filter((name) => statSync(join(out, name)).isFile()).sort();
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(out, name), "latin1")]));
}

/** What a first build of the same sources makes. */
async function cleanOutput(dir: string, now: number): Promise<Record<string, string>> {
  const copy = temporaryFolder();
  for (const folder of ["content", "templates"]) {
    if (existsSync(join(dir, folder)))
      cpSync(join(dir, folder), join(copy, folder), { recursive: true, preserveTimestamps: true });
  }
  await buildAt(copy, now);
  return outputOf(copy);
}

describe("buildProject()", () => {
  it("makes the publication, and then nothing until something changes", async () => {
    const dir = project();
    const first = await buildAt(dir);
    expect(first).toMatchObject({ articles: 2, changed: [], unchanged: 0, removed: [] });
    expect(first.written).toEqual(expect.arrayContaining(["index.html", "feed.xml", "articles/one/index.html"]));
    const before = outputOf(dir);
    const second = await buildAt(dir);
    expect(second).toMatchObject({
      articles: 2,
      written: [],
      changed: [],
      unchanged: first.written.length,
      removed: [],
    });
    expect(second.problems).toEqual(first.problems);
    expect(outputOf(dir)).toEqual(before);
  });

  it("makes of an edited article its page and what shows it, and nothing else", async () => {
    const dir = project({ "content/articles/old.md": article("Old", "2025-01-01", "Long ago.") });
    await buildAt(dir);
    appendFileSync(join(dir, "content/articles/two.md"), "\nMore.\n");
    const { changed, written, removed } = await buildAt(dir);
    expect(changed).toEqual(expect.arrayContaining(["articles/two/index.html", "feed.xml"]));
    expect(changed).not.toContain("articles/old/index.html");
    expect([...written, ...removed]).toEqual([]);
  });

  it("removes the outputs of a deleted article", async () => {
    const dir = project();
    await buildAt(dir);
    rmSync(join(dir, "content/articles/two.md"));
    const { removed } = await buildAt(dir);
    expect(removed).toContain("articles/two/index.html");
    expect(existsSync(join(dir, "out/articles/two"))).toBe(false);
  });

  it("shows an article when its time has come, though no file has changed", async () => {
    const dir = project({ "content/articles/soon.md": article("Soon", "2026-11-24T00:00:00Z", "Wait.") });
    const first = await buildAt(dir);
    expect(first.skipped).toEqual([{ path: "content/articles/soon.md", why: "scheduled" }]);
    expect((await buildAt(dir, NOW + DAY)).written).toEqual([]);
    expect((await buildAt(dir, NOW + 2 * DAY)).written).toContain("articles/soon/index.html");
    expect((await buildAt(dir, NOW)).removed).toContain("articles/soon/index.html");
  });

  it("makes an issue that was planned ahead when its time has come, though no file has changed", async () => {
    const dir = project({ "content/issues/winter.md": "---\ndate: 2026-12-18\n---\nHello.\n" });
    const page = "issues/winter/index.html";
    expect((await buildAt(dir)).written).not.toContain(page);
    expect((await buildAt(dir, NOW + DAY)).written).toEqual([]);
    expect((await buildAt(dir, Date.UTC(2026, 11, 19))).written).toContain(page);
  });

  it("sees a change that leaves size and time of the file as they were", async () => {
    const dir = project();
    const path = join(dir, "content/articles/two.md");
    const past = new Date(NOW - DAY);
    utimesSync(path, past, past);
    await buildAt(dir);
    writeFileSync(path, readFileSync(path, "utf8").replace("Second.", "Zweite.".slice(0, 7)));
    utimesSync(path, past, past);
    expect((await buildAt(dir)).changed).toContain("articles/two/index.html");
  });

  it("tells the same problems again as long as nothing is mended", async () => {
    const dir = project({ "content/articles/bad.md": "---\ntitle: [\n---\n\nText.\n" });
    const first = await buildAt(dir);
    expect(first.problems.some(({ severity }) => severity === "error")).toBe(true);
    expect((await buildAt(dir)).problems).toEqual(first.problems);
    appendFileSync(join(dir, "content/articles/two.md"), "\nMore.\n");
    expect((await buildAt(dir)).problems).toEqual(first.problems);
  });

  it("builds articles where another tool has them, and finds files beside them", async () => {
    const folder = temporaryFolder({
      "site/_posts/2026-11-01-hello.md": "---\ntitle: Hello\n---\n\n![A dot](dot.svg)\n",
      "site/_posts/dot.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"></svg>',
      "site/_posts/secret.env": "x",
      "courier/content/publication.yaml": `${SETTINGS}articles:\n  files: ["../../site/_posts/*.md"]\n`,
    });
    const dir = join(folder, "courier");
    const { articles } = await buildAt(dir);
    expect(articles).toBe(1);
    expect(Object.keys(outputOf(dir)).some((path) => path.endsWith("dot.svg"))).toBe(true);
    rmSync(join(folder, "site/_posts/dot.svg"));
    expect((await buildAt(dir)).problems.map(({ code }) => code)).toContain("articles/media-missing");
  });

  it("gives away no file that a link cannot mean: hidden ones, and those outside", async () => {
    const folder = temporaryFolder({
      "outside.txt": "secret",
      "courier/.env": "secret",
      "courier/content/publication.yaml": SETTINGS,
      "courier/content/articles/a.md": article("A", "2026-11-01", "![x](../../../outside.txt) [y](../../.env)"),
    });
    await buildAt(join(folder, "courier"));
    expect(Object.values(outputOf(join(folder, "courier"))).filter((text) => text.includes("secret"))).toEqual([]);
  });

  it("comes to an end where links go in a circle, and tells of a file that it may not read", async () => {
    const dir = project();
    symlinkSync(join(dir, "content"), join(dir, "content/articles/loop"));
    symlinkSync(join(dir, "nowhere"), join(dir, "content/articles/broken.md"));
    expect((await buildAt(dir)).articles).toBe(2);
  });

  it("tells no more of a link in a circle that is gone", async () => {
    const dir = project();
    const loop = join(dir, "content/articles/loop.md");
    symlinkSync("loop.md", loop);
    const codes = async () => (await buildAt(dir)).problems.map(({ code }) => code);
    expect(await codes()).toContain("disk/unreadable");
    expect(await codes()).toContain("disk/unreadable");
    rmSync(loop);
    expect(await codes()).not.toContain("disk/unreadable");
  });

  it("tells the line of the record of ids that is meant, when it has written that anew", async () => {
    const dir = project();
    await buildAt(dir);
    const written = article("Two", "2026-11-17", "Second.", "id: urn:x:2\n");
    writeFileSync(join(dir, "content/articles/two.md"), written);
    writeFileSync(join(dir, "content/articles/a.md"), article("A", "2026-11-18", "New."));
    await buildAt(dir);
    const { problems } = await buildAt(dir);
    const lines = readFileSync(join(dir, "content/ids.tsv"), "utf8").split("\n");
    const line = lines.findIndex((text) => text.startsWith("content/articles/two.md")) + 1;
    expect(problems).toMatchObject([
      {
        code: "feeds/id-changed",
        hint: expect.stringContaining('the line of "content/articles/two.md" in content/ids.tsv'),
        related: [{ place: { file: "content/ids.tsv", line } }],
      },
    ]);
  });

  it("keeps the record of ids as soon as the system lets it, though nothing else has changed", async () => {
    const dir = project();
    const inTheWay = join(dir, `content/ids.tsv.${process.pid}.tmp`);
    mkdirSync(inTheWay);
    expect((await buildAt(dir)).problems).toMatchObject([{ code: "disk/ids-not-kept" }]);
    rmSync(inTheWay, { recursive: true });
    expect((await buildAt(dir)).problems).toEqual([]);
    expect(readFileSync(join(dir, "content/ids.tsv"), "utf8")).toContain("content/articles/two.md");
  });

  it("leaves the record of ids to whoever has written it meanwhile, as git does", async () => {
    const dir = project();
    await buildAt(dir);
    const ids = join(dir, "content/ids.tsv");
    const theirs =
      "content/articles/theirs.md\ttag:courier.example,2019:theirs\t2026-11-01T00:00:00Z\tabcdefabcdef\tTheirs\n";
    writeFileSync(join(dir, "content/articles/new.md"), article("New", "2026-11-03", "Text."));
    let pulled = false;
    const onProgress = ({ phase }: { phase: string }): void => {
      if (pulled || phase !== "writing files") return;
      pulled = true;
      writeFileSync(join(dir, "content/articles/theirs.md"), article("Theirs", "2026-11-01", "Text."));
      appendFileSync(ids, theirs);
    };
    await buildProject({ dir, now: NOW, onProgress });
    expect(pulled).toBe(true);
    expect(readFileSync(ids, "utf8")).toContain(theirs.slice(0, 60));
    await buildAt(dir);
    const record = readFileSync(ids, "utf8");
    expect(record).toContain("tag:courier.example,2019:theirs");
    expect(record).toContain("content/articles/new.md");
  });

  it("does not take its own output for articles where the project is reached through a link", async () => {
    const folder = temporaryFolder({
      "site/content/publication.yaml": `${SETTINGS}articles:\n  files: ["../**/*.{md,html}"]\n`,
      "site/content/articles/a.md": article("A", "2026-11-01", "Text."),
    });
    symlinkSync("site", join(folder, "link"));
    const dir = join(folder, "link");
    expect((await buildAt(dir)).articles).toBe(1);
    appendFileSync(join(dir, "content/articles/a.md"), "\nMore.\n");
    expect((await buildAt(dir)).articles).toBe(1);
  });

  it("does everything again when its memory is damaged", async () => {
    const dir = project();
    await buildAt(dir);
    const before = outputOf(dir);
    for (const name of readdirSync(join(dir, ".postrider"), { recursive: true, encoding: "utf8" })) {
      const path = join(dir, ".postrider", name);
      if (statSync(path).isFile()) writeFileSync(path, "garbage");
    }
    const { problems, changed, written } = await buildAt(dir);
    expect({ problems, changed, written }).toEqual({ problems: [], changed: [], written: [] });
    expect(outputOf(dir)).toEqual(before);
  });

  it("drops what another version remembered, once that was not used for a week", async () => {
    const dir = project({ ".postrider/memory-00000000/a.pack": "", ".postrider/memory-11111111/a.pack": "" });
    const longAgo = new Date(Date.now() - 8 * DAY);
    utimesSync(join(dir, ".postrider/memory-00000000"), longAgo, longAgo);
    await buildAt(dir);
    const left = readdirSync(join(dir, ".postrider")).filter((name) => name.startsWith("memory-"));
    expect(left).toHaveLength(2);
    expect(left).not.toContain("memory-00000000");
  });

  it("keeps what it remembers out of git", async () => {
    const dir = project();
    await buildAt(dir);
    expect(readFileSync(join(dir, ".postrider/.gitignore"), "utf8")).toBe("*\n");
  });

  it("writes the same whether two build at once or one after the other", async () => {
    const dir = project();
    await Promise.all([buildAt(dir), buildAt(dir), buildAt(dir)]);
    expect(outputOf(dir)).toEqual(await cleanOutput(dir, NOW));
    expect(await buildAt(dir)).toMatchObject({ written: [], changed: [], removed: [] });
  });

  it("makes of any sequence of edits what a first build makes of the result", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 7 }), async (edits) => {
        const dir = project();
        let now = NOW;
        await buildAt(dir, now);
        for (const change of edits) {
          now += change(dir);
          await buildAt(dir, now);
        }
        expect(outputOf(dir)).toEqual(await cleanOutput(dir, now));
      }),
      { numRuns: 12 },
    );
  });
});

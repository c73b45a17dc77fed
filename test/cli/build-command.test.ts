import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { VERSION } from "../../src/version.js";
import { runWords } from "../support/command-line.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const SETTINGS = "title: The Courier\nurl: https://courier.example/\nissues:\n  cadence: none\n";
const article = (title: string, more = ""): string => `---\ntitle: ${title}\ndate: 2026-11-20\n${more}---\n\nText.\n`;

describe("postrider build", () => {
  it("builds what init began, without a problem, and finds it unchanged the next time", async () => {
    const cwd = temporaryFolder();
    await runWords(["init"], { cwd });
    const first = await runWords(["build"], { cwd });
    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(first.stdout).toMatch(/^Built 2 articles, 1 issue, \d+ feeds in /);
    expect(first.stdout).toContain("Open out/index.html");
    expect(existsSync(join(cwd, "out/index.html"))).toBe(true);
    const second = await runWords(["build"], { cwd });
    expect(second.stdout).toMatch(/^Up to date: 2 articles, 1 issue, \d+ feeds in \d+ ms\nout\/ has \d+ files\n$/);
  });

  it.each([0, 1, 2, 3, 4, 5, 6])("finds an issue in what init began, %i days on in the week", async (days) => {
    const cwd = temporaryFolder();
    const now = () => Date.UTC(2026, 10, 22 + days, 7);
    await runWords(["init"], { cwd, now });
    expect((await runWords(["build"], { cwd, now })).stdout).toMatch(/^Built 2 articles, 1 issue, /);
  });

  it("says what is wrong with its place, builds the rest, and ends with 1", async () => {
    const cwd = temporaryFolder({
      "content/publication.yaml": SETTINGS,
      "content/articles/good.md": article("Good"),
      "content/articles/bad.md": article("Bad", "updated: 2026-02-30\n"),
    });
    const { code, stdout, stderr } = await runWords(["build"], { cwd });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^content\/articles\/bad\.md:4:10: error\[articles\/date\]: Cannot .*\n {2}hint: /);
    expect(stdout).toContain("1 error, told above");
    expect(existsSync(join(cwd, "out/articles/good/index.html"))).toBe(true);
  });

  it("names the few files that changed, and what it left out", async () => {
    const cwd = temporaryFolder({
      "content/publication.yaml": SETTINGS,
      "content/articles/a.md": article("A"),
      "content/articles/b.md": article("B"),
      "content/articles/later.md": article("Later", "draft: true\n"),
    });
    await runWords(["build"], { cwd });
    writeFileSync(join(cwd, "content/articles/a.md"), article("A", "summary: New words\n"));
    const { stdout } = await runWords(["build"], { cwd });
    expect(stdout).toContain("  ~ articles/a/index.html\n");
    expect(stdout).toContain("Not shown: 1 draft (content/articles/later.md)\n");
    rmSync(join(cwd, "content/articles/b.md"));
    expect((await runWords(["build"], { cwd })).stdout).toMatch(/\d+ removed\n/);
    expect(existsSync(join(cwd, "out/articles/b/index.html"))).toBe(false);
  });

  it("prints one JSON object and nothing else with --json, whether it could build or not", async () => {
    const cwd = temporaryFolder({ "content/publication.yaml": SETTINGS, "content/articles/a.md": article("A") });
    const good = await runWords(["build", "--json"], { cwd });
    expect(good).toMatchObject({ code: 0, stderr: "" });
    expect(JSON.parse(good.stdout)).toMatchObject({ postrider: VERSION, ok: true, articles: 1, problems: [] });
    writeFileSync(join(cwd, "content/publication.yaml"), "titel: The Courier\n");
    const bad = await runWords(["build", "--json"], { cwd });
    expect(Object.keys(JSON.parse(bad.stdout)).sort()).toEqual(Object.keys(JSON.parse(good.stdout)).sort());
    expect(bad).toMatchObject({ code: 1, stderr: "" });
    expect(JSON.parse(bad.stdout)).toMatchObject({ ok: false, problems: [{ severity: "error" }, {}, {}] });
  });

  it("leaves the last good output alone when the settings cannot be used", async () => {
    const cwd = temporaryFolder({ "content/publication.yaml": SETTINGS, "content/articles/a.md": article("A") });
    await runWords(["build"], { cwd });
    const before = readFileSync(join(cwd, "out/index.html"), "utf8");
    writeFileSync(join(cwd, "content/publication.yaml"), `${SETTINGS}langauge: kk\n`);
    const { code, stderr } = await runWords(["build"], { cwd });
    expect(code).toBe(1);
    expect(stderr).toContain("content/publication.yaml:5:1: error[publication/settings-unknown]");
    expect(stderr).toContain('hint: Did you mean "language"?');
    expect(readFileSync(join(cwd, "out/index.html"), "utf8")).toBe(before);
  });

  it("builds drafts when asked, another folder, and for another moment", async () => {
    const cwd = temporaryFolder({
      "courier/content/publication.yaml": SETTINGS,
      "courier/content/articles/old.md": article("Old", "draft: true\n"),
      "courier/content/articles/new.md": article("New").replace("2026-11-20", "2026-12-24"),
    });
    const words = ["build", "--dir", "courier", "--out", "../site", "--drafts", "--now", "2027-01-01"];
    const { code, stdout } = await runWords(words, { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain("Open site/index.html");
    expect(existsSync(join(cwd, "site/articles/old/index.html"))).toBe(true);
    expect(existsSync(join(cwd, "site/articles/new/index.html"))).toBe(true);
  });

  it("ends with 130 when interrupted, and the next build finishes what it began", async () => {
    const cwd = temporaryFolder({ "content/publication.yaml": SETTINGS, "content/articles/a.md": article("A") });
    const { code, stderr } = await runWords(["build"], { cwd, signal: AbortSignal.abort() });
    expect({ code, stderr }).toEqual({ code: 130, stderr: "" });
    expect((await runWords(["build"], { cwd })).code).toBe(0);
    expect(existsSync(join(cwd, "out/articles/a/index.html"))).toBe(true);
  });

  it.each([["build"], ["new", "issue"]])("leaves a folder that is no project as it is: %s %s", async (...words) => {
    const cwd = temporaryFolder({ "letters/to-ada.txt": "Dear Ada" });
    const { code, stderr } = await runWords([...words, "--dir", "letters"], { cwd });
    expect(code).toBe(1);
    expect(stderr).toContain("error[publication/settings-missing]: Cannot read the settings");
    expect(readdirSync(join(cwd, "letters"))).toEqual(["to-ada.txt"]);
    await runWords([...words, "--dir", "nowhere"], { cwd });
    expect(readdirSync(cwd)).toEqual(["letters"]);
  });

  it.each([".", "content", "content/out", "..", "templates"])(
    "refuses to write to %s: that is where sources are",
    async (out) => {
      const cwd = temporaryFolder({ "content/publication.yaml": SETTINGS, "content/articles/a.md": article("A") });
      const { code, stderr } = await runWords(["build", "--out", out], { cwd });
      expect(code).toBe(1);
      expect(stderr).toContain("error[disk/out-over-sources]: Cannot write the output to ");
      expect(readdirSync(cwd)).toEqual(["content"]);
    },
  );

  it.each(["yesterday", "2026-02-30", "2026-11-22T25:00", "1790000000000", ""])(
    'refuses "%s" for --now, before anything is done',
    async (now) => {
      const cwd = temporaryFolder({ "content/publication.yaml": SETTINGS });
      const { code, stderr } = await runWords(["build", "--now", now], { cwd });
      expect(code).toBe(2);
      expect(stderr).toContain(
        `error[cli/now]: Cannot take "${now}" for --now: expected an existing moment (ISO 8601)`,
      );
      expect(existsSync(join(cwd, "out"))).toBe(false);
    },
  );
});

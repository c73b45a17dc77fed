import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectBuilder } from "../../src/disk/project-builder.js";
import type { Issue } from "../../src/model/issue.js";
import { runWords } from "../support/command-line.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const NOW = Date.UTC(2026, 10, 24, 12, 0, 0);
const SETTINGS = `title: The Courier
url: https://courier.example/
issues:
  cadence: weekly
  weekday: friday
  sections:
    - { title: Radio, tag: radio }
`;

function article(title: string, day: string, more = ""): string {
  return `---\ntitle: "${title}"\ndate: ${day}\n${more}---\n\n${`${title} `.repeat(80)}\n`;
}

const FILES = {
  "content/publication.yaml": SETTINGS,
  "content/articles/old.md": article("Printed last week", "2026-11-18"),
  "content/articles/pigeons.md": article("Pigeons: a comeback", "2026-11-21"),
  "content/articles/valves.md": article("Valves", "2026-11-22", "tags: [radio]\n"),
  "content/articles/balloons.md": article("Balloons", "2026-11-23"),
  "content/articles/2026/balloons.md": article("Balloons again", "2026-11-23 10:00", "permalink: again/\n"),
  "content/articles/later.md": article("Next year", "2027-01-01"),
};

async function upcoming(dir: string): Promise<Issue | undefined> {
  const builder = projectBuilder(dir);
  const { publication, problems } = await builder.build(NOW).finally(builder.close);
  expect(problems).toEqual([]);
  return publication.issues.find((issue) => issue.upcoming);
}

describe("postrider new issue", () => {
  it("writes the next issue out as the rules compose it, and changes nothing by that", async () => {
    const cwd = temporaryFolder(FILES);
    const composed = await upcoming(cwd);
    const ran = await runWords(["new", "issue"], { cwd, now: () => NOW });
    expect(ran).toEqual({ code: 0, stdout: "content/issues/2026-11-27.md\n", stderr: "" });
    expect(readFileSync(join(cwd, "content/issues/2026-11-27.md"), "utf8")).toMatchInlineSnapshot(`
      "---
      # Text below the second line of dashes opens the issue.

      date: 2026-11-27
      pins:
        - pigeons # Pigeons: a comeback
      sections:
        - title: Radio
          articles:
            - valves # Valves
        - title: More stories
          articles:
            - again # Balloons again
            - content/articles/balloons.md # Balloons
      # Without these two, they follow from the articles:
      # subject: Pigeons: a comeback
      # preheader: Valves · Balloons again · Balloons
      ---

      "
    `);

    const curated = await upcoming(cwd);
    const shown = (issue?: Issue) =>
      issue?.sections.map(({ kind, title, entries }) => [kind, title, ...entries.map(({ articleId }) => articleId)]);
    expect(shown(curated)).toEqual(shown(composed));
    expect(curated).toMatchObject({ subject: composed?.subject, published: composed?.published, number: 2 });
  });

  it("overwrites nothing", async () => {
    const cwd = temporaryFolder(FILES);
    await runWords(["new", "issue"], { cwd, now: () => NOW });
    const { code, stderr } = await runWords(["new", "issue"], { cwd, now: () => NOW });
    expect(code).toBe(1);
    expect(stderr).toContain("error[disk/exists]: Cannot write content/issues/2026-11-27.md");
  });

  it("says so when nothing was published since the last issue", async () => {
    const cwd = temporaryFolder(FILES);
    const { code, stderr } = await runWords(["new", "issue"], { cwd, now: () => Date.UTC(2026, 11, 12) });
    expect(code).toBe(1);
    expect(stderr).toContain("error[issues/nothing-new]: Cannot begin an issue");
  });

  it("puts the file where the settings look for it, and gathers everything where there is no cadence", async () => {
    const settings = SETTINGS.replace("weekly", "none").replace("issues:", 'issues:\n  files: ["mails/*.md"]');
    const cwd = temporaryFolder({ ...FILES, "content/publication.yaml": settings });
    const ran = await runWords(["new", "issue"], { cwd, now: () => NOW });
    expect(ran.stdout).toBe("content/mails/2026-11-25.md\n");
    expect(readFileSync(join(cwd, ran.stdout.trim()), "utf8")).toContain("# Printed last week");
  });

  it("begins an issue that is not out at once where there is no cadence", async () => {
    const cwd = temporaryFolder({ ...FILES, "content/publication.yaml": SETTINGS.replace("weekly", "none") });
    await runWords(["new", "issue"], { cwd, now: () => NOW });
    const { stderr } = await runWords(["issue", "freeze", "2026-11-25"], { cwd, now: () => NOW });
    expect(stderr).toContain("error[issues/not-out]");
  });
});

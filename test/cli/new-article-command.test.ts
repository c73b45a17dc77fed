import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runWords } from "../support/command-line.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const SETTINGS = "title: The Courier\nurl: https://courier.example/\ntimeZone: Asia/Almaty\n";

describe("postrider new article", () => {
  it("writes a draft where the settings look for articles, and prints its path", async () => {
    const cwd = temporaryFolder({ "content/publication.yaml": SETTINGS });
    const ran = await runWords(["new", "article", 'The "pigeon" post of Paris'], { cwd });
    expect(ran).toEqual({ code: 0, stdout: "content/articles/the-pigeon-post-of-paris.md\n", stderr: "" });
    expect(readFileSync(join(cwd, ran.stdout.trim()), "utf8")).toMatchInlineSnapshot(`
      "---
      title: "The \\"pigeon\\" post of Paris"
      date: 2026-11-22 17:00
      tags: []
      # Remove the next line to publish.
      draft: true
      ---

      "
    `);
  });

  it("takes any script and another language, from outside the project's folder", async () => {
    const cwd = temporaryFolder({ "courier/content/publication.yaml": SETTINGS });
    const ran = await runWords(["new", "article", "Пошта тарихы", "--language", "kk_KZ", "--dir", "courier"], { cwd });
    expect(ran).toEqual({ code: 0, stdout: "content/articles/пошта-тарихы.md\n", stderr: "" });
    expect(readFileSync(join(cwd, "courier", ran.stdout.trim()), "utf8")).toContain("\nlanguage: kk-KZ\n");
  });

  it("cuts a long headline to what a file may be called, and keeps all of it as the title", async () => {
    const cwd = temporaryFolder({ "content/publication.yaml": SETTINGS });
    const headline = "Пошта тарихы ".repeat(14).trim();
    const ran = await runWords(["new", "article", headline], { cwd });
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    expect(readFileSync(join(cwd, ran.stdout.trim()), "utf8")).toContain(`\ntitle: "${headline}"\n`);
  });

  it("names the file as the settings' patterns want it", async () => {
    const settings = `${SETTINGS}articles:\n  files: ["../posts/*/index.md"]\n`;
    const cwd = temporaryFolder({ "content/publication.yaml": settings });
    expect((await runWords(["new", "article", "Semaphore"], { cwd })).stdout).toBe("posts/semaphore/index.md\n");
  });

  it.each([
    ["a language that is none", ["new", "article", "A", "--language", "english"], 2, "cli/language"],
    ["a project without settings", ["new", "article", "A", "--dir", "elsewhere"], 1, "publication/settings-missing"],
    ["a file that exists", ["new", "article", "Old"], 1, "disk/exists"],
  ])("refuses %s", async (_, words, code, problem) => {
    const cwd = temporaryFolder({ "content/publication.yaml": SETTINGS, "content/articles/old.md": "Mine" });
    const ran = await runWords(words, { cwd });
    expect({ code: ran.code, stdout: ran.stdout }).toEqual({ code, stdout: "" });
    expect(ran.stderr).toContain(`error[${problem}]: Cannot `);
    expect(readFileSync(join(cwd, "content/articles/old.md"), "utf8")).toBe("Mine");
  });
});

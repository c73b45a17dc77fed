import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runWords } from "../support/command-line.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const NOW = Date.UTC(2026, 10, 24, 12, 0, 0);

function article(title: string, day: string): string {
  return `---\ntitle: "${title}"\ndate: ${day}\n---\n\n${`${title} `.repeat(80)}\n`;
}

const FILES = {
  "content/publication.yaml":
    "title: The Courier\nurl: https://courier.example/\nissues: { cadence: weekly, weekday: friday }\n",
  "content/articles/pigeons.md": article("Pigeons", "2026-11-18"),
  "content/articles/valves.md": article("Valves", "2026-11-22"),
};

const MAIL = "out/email/2026-11-20/digest.html";

describe("postrider issue freeze", () => {
  it("keeps the mail of an issue as it was, whatever becomes of its articles", async () => {
    const cwd = temporaryFolder(FILES);
    const at = { cwd, now: () => NOW };
    await runWords(["build"], at);
    const sent = readFileSync(join(cwd, MAIL), "utf8");
    expect(await runWords(["issue", "freeze"], at)).toEqual({
      code: 0,
      stdout: "content/issues/frozen/2026-11-20.jsonl\n",
      stderr: "",
    });

    writeFileSync(join(cwd, "content/articles/pigeons.md"), article("Pigeons, rewritten", "2026-11-18"));
    writeFileSync(join(cwd, "content/articles/late.md"), article("A late one", "2026-11-19"));
    expect((await runWords(["build"], at)).code).toBe(0);
    expect(readFileSync(join(cwd, MAIL), "utf8")).toBe(sent);

    rmSync(join(cwd, "content/articles/pigeons.md"));
    expect((await runWords(["build"], at)).code).toBe(0);
    expect(readFileSync(join(cwd, MAIL), "utf8")).toBe(sent);
  });

  it("says what cannot be frozen", async () => {
    const at = { cwd: temporaryFolder(FILES), now: () => NOW };
    expect((await runWords(["issue", "freeze", "2026-11-21"], at)).stderr).toContain("hint: Write 2026-11-20");
    expect((await runWords(["issue", "freeze", "2026-11-27"], at)).stderr).toContain("error[issues/not-out]");
    expect((await runWords(["issue", "freeze"], at)).code).toBe(0);
    expect((await runWords(["issue", "freeze"], at)).stderr).toContain("error[issues/frozen-already]");
  });
});

import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runWords } from "../support/command-line.js";
import { temporaryFolder } from "../support/temporary-folder.js";

describe("postrider init", () => {
  it("begins a publication, and says what to do next", async () => {
    const cwd = temporaryFolder();
    const { code, stdout, stderr } = await runWords(["init", "courier"], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("+ content/publication.yaml\n");
    expect(stdout).toMatch(/\n {2}cd courier\n {2}postrider build\n$/);
    expect(readFileSync(join(cwd, "courier/.gitignore"), "utf8")).toContain("out/");
    expect(readFileSync(join(cwd, "courier/content/articles/a-letter-to-the-reader.md"), "utf8")).toContain(
      "date: 2026-11-14 08:30",
    );
  });

  it("begins in a folder of a git repository as well, whose .gitignore stays", async () => {
    const cwd = temporaryFolder({ ".gitignore": "*.log\n", "README.md": "Ours\n" });
    const { code, stdout } = await runWords(["init"], { cwd });
    expect(code).toBe(0);
    expect(stdout).not.toContain(".gitignore");
    expect(readFileSync(join(cwd, ".gitignore"), "utf8")).toBe("*.log\n");
  });

  it.skipIf(process.platform === "win32").each(["it's $HOME", "a;b", "~me", "-press", "C:\\press", "Курьер"])(
    "says how a shell goes to the folder %j",
    async (name) => {
      const cwd = temporaryFolder();
      const { stdout } = await runWords(["init", "--", name], { cwd });
      const [line = ""] = /^ {2}cd .*$/m.exec(stdout) ?? [];
      const shell = spawnSync("sh", ["-c", `${line} && ls content`], { cwd, encoding: "utf8" });
      expect(shell).toMatchObject({ status: 0, stderr: "" });
      expect(shell.stdout).toContain("publication.yaml");
    },
  );

  it("says npx to who has it from there, and nothing of a folder to who stands in it", async () => {
    const { stdout } = await runWords(["init"], { cwd: temporaryFolder(), env: { npm_lifecycle_event: "npx" } });
    expect(stdout).toMatch(/publication\.yaml, then\n {2}npx postrider build\n$/);
  });

  it("overwrites nothing, and then writes nothing", async () => {
    const cwd = temporaryFolder({ "content/publication.yaml": "title: Mine\n" });
    const { code, stdout, stderr } = await runWords(["init"], { cwd });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain(
      "content/publication.yaml: error[disk/exists]: Cannot write content/publication.yaml: expected no such file, got one; nothing was written",
    );
    expect(readFileSync(join(cwd, "content/publication.yaml"), "utf8")).toBe("title: Mine\n");
    expect(readdirSync(cwd)).toEqual(["content"]);
  });
});

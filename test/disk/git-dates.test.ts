import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { gitDates } from "../../src/disk/git-dates.js";
import { needs } from "../support/needs.js";
import { temporaryFolder } from "../support/temporary-folder.js";

function git(dir: string, ...words: readonly string[]): void {
  execFileSync("git", ["-c", "user.name=Ada", "-c", "user.email=ada@courier.example", ...words], {
    cwd: dir,
    stdio: "ignore",
  });
}

function commit(dir: string, date: string): void {
  git(dir, "add", ".");
  git(dir, "commit", "-m", "x", "--date", date);
}

describe("gitDates()", () => {
  it("knows when a file was first committed, whatever its name, and not when it was changed", (context) => {
    needs(context, "git");
    const dir = temporaryFolder({ "content/a b.md": "1" });
    git(dir, "init");
    commit(dir, "2020-01-02T03:04:05Z");
    writeFileSync(join(dir, "content/a b.md"), "2");
    writeFileSync(join(dir, "content/хабар.md"), "1");
    commit(dir, "2021-01-01T00:00:00Z");
    const dates = gitDates();
    expect(dates.firstCommitted(join(dir, "content/a b.md"))).toBe(Date.UTC(2020, 0, 2, 3, 4, 5));
    expect(dates.firstCommitted(join(dir, "content/хабар.md"))).toBe(Date.UTC(2021, 0, 1));
    expect(dates.logs()).toHaveLength(1);
  });

  it("knows nothing of files that are not committed, nor outside a checkout", (context) => {
    needs(context, "git");
    const dir = temporaryFolder({ "a.md": "1" });
    git(dir, "init");
    expect(gitDates().firstCommitted(join(dir, "a.md"))).toBeUndefined();
    expect(gitDates().firstCommitted(join(temporaryFolder({ "a.md": "" }), "a.md"))).toBeUndefined();
  });

  it("finds the log of a worktree, whose .git is a file", (context) => {
    needs(context, "git");
    const dir = temporaryFolder({ "a.md": "1" });
    git(dir, "init");
    commit(dir, "2020-01-01T00:00:00Z");
    const worktree = join(temporaryFolder(), "beside");
    git(dir, "worktree", "add", worktree);
    const dates = gitDates();
    expect(dates.firstCommitted(join(worktree, "a.md"))).toBe(Date.UTC(2020, 0, 1));
    const [log = ""] = dates.logs();
    expect(existsSync(log)).toBe(true);
    const before = readFileSync(log, "utf8");
    writeFileSync(join(worktree, "a.md"), "2");
    commit(worktree, "2021-01-01T00:00:00Z");
    expect(readFileSync(log, "utf8")).not.toBe(before);
  });

  it("takes a renamed file for the one that it was first committed as under this name", (context) => {
    needs(context, "git");
    const dir = temporaryFolder({ "a.md": "1" });
    git(dir, "init");
    commit(dir, "2020-01-01T00:00:00Z");
    renameSync(join(dir, "a.md"), join(dir, "b.md"));
    commit(dir, "2022-01-01T00:00:00Z");
    expect(gitDates().firstCommitted(join(dir, "b.md"))).toBe(Date.UTC(2022, 0, 1));
  });
});

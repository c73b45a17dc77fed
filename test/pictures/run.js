// Takes the pictures of the README from the sample publication: npm run pictures
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const HERE = fileURLToPath(new URL(".", import.meta.url));
/** The sample's last issue is out then. */
const NOW = "2026-11-22T12:00:00Z";
const SITE = "https://nightmail.example/";
/** Without these Chromium talks to its makers while it starts. */
const FLAGS = "--no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync";

const PICTURES = [
  { name: "front-page", path: "index.html", width: 1280, height: 960 },
  { name: "mail", path: "email/2026-11-06/digest.html", width: 700, height: 960 },
  { name: "phone-uyghur", path: "languages/ug/index.html", follow: ".card h3 a", width: 390, height: 844 },
  {
    name: "phone-chinese",
    path: "languages/zh-Hans/index.html",
    follow: ".card h3 a",
    width: 390,
    height: 844,
    dark: true,
  },
];

const folder = mkdtempSync(join(tmpdir(), "postrider-pictures-"));
cpSync(join(ROOT, "content"), join(folder, "content"), { recursive: true });
execFileSync(process.execPath, [join(ROOT, "dist/program/main.js"), "build", "--now", NOW], {
  cwd: folder,
  stdio: "inherit",
});
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: FLAGS.split(" ") });
for (const picture of PICTURES) await take(picture);
await browser.close();
rmSync(folder, { recursive: true, force: true });

/** Opens a page, follows a link of it where one is given, and takes what is seen without scrolling. */
async function take({ name, path, follow, width, height, dark = false }) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: dark ? "dark" : "light" });
  // Mails name their pictures by their public address.
  await page.route(`${SITE}**`, (route) =>
    route.fulfill({ path: join(folder, "out", route.request().url().slice(SITE.length)) }),
  );
  await page.goto(pathToFileURL(join(folder, "out", path)).href);
  if (follow) {
    await page.locator(follow).first().click();
    await page.waitForURL((url) => !url.pathname.endsWith(path));
  }
  await page.waitForLoadState("load");
  // Those further down are loaded when they are reached.
  await page.evaluate(() =>
    Promise.all(
      [...document.images]
        .filter((image) => image.getBoundingClientRect().top < innerHeight)
        .map((image) => image.decode()),
    ),
  );
  await page.screenshot({ path: join(HERE, `${name}.png`) });
  await page.close();
}

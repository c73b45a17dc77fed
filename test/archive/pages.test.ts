import { mkdtempSync, readdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { HtmlValidate } from "html-validate";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { renderMarkdown } from "../../src/markup/render-markdown.js";
import type { Publication } from "../../src/publication/publication.js";
import { archiveSample } from "../support/archive-sample.js";
import { openPage } from "../support/browser.js";
import { describeArchive, writeArchive } from "../support/render-archive.js";

const out = mkdtempSync(join(tmpdir(), "postrider-archive-"));
const publication = archiveSample();
const paths = [...describeArchive(publication).keys()];
const pages = paths.filter((path) => path.endsWith(".html"));
const addressOf = (path: string): string => pathToFileURL(join(out, path)).href;

/** One of each kind, and an article of each script. */
const KINDS = [
  "index.html",
  "articles/steppe-post/index.html",
  "articles/خەۋەر/index.html",
  "articles/西域邮路/index.html",
  "articles/dala-poshtasy/index.html",
  "articles/rss-at-25/index.html",
  "articles/note/index.html",
  "issues/2026-11-20/index.html",
  "issues/index.html",
  "archive/index.html",
  "tags/index.html",
  "tags/feeds/index.html",
  "languages/ug/index.html",
  "subscribe/index.html",
];

/** Those that differ in what they are built of: enough for what takes long. */
const DIFFERENT = KINDS.filter((path) => !/dala|note|^issues\/index|^languages|^tags\/feeds/.test(path));

beforeAll(() => writeArchive(publication, out));
afterAll(() => rm(out, { recursive: true, force: true }));

describe("the pages of the archive", () => {
  it("are all there", () => {
    expect(paths).toEqual(
      expect.arrayContaining([...KINDS, "404.html", "sitemap.xml", "robots.txt", "2026/steppe-post.html"]),
    );
    expect(new Set(paths).size).toBe(paths.length);
  });

  it("are valid HTML", async () => {
    const validator = new HtmlValidate({
      extends: ["html-validate:standard"],
      rules: {
        // One spelling of void elements and doctype is as good as another; length is the editor's choice.
        "doctype-style": "off",
        "long-title": "off",
        // Scrolling tables are reachable by keyboard; `bdi` and `time` are used as the specification has them.
        "no-inline-style": "error",
        "no-trailing-whitespace": "off",
        // A former address leads on at once, and says so.
        "meta-refresh": ["error", { allowLongDelay: false }],
      },
    });
    const messages: string[] = [];
    for (const path of pages) {
      const report = await validator.validateFile(join(out, path));
      for (const { messages: found } of report.results)
        messages.push(...found.map(({ ruleId, message, line }) => `${path}:${line} ${ruleId}: ${message}`));
    }
    expect(messages).toEqual([]);
  });

  for (const dark of [false, true]) {
    it(`have nothing that axe finds fault with, ${dark ? "dark" : "light"}`, async (context) => {
      const { page } = await openPage(context, { dark });
      const faults: string[] = [];
      for (const path of DIFFERENT) faults.push(...(await faultsOf(page, path, dark ? ["color-contrast"] : [])));
      expect(faults).toEqual([]);
    });
  }

  it("ask nothing of other hosts, and run no script", async (context) => {
    const { page, outside } = await openPage(context);
    for (const path of DIFFERENT) {
      await page.goto(addressOf(path));
      expect(await page.locator("script:not([type='application/ld+json'])").count()).toBe(0);
    }
    expect(outside).toEqual([]);
  });

  it("link to nothing of their own that is not there, fragments included", async (context) => {
    const { page } = await openPage(context);
    const there = new Set(
      readdirSync(out, { recursive: true, encoding: "utf8" }).map((path) => path.split(sep).join("/")),
    );
    // What other renderers write.
    const others = /(?:^|\/)(?:feed\.xml|atom\.xml|feed\.json)$|^feeds\.opml$|\.mp3$/;
    const broken: string[] = [];
    for (const path of KINDS) {
      await page.goto(addressOf(path));
      for (const link of await linksOf(page)) {
        const url = new URL(link);
        if (url.protocol !== "file:") continue;
        const target = fileURLToPath(new URL(url.pathname, "file:///"))
          .slice(out.length + 1)
          .split(sep)
          .join("/");
        const file = target === "" || target.endsWith("/") ? `${target}index.html` : target;
        if (!there.has(file) && !others.test(file)) broken.push(`${path} → ${file}`);
      }
      broken.push(...(await deadFragments(page)).map((fragment) => `${path} → ${fragment}`));
    }
    expect(broken).toEqual([]);
  });

  it("can be read from a disk: every step leads to a page, none to a folder", async (context) => {
    const { page } = await openPage(context);
    await page.goto(addressOf("index.html"));
    await page.locator(".lead h3 a").click();
    await page.locator(".text a", { hasText: "The horse was" }).click();
    expect(await page.locator("h1").textContent()).toContain("Reuter's pigeons");
    await page.locator(".menu a", { hasText: "Issues" }).click();
    await page.locator(".rows a").first().click();
    expect(await page.locator("h1").textContent()).toBe("Horses, birds and a format");
    await page.locator(".masthead .name a").click();
    expect(page.url()).toBe(addressOf("index.html"));
  });

  it("are all reached by links from the front page, but for what leads on and the page of errors", async () => {
    const files = describeArchive(publication);
    const reached = new Set(["index.html"]);
    for (const path of reached) {
      const html = String(await files.get(path)?.bytes());
      for (const [, href = ""] of html.matchAll(/<a\s[^>]*?\bhref="([^"]*)"/g)) {
        const target = decodeURIComponent(new URL(href, `file:///${path}`).pathname).slice(1);
        if (!/^[a-z]+:/.test(href) && files.has(target)) reached.add(target);
      }
    }
    const isMoved = async (path: string) => String(await files.get(path)?.bytes()).includes('http-equiv="refresh"');
    const missed: string[] = [];
    for (const path of pages) if (!reached.has(path) && !(await isMoved(path))) missed.push(path);
    expect(missed).toEqual(["404.html"]);
  });

  it("do not scroll sideways on the narrowest phone, whatever the script", async (context) => {
    const { page } = await openPage(context, { width: 320, height: 640 });
    for (const path of KINDS) {
      await page.goto(addressOf(path));
      const { scroll, client } = await page.evaluate(() => ({
        scroll: document.documentElement.scrollWidth,
        client: document.documentElement.clientWidth,
      }));
      expect([path, scroll]).toEqual([path, client]);
    }
  });

  it("do not scroll sideways where a name or a headline is one long word", async (context) => {
    const folder = mkdtempSync(join(tmpdir(), "postrider-long-words-"));
    context.onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await writeArchive(ofLongWords(), folder);
    const { page } = await openPage(context);
    for (const path of KINDS) {
      await page.goto(pathToFileURL(join(folder, path)).href);
      for (const width of [320, 390, 700, 1280]) {
        await page.setViewportSize({ width, height: 640 });
        expect([path, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([path, width]);
      }
    }
  });

  it("are mirrored where the script runs from right to left", async (context) => {
    const { page } = await openPage(context);
    const middle = async (path: string, selector: string): Promise<number> => {
      await page.goto(addressOf(path));
      const box = await page.locator(selector).first().boundingBox();
      return (box?.x ?? 0) + (box?.width ?? 0) / 2;
    };
    const [english, uyghur] = ["articles/steppe-post/index.html", "articles/خەۋەر/index.html"];
    expect(await middle(english, ".masthead .name a")).toBeLessThan(640);
    expect(await middle(uyghur, ".masthead .name a")).toBeGreaterThan(640);
    expect(await middle(english, ".menu")).toBeGreaterThan(640);
    expect(await middle(uyghur, ".menu")).toBeLessThan(640);
    expect(await page.evaluate(() => getComputedStyle(document.querySelector("h1") ?? document.body).direction)).toBe(
      "rtl",
    );
  });

  it("keep code in the cells of a wide table on its line", async (context) => {
    const { page } = await openPage(context, { width: 320 });
    await page.goto(addressOf("articles/steppe-post/index.html"));
    const row = `<td>${"Supercalifragilistic".repeat(3)}</td><td><code>issues.cadence</code></td>`;
    await page
      .locator(".text")
      .first()
      .evaluate((text, row) => {
        text.innerHTML = `<div class="scroll"><table><tbody><tr>${row}</tr></tbody></table></div>`;
      }, row);
    expect((await page.locator("td code").boundingBox())?.height).toBeLessThan(40);
  });

  it("show the box of a task in place of the mark of a list", async (context) => {
    const { page } = await openPage(context);
    await page.goto(addressOf("articles/steppe-post/index.html"));
    await page
      .locator(".text")
      .first()
      .evaluate((text, html) => {
        text.innerHTML = html;
      }, renderMarkdown("- [x] Feed the horses\n"));
    expect(await page.locator(".text li").evaluate((item) => getComputedStyle(item).listStyleType)).toBe("none");
  });

  it("indent tasks of tasks", async (context) => {
    const { page } = await openPage(context);
    await page.goto(addressOf("articles/steppe-post/index.html"));
    await page
      .locator(".text")
      .first()
      .evaluate((text, html) => {
        text.innerHTML = html;
      }, renderMarkdown("- [x] Feed the horses\n  - [ ] Buy hay\n"));
    const starts = await page
      .locator(".text li")
      .evaluateAll((items) => items.map((item) => item.getBoundingClientRect().left));
    expect((starts[1] ?? 0) - (starts[0] ?? 0)).toBeGreaterThan(15);
  });

  it("run a date as its words do where there are none in the language of an article", async (context) => {
    const folder = mkdtempSync(join(tmpdir(), "postrider-hebrew-"));
    context.onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const articles = publication.articles.map((article) => ({ ...article, language: "he", direction: "rtl" as const }));
    await writeArchive({ ...publication, articles }, folder);
    const { page } = await openPage(context);
    await page.goto(pathToFileURL(join(folder, "index.html")).href);
    const when = page.locator(".card .when time").first();
    const [day, box] = await when.evaluate((time) => {
      const range = document.createRange();
      range.setStart(time.firstChild ?? time, 0);
      range.setEnd(time.firstChild ?? time, 1);
      return [range.getBoundingClientRect().left, time.getBoundingClientRect().left];
    });
    expect(await when.textContent()).toMatch(/^\d+ [A-Z]/);
    expect(day).toBeCloseTo(box ?? 0, 0);
  });

  it("let the keyboard skip to the content first", async (context) => {
    const { page } = await openPage(context);
    await page.goto(addressOf("articles/steppe-post/index.html"));
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("skip");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("content");
  });

  it("print without menus, on white", async (context) => {
    const { page } = await openPage(context, { dark: true });
    await page.goto(addressOf("articles/steppe-post/index.html"));
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    expect(await page.locator(".menu").isVisible()).toBe(false);
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe("rgb(255, 255, 255)");
    expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe("rgb(0, 0, 0)");
  });
});

/** The sample, with one long word wherever people write a name, a headline or a summary. */
function ofLongWords(): Publication {
  const word = `${"Supercalifragilistic".repeat(5)}Super`;
  const tag = <T extends { readonly name: string }>(named: T): T => ({ ...named, name: word });
  const articles = publication.articles.map((article) => ({
    ...article,
    title: word,
    subtitle: word,
    summary: word,
    authors: article.authors.map(tag),
    tags: article.tags.map(tag),
    section: article.section && tag(article.section),
  }));
  const issues = publication.issues.map((issue) => ({
    ...issue,
    title: word,
    sections: issue.sections.map((section) => ({ ...section, title: word })),
    sponsors: issue.sponsors.map(tag),
  }));
  return { ...publication, articles, issues, settings: { ...publication.settings, title: word, description: word } };
}

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** What axe finds on a page by some of its rules, or by all. */
async function faultsOf(page: Page, path: string, rules: string[]): Promise<readonly string[]> {
  await page.goto(addressOf(path));
  await page.addScriptTag({ path: AXE });
  const { violations } = await page.evaluate((values) => {
    return window.axe.run(values.length === 0 ? {} : { runOnly: { type: "rule", values } });
  }, rules);
  return violations.map(({ id, nodes }) => `${path}: ${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

declare global {
  interface Window {
    readonly axe: typeof import("axe-core");
  }
}

function linksOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("[href], [src]")].map((element) =>
      "href" in element ? String(element.href) : new URL(element.getAttribute("src") ?? "", document.baseURI).href,
    ),
  );
}

function deadFragments(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')]
      .map(({ hash }) => decodeURIComponent(hash))
      .filter((hash) => !document.getElementById(hash.slice(1))),
  );
}

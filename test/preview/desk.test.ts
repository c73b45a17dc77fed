import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it, type TestContext } from "vitest";
import { openPage } from "../support/browser.js";
import { runWords } from "../support/command-line.js";
import { PREVIEW_NOW, PREVIEW_SITE } from "../support/preview-site.js";
import { startRecordingServer } from "../support/recording-server.js";
import { runPreview } from "../support/run-preview.js";
import { temporaryFolder } from "../support/temporary-folder.js";

interface Desk {
  readonly folder: string;
  readonly url: string;
  readonly page: Page;
  /** Errors in the console, and requests that would have left the machine. */
  readonly faults: string[];
  edit(path: string, change: (text: string) => string): void;
}

async function openDesk(
  context: TestContext,
  path = "/",
  options: Parameters<typeof openPage>[1] & { environment?: Record<string, string> } = {},
): Promise<Desk> {
  const { page, outside } = await openPage(context, options);
  const folder = temporaryFolder(PREVIEW_SITE);
  const { url } = await runPreview(folder, ["--now", PREVIEW_NOW], options.environment);
  const faults = outside as string[];
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(error.message));
  await page.goto(url + path);
  await page.waitForSelector("html[data-build]");
  const edit: Desk["edit"] = (file, change) => {
    const whole = join(folder, file);
    writeFileSync(whole, change(readFileSync(whole, "utf8")));
  };
  return { folder, url, page, faults, edit };
}

/** Whatever number the build after a change has: the system may tell of one change twice. */
const REBUILT = "html[data-build]:not([data-build='1'])";

const mailOf = (page: Page) => page.frameLocator("iframe[title='The mail']");

describe("the desk", () => {
  it("opens on the issue that is being written, and lists everything", async (context) => {
    const { page, faults } = await openDesk(context);
    await mailOf(page).getByRole("heading", { name: "Pigeons of Aachen" }).waitFor();
    const lines = await page.locator("#sidebar li .title").allTextContents();
    expect(lines).toEqual(
      expect.arrayContaining(["Issue 2", "Issue 1", "Pigeons of Aachen", "Not ready yet", "Problems"]),
    );
    expect(await page.locator("#sidebar .badge").allTextContents()).toEqual(
      expect.arrayContaining(["upcoming", "draft"]),
    );
    expect(await page.title()).toBe("Issue 2 · The Courier");
    expect(faults).toEqual([]);
  });

  it("opens a translation that has the slug of its original", async (context) => {
    const { page, folder } = await openDesk(context);
    const kazakh = "---\ntitle: Ахен көгершіндері\ndate: 2026-11-21\n---\nКөгершіндер ұшты.\n";
    writeFileSync(join(folder, "content/articles/pigeons.kk.md"), kazakh);
    for (const title of ["Ахен көгершіндері", "Pigeons of Aachen"]) {
      await page.getByRole("link", { name: title }).click();
      await page.frameLocator("iframe").getByRole("heading", { name: title, level: 1 }).waitFor();
      await page.reload();
      await page.frameLocator("iframe").getByRole("heading", { name: title, level: 1 }).waitFor();
    }
  });

  it("shows an edit in the mail, the page and the feed, and keeps the place", async (context) => {
    const { page, edit, url, faults } = await openDesk(context, "/issues/2026-11-27/mail?width=320");
    await mailOf(page).getByRole("heading", { name: "Pigeons of Aachen" }).waitFor();
    const frame = page.frame({ url: /digest\.html/ });
    await frame?.evaluate(() => window.scrollTo(0, 120));
    edit("content/articles/pigeons.md", (text) =>
      text.replace("title: Pigeons of Aachen", "title: Pigeons of Brussels"),
    );
    await mailOf(page).getByRole("heading", { name: "Pigeons of Brussels" }).waitFor();
    expect(await frame?.evaluate(() => window.scrollY)).toBe(120);

    await page.goto(`${url}/articles/pigeons`);
    await page.frameLocator("iframe").getByRole("heading", { name: "Pigeons of Brussels", level: 1 }).waitFor();
    await page.goto(`${url}/feeds/feed.xml/reader`);
    await page.getByRole("main").getByRole("link", { name: "Pigeons of Brussels" }).waitFor();
    expect(faults).toEqual([]);
  });

  it("shows a feed in a browser as it is, though browsers may keep feeds for minutes", async (context) => {
    const { page: watched, edit, url } = await openDesk(context);
    // A page whose requests are watched keeps nothing.
    const page = await watched.context().browser()?.newPage();
    if (!page) throw new Error("Expected a page");
    context.onTestFinished(() => page.close());
    const feed = () =>
      page
        .frames()
        .find((frame) => frame.url().includes("/site/feed.xml"))
        ?.content();
    await page.goto(`${url}/feeds/feed.xml/browser`);
    await expect.poll(feed, { timeout: 20_000 }).toContain("Pigeons of Aachen");
    edit("content/articles/pigeons.md", (text) => text.replace("Pigeons of Aachen", "Pigeons of Ghent"));
    await expect.poll(feed, { timeout: 5000 }).toContain("Pigeons of Ghent");
  });

  it("lays the reasons over the last good version when a save breaks the build, and takes them away again", async (context) => {
    const { page, edit } = await openDesk(context);
    await mailOf(page).getByRole("heading", { name: "Pigeons of Aachen" }).waitFor();
    edit("content/publication.yaml", (text) => text.replace("title: The Courier", "titel: The Courier"));
    const panel = page.getByRole("alert").filter({ hasText: "cannot be built" });
    await panel
      .getByText(/"titel"/)
      .first()
      .waitFor();
    expect(await panel.getByRole("link").first().getAttribute("href")).toMatch(
      /^vscode:\/\/file\/.*publication\.yaml:1:1$/,
    );
    expect(await mailOf(page).getByRole("heading", { name: "Pigeons of Aachen" }).count()).toBe(1);
    edit("content/publication.yaml", (text) => text.replace("titel: The Courier", "title: The Messenger"));
    await panel.waitFor({ state: "hidden" });
    await page.getByRole("link", { name: "The Messenger" }).first().waitFor();
  });

  it("says why there is nothing to show, in the terminal too", async (context) => {
    const folder = temporaryFolder({});
    const { url, said } = await runPreview(folder);
    expect(said()).toContain("error[publication/settings-missing]: Cannot read the settings");
    const { page } = await openPage(context);
    await page.goto(url);
    await page.getByRole("alert").getByText("Cannot read the settings").waitFor();
    expect((await runWords(["init"], { cwd: folder })).code).toBe(0);
    await page.getByRole("link", { name: "A letter to the reader" }).first().waitFor();
  });

  it("lets who looks behind the reasons look around, until another build is broken", async (context) => {
    const { page, edit } = await openDesk(context);
    await mailOf(page).getByRole("heading", { name: "Pigeons of Aachen" }).waitFor();
    edit("content/publication.yaml", (text) => text.replace("title: The Courier", "titel: The Courier"));
    const panel = page.getByRole("alert").filter({ hasText: "cannot be built" });
    await panel.waitFor();
    expect(await audit(page)).toEqual([]);
    await page.getByRole("button", { name: "Look behind" }).click();
    await page.getByRole("link", { name: "News by radio" }).click();
    await page.frameLocator('iframe[title="The article\'s page"]').getByRole("heading", { level: 1 }).waitFor();
    expect(await panel.isVisible()).toBe(false);
    edit("content/publication.yaml", (text) => text.replace("description", "descripton"));
    await panel.waitFor();
  });

  it("tells why an article or its page is gone", async (context) => {
    const { page, folder, edit } = await openDesk(context, "/articles/radio");
    const shown = page.frameLocator('iframe[title="The article\'s page"]').getByRole("heading", { level: 1 });
    await shown.waitFor();
    edit("content/articles/radio.md", (text) => text.replace("title: News", "title: 'News"));
    const said = page.getByRole("alert").filter({ hasText: "radio.md:2:8: Cannot read the front matter" });
    await said.waitFor();
    edit("content/articles/radio.md", (text) => text.replace("'News", "News"));
    await shown.waitFor();
    mkdirSync(join(folder, "templates/archive"), { recursive: true });
    writeFileSync(join(folder, "templates/archive/article.hbs"), "{{> nothing}}");
    await page.getByRole("alert").filter({ hasText: 'Cannot use the partial "nothing"' }).waitFor();
    rmSync(join(folder, "templates"), { recursive: true });
    await shown.waitFor();
  });

  it("shows the pictures of a feed's items, and the alignment of their cells", async (context) => {
    const { page, folder, edit, faults } = await openDesk(context, "/feeds/feed.xml");
    copyFileSync("test/pictures/mail.png", join(folder, "content/articles/mail.png"));
    edit("content/articles/xewer.md", (text) => `${text}\n![خەت](mail.png)\n\n| a |\n|:-:|\n| b |\n`);
    await page.locator('main iframe[srcdoc*="mail.png"]').waitFor({ state: "attached" });
    const item = page.locator(".item").filter({ hasText: "خەۋەر" });
    if ((await item.locator("details").getAttribute("open")) === null) await item.locator("summary").click();
    const content = item.frameLocator("iframe");
    const picture = content.getByRole("img", { name: "خەت" });
    await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
    expect(await content.locator("td").evaluate((cell) => getComputedStyle(cell).textAlign)).toBe("center");
    expect(faults).toEqual([]);
  });

  it("leads from a feed's item without a title to its page", async (context) => {
    const { page, edit } = await openDesk(context, "/feeds/feed.xml");
    edit("content/articles/radio.md", (text) => text.replace("News by radio", '""'));
    await page.getByRole("link", { name: "https://courier.example/articles/radio/" }).waitFor();
    expect(await audit(page)).toEqual([]);
  });

  it("leaves a feed as it is being read when a save changes nothing in it", async (context) => {
    const { page, edit } = await openDesk(context, "/feeds/feed.xml");
    const item = page.locator("main details").nth(1);
    await item.getByText("Content").click();
    edit("content/articles/draft.md", (text) => text.replace("Not ready yet", "Nearly ready"));
    await page.getByRole("link", { name: "Nearly ready" }).waitFor();
    expect(await item.getAttribute("open")).toBe("");
  });

  it("shows on a phone what was chosen from its list", async (context) => {
    const { page } = await openDesk(context, "/", { width: 360, height: 700 });
    await page.getByText("List", { exact: true }).click();
    await page.getByRole("link", { name: "News by radio" }).click();
    await page.waitForURL(/radio/);
    expect(await page.locator("#sidebar").isVisible()).toBe(false);
  });

  it("keeps the order of what stands beside a date from right to left", async (context) => {
    const { page, edit } = await openDesk(context);
    edit("content/publication.yaml", (text) => `language: fa\n${text}`);
    const line = page.locator("#sidebar li .detail").filter({ hasText: "آذر" }).first();
    await line.waitFor();
    const [month, count] = await line.evaluate((element) => {
      const text = element.firstChild as Text;
      const range = document.createRange();
      const endOf = (index: number) => {
        range.setStart(text, index);
        range.setEnd(text, index + 1);
        return range.getBoundingClientRect().right;
      };
      return [endOf(text.data.indexOf("آ")), endOf(text.data.search(/\d \w/))];
    });
    expect(month).toBeLessThan(count ?? 0);
  });

  it("tells what is wrong with a broken template, and shows the mail again when it is mended", async (context) => {
    const { page, folder, edit } = await openDesk(context, "/issues/2026-11-27/mail");
    const file = join(folder, "templates/email/layout.txt.hbs");
    mkdirSync(join(folder, "templates/email"), { recursive: true });
    writeFileSync(file, "{{#if title}}\nNo end\n");
    const said = page.getByRole("alert").filter({ hasText: "layout.txt.hbs" });
    await said.first().waitFor();
    // The next build finds it broken, too.
    edit("content/articles/pigeons.md", (text) => text.replace("title: Pigeons of Aachen", "title: Pigeons of Ghent"));
    await page.getByRole("link", { name: "Pigeons of Ghent" }).first().waitFor();
    await said.first().waitFor();
    rmSync(file);
    await mailOf(page).getByRole("heading", { name: "Pigeons of Ghent" }).waitFor();
  });

  it("shows what was asked for last, though an older answer comes late", async (context) => {
    const { page, edit, url } = await openDesk(context, "/issues/2026-11-27/mail");
    const isInverted = () =>
      mailOf(page)
        .locator("html")
        .evaluate((html) => html.innerHTML.includes("#121212"));
    await mailOf(page).getByRole("heading", { name: "Pigeons of Aachen" }).waitFor();
    const mail = await holdNext(page, /digest\.html/);
    edit("content/articles/pigeons.md", (text) => text.replace("Pigeons of Aachen", "Pigeons of Ghent"));
    await mail.asked;
    await page.getByRole("radio", { name: "Inverted" }).check();
    await expect.poll(isInverted).toBe(true);
    mail.letGo();
    await page.waitForTimeout(A_MOMENT);
    expect(await isInverted()).toBe(true);

    const inbox = await holdNext(page, /api\/issues/);
    await page.getByRole("link", { name: "Inbox", exact: true }).click();
    await inbox.asked;
    await page.getByRole("link", { name: "Text", exact: true }).click();
    await page.locator("pre.terminal").waitFor();
    inbox.letGo();
    await page.waitForTimeout(A_MOMENT);
    expect(await page.locator("pre.terminal").count()).toBe(1);

    const state = await holdNext(page, /api\/desk/);
    await page.goto(`${url}/problems`);
    await state.asked;
    edit("content/publication.yaml", (text) => text.replace("title: The Courier", "title: The Messenger"));
    await expect.poll(async () => (await fetch(`${url}/api/desk`)).text()).toContain("The Messenger");
    await page.waitForTimeout(A_MOMENT);
    state.letGo();
    await page.getByRole("link", { name: "The Messenger" }).first().waitFor();
  });

  it("survives an atomic save, a deleted file and a folder that is replaced at once", async (context) => {
    const { page, folder } = await openDesk(context, "/articles/pigeons");
    const article = join(folder, "content/articles/pigeons.md");
    writeFileSync(
      `${article}~`,
      readFileSync(article, "utf8").replace("title: Pigeons of Aachen", "title: Saved at once"),
    );
    renameSync(`${article}~`, article);
    await page.frameLocator("iframe").getByRole("heading", { name: "Saved at once", level: 1 }).waitFor();
    rmSync(article);
    await page.getByText('There is no article "pigeons" any more').waitFor();
    renameSync(join(folder, "content/articles"), join(folder, "content/old"));
    mkdirSync(join(folder, "content/articles"));
    writeFileSync(article, "---\ntitle: Another branch\ndate: 2026-11-21\n---\nText.\n");
    await page
      .getByRole("link", { name: /Another branch/ })
      .first()
      .waitFor();
  });
});

/** Keeps the next answer to such a request back, as a busy machine does, until it is let go. */
async function holdNext(page: Page, address: RegExp): Promise<{ readonly asked: Promise<void>; letGo(): void }> {
  let letGo = (): void => undefined;
  const free = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const asked = new Promise<void>((resolve) => {
    void page.route(
      address,
      async (route) => {
        const response = await route.fetch();
        resolve();
        await free;
        // The page may not wait for it any more.
        await route.fulfill({ response }).catch(() => undefined);
      },
      { times: 1 },
    );
  });
  return { asked, letGo };
}

/** Time for a late answer to be put where it does not belong. */
const A_MOMENT = 300;

describe("an issue's views", () => {
  it("can be used with the keyboard alone", async (context) => {
    const { page } = await openDesk(context, "/issues/2026-11-27/mail");
    await page.keyboard.press("d");
    await page.waitForURL(/scheme=dark/);
    await page.keyboard.press("i");
    await page.waitForURL(/images=off/);
    await page.keyboard.press("]");
    await page.waitForURL(/\/inbox/);
    await page.keyboard.press("[");
    await page.waitForURL(/\/mail/);
    await page.keyboard.press("/");
    await page.keyboard.type("radio");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/articles\/radio/);
    await page.reload();
    expect(await page.getByRole("searchbox").inputValue()).toBe("radio");
    await page.getByRole("searchbox").fill("");
    await page.locator("main").focus();
    await page.keyboard.press("?");
    expect(await page.getByRole("dialog", { name: "Keys" }).isVisible()).toBe(true);
  });

  it("show the mail narrow, dark, inverted, without images and to a reader with a name", async (context) => {
    const { page, url, faults } = await openDesk(context, "/issues/2026-11-27/mail?width=320&scheme=dark");
    const colour = () =>
      mailOf(page)
        .locator("body")
        .evaluate((body) => getComputedStyle(body).backgroundColor);
    await expect.poll(colour, { timeout: 20_000 }).toBe("rgb(23, 21, 18)");
    expect(await page.locator(".stage").evaluate((stage) => stage.clientWidth)).toBeLessThanOrEqual(320);
    await page.getByRole("radio", { name: "Inverted" }).check();
    await page.waitForURL(/scheme=inverted/);
    await expect.poll(colour, { timeout: 20_000 }).not.toBe("rgb(23, 21, 18)");
    await page.goto(`${url}/mail/2026-11-27/digest.html?reader.address=zoe%40example.org&images=off`);
    expect(await page.content()).not.toContain("%%");
    expect(faults).toEqual([]);
  });

  it("leave room for what they show where the window is low", async (context) => {
    const { page, url } = await openDesk(context, "/issues/2026-11-27/mail", { width: 640, height: 300 });
    for (const [view, part] of [
      ["issues/2026-11-27/mail", ".stage"],
      ["issues/2026-11-27/composition", ".pane"],
      ["articles/radio", ".stage"],
    ]) {
      await page.goto(`${url}/${view}`);
      await page.locator(`${part}:visible`).waitFor();
      expect((await page.locator(`${part}:visible`).boundingBox())?.height).toBeGreaterThan(150);
      await page.locator(`${part}:visible`).scrollIntoViewIfNeeded();
      await page.mouse.move(300, 20);
      await page.mouse.wheel(0, 1000);
      await expect.poll(async () => (await page.locator(`${part}:visible`).boundingBox())?.y).toBeLessThan(150);
    }
  });

  it("show pages in the colours that were chosen, whatever those of the desktop are", async (context) => {
    const ground = "rgb(20, 23, 28)";
    for (const dark of [false, true]) {
      const { page, url } = await openDesk(context, "/issues/2026-11-20/page?scheme=dark", { dark });
      const shown = page.frameLocator("iframe").locator("body");
      const colour = () => shown.evaluate((body) => getComputedStyle(body).backgroundColor);
      await expect.poll(colour).toBe(ground);
      await page.goto(`${url}/articles/radio`);
      await expect.poll(colour).not.toBe(ground);
      await page.getByRole("radio", { name: "Dark" }).focus();
      await page.keyboard.press("Space");
      await expect.poll(colour).toBe(ground);
    }
  });

  it("show the mail to a reader of the list", async (context) => {
    const { page, folder, url } = await openDesk(context, "/issues/2026-11-27/mail");
    mkdirSync(join(folder, "sending"), { recursive: true });
    writeFileSync(join(folder, "sending/readers.csv"), "email,name\nzoe@example.org,Zoë\n");
    writeFileSync(
      join(folder, "content/publication.yaml"),
      `${PREVIEW_SITE["content/publication.yaml"]}  subscribers: sending/readers.csv\n`,
    );
    // The first build after the start may be one that knows nothing of the list yet.
    await expect.poll(async () => (await fetch(`${url}/api/readers`)).json(), { timeout: 20_000 }).toHaveLength(1);
    await page.getByText("Reader", { exact: true }).click();
    await page.getByRole("combobox", { name: "Reader of the list" }).selectOption("Zoë <zoe@example.org>");
    await page.waitForURL(/reader\.address=zoe%40example\.org/);
    expect(await page.getByLabel("name").inputValue()).toBe("Zoë");
  });

  it("keep what is typed about a reader when a save builds anew", async (context) => {
    const { page, edit } = await openDesk(context, "/issues/2026-11-27/mail");
    await page.getByText("Reader", { exact: true }).click();
    await page.getByLabel("name").fill("Zo");
    edit("content/articles/pigeons.md", (text) => `${text}\nThey were faster than the train.\n`);
    await page.waitForSelector(REBUILT);
    expect(await page.getByLabel("name").inputValue()).toBe("Zo");
    await page.keyboard.type("ë");
    expect(await page.getByLabel("name").inputValue()).toBe("Zoë");
  });

  it("leave the keyboard and a question where they are when a save builds anew", async (context) => {
    const { page, edit, url } = await openDesk(context, "/issues/2026-11-27/mail");
    const focused = () =>
      page.evaluate(() => document.activeElement?.getAttribute("value") ?? document.activeElement?.textContent);
    const save = async (words: string) => {
      await mailOf(page).getByRole("heading", { name: "Pigeons of Aachen" }).waitFor();
      edit("content/articles/pigeons.md", (text) => `${text}\n${words}\n`);
      await mailOf(page).getByText(words).waitFor();
    };
    await page.getByRole("link", { name: "Clients", exact: true }).focus();
    await save("They were faster than the train.");
    expect(await focused()).toBe("Clients");
    for (const view of ["", "/articles/pigeons"]) {
      if (view !== "") await page.goto(url + view);
      await page.getByRole("radio", { name: "Light" }).focus();
      await page.keyboard.press("ArrowRight");
      await page.waitForURL(/scheme=dark/);
      expect(await focused()).toBe("dark");
    }
    await page.goto(`${url}/issues/2026-11-27/mail`);
    await page.getByRole("button", { name: "Send a test" }).click();
    await save("Forty of them flew.");
    expect(await page.getByRole("dialog", { name: "Send a test" }).isVisible()).toBe(true);
  });

  const panes = {
    inbox: "A summary reads first",
    text: "Pigeons of Aachen",
    clients: "Outlook (classic, Windows)",
    composition: "Lead and pins",
    meters: "Gmail drops what is over",
    source: "doctype",
    headers: "Message-ID",
  };
  for (const [tab, words] of Object.entries(panes)) {
    it(`have a view "${tab}" without faults, accessible in light and dark, on a desktop and a phone`, async (context) => {
      const { page, faults, url } = await openDesk(context, `/issues/2026-11-27/${tab}`, {
        dark: tab.length % 2 === 0,
      });
      await page.locator("main").getByText(words).first().waitFor();
      expect(await audit(page)).toEqual([]);
      await page.setViewportSize({ width: 360, height: 700 });
      await page.goto(`${url}/issues/2026-11-27/${tab}`);
      await page.locator("main").getByText(words).first().waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
      expect((await page.locator("main").boundingBox())?.y).toBe(0);
      await page.getByText("List", { exact: true }).click();
      expect(await page.getByRole("searchbox").isVisible()).toBe(true);
      expect(faults).toEqual([]);
    });
  }

  it("write an order made by hand into the issue's file, when asked, and take it back", async (context) => {
    const { page, folder } = await openDesk(context, "/issues/2026-11-27/composition");
    const file = join(folder, "content/issues/2026-11-27.md");
    const save = page.getByRole("button", { name: /^Save to/ });
    await page.getByText("News by radio").last().waitFor();
    expect(await save.isDisabled()).toBe(true);
    const radio = page.locator("li[data-name=radio]");
    await radio.focus();
    await page.keyboard.press("p");
    expect(() => readFileSync(file)).toThrow("ENOENT");
    await save.click();
    await page.getByText("Made content/issues/2026-11-27.md").waitFor();
    expect(readFileSync(file, "utf8")).toMatch(/^---\ndate: 2026-11-27\npins:\n(?: {2}- \w+\n)* {2}- radio\n/);
    await page.getByText("Curated by content/issues/2026-11-27.md").waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("is as it was").waitFor();
    expect(() => readFileSync(file)).toThrow("ENOENT");
  });

  it("break a long address in a composition", async (context) => {
    const { page, edit } = await openDesk(context, "/issues/2026-11-27/composition", { width: 360 });
    edit("content/articles/radio.md", (text) =>
      text.replace("News by radio", `Radio https://radio.example/${"a".repeat(90)}`),
    );
    await page.locator("main").getByText("radio.example").first().waitFor();
    expect(await page.locator(".pane").evaluate((pane) => pane.scrollWidth)).toBe(360);
  });

  it("show a frozen issue as it is, with nothing to move", async (context) => {
    const { page, folder } = await openDesk(context, "/issues/2026-11-20/composition");
    await page.getByRole("button", { name: /^Save to/ }).waitFor();
    await runWords(["issue", "freeze", "2026-11-20"], { cwd: folder, now: () => Date.parse(PREVIEW_NOW) });
    await page.getByText("Frozen as it is in content/issues/frozen/2026-11-20.jsonl").waitFor();
    expect(await page.locator(".composition li:not(.heading)").count()).toBe(1);
    expect(await page.locator(".composition button, .composition [draggable]").count()).toBe(0);
    expect(await page.getByRole("button", { name: /^Save to/ }).count()).toBe(0);
  });

  it("keep an order made by hand and not saved yet when a save builds anew, until it is saved", async (context) => {
    const { page, edit } = await openDesk(context, "/issues/2026-11-27/composition");
    const slugs = () =>
      page.locator("li[data-name]").evaluateAll((items) => items.map((item) => (item as HTMLElement).dataset["name"]));
    await page.locator("li[data-name]").last().focus();
    await page.keyboard.press("p");
    const made = await slugs();
    edit("content/articles/telegraph.md", (text) => `${text}\nIt was the second line of its kind.\n`);
    await page.waitForSelector(REBUILT);
    expect(await slugs()).toEqual(made);
    await page.getByRole("button", { name: /^Save to/ }).click();
    await page.getByText("Curated by content/issues/2026-11-27.md").waitFor();
    expect(await slugs()).toEqual(made);
  });

  it("move an article by drag and drop", async (context) => {
    const { page } = await openDesk(context, "/issues/2026-11-27/composition");
    const order = () =>
      page.locator("li[data-name]").evaluateAll((items) => items.map((item) => (item as HTMLElement).dataset["name"]));
    await page.locator("li[data-name]").last().waitFor();
    const before = await order();
    await page
      .locator("li[data-name]")
      .last()
      .dragTo(page.locator("li[data-name]").first(), { targetPosition: { x: 30, y: 4 } });
    expect((await order())[0]).toBe(before.at(-1));
  });

  it("send a test to a configured address, which arrives there", async (context) => {
    const server = await startRecordingServer();
    context.onTestFinished(() => server.stop());
    const { page } = await openDesk(context, "/issues/2026-11-27/mail", {
      environment: { POSTRIDER_SMTP_URL: `smtp://127.0.0.1:${server.port}` },
    });
    await page.getByRole("button", { name: "Send a test" }).click();
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await page.getByText("editors@courier.example: accepted").waitFor();
    expect(server.accepted.get("editors@courier.example")).toHaveLength(1);
  });
});

/** What axe finds on the page, its frames left out: they hold what is tested where it is made. */
async function audit(page: Page): Promise<string[]> {
  const axe = readFileSync(join(import.meta.dirname, "../../node_modules/axe-core/axe.min.js"), "utf8");
  // The page's own policy lets no script in but its own; the audit's comes through the debugger.
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run: (what: object, options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
      };
    };
    const { violations } = await axe.run({ exclude: [["iframe"]] }, { iframes: false });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  });
}

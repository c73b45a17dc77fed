import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, type TestContext } from "vitest";
import { needs } from "./needs.js";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

let browser: Promise<Browser> | undefined;

/**
 * Opens a page in Debian's Chromium, one browser for all tests of a file. Whatever the page asks
 * for beyond the local machine fails, and is listed in `outside`.
 */
export async function openPage(
  context: TestContext,
  options: { readonly width?: number; readonly height?: number; readonly dark?: boolean } = {},
): Promise<{ readonly page: Page; readonly outside: readonly string[] }> {
  needs(context, "chromium");
  browser ??= chromium.launch({ executablePath: "/usr/bin/chromium", args: FLAGS });
  const { width = 1280, height = 900, dark = false } = options;
  const window = await (await browser).newContext({
    viewport: { width, height },
    colorScheme: dark ? "dark" : "light",
    reducedMotion: "reduce",
  });
  const page = await window.newPage();
  const outside: string[] = [];
  await window.route(/^(?!https?:\/\/(?:127\.0\.0\.1|localhost)[:/]|file:|data:|about:|blob:)/, (route) => {
    outside.push(route.request().url());
    return route.abort();
  });
  context.onTestFinished(() => window.close());
  return { page, outside };
}

afterAll(async () => {
  await (await browser)?.close();
  browser = undefined;
});

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { HtmlValidate } from "html-validate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { digestRenderer } from "../../src/email/digest-renderer.js";
import { mapMemory } from "../../src/plugins/map-memory.js";
import { openPage } from "../support/browser.js";
import { emailTemplates, english, sample, samples } from "../support/digest-samples.js";
import { expectGolden } from "../support/golden.js";
import { needs, needsShared, SHARED } from "../support/needs.js";

const all = Object.entries(samples());
const folder = mkdtempSync(join(tmpdir(), "postrider-mails-"));
const files = new Map<string, string>();

/** Renders all samples into a folder where programs by others can look at them. */
beforeAll(async () => {
  const [templates, memory] = [emailTemplates(), mapMemory()];
  for (const [name, { publication }] of all) {
    for (const file of digestRenderer.render(publication, templates, () => undefined, memory)) {
      const path = join(folder, `${name}.${file.path.split(".").at(-1)}`);
      const bytes = await file.bytes();
      writeFileSync(path, bytes);
      files.set(path, typeof bytes === "string" ? bytes : new TextDecoder().decode(bytes));
    }
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const pathOf = (name: string, ending: "html" | "txt" | "eml"): string => join(folder, `${name}.${ending}`);
const textOf = (name: string, ending: "html" | "txt" | "eml"): string => files.get(pathOf(name, ending)) ?? "";

/** Runs a script that judges mails; it says no by its exit code. */
function judge(program: string, script: string, ...args: readonly string[]): { status: number | null; output: string } {
  const env = { ...process.env, LAB: fileURLToPath(new URL("../../", import.meta.url)) };
  const { status, stdout, stderr } = spawnSync(program, [join(SHARED, "oracles/email", script), ...args], {
    env,
    encoding: "utf8",
  });
  return { status, output: stdout + stderr };
}

describe("the mails of the samples", () => {
  for (const [name] of all) {
    it(`are what they were when somebody looked at them last: ${name}`, () => {
      expectGolden(`email-${name}/digest.html`, `${textOf(name, "html").replaceAll("><", ">\n<")}\n`);
      expectGolden(`email-${name}/digest.txt`, textOf(name, "txt"));
    });

    it(`have all the headers that list mail must have, and every link in the text: ${name}`, (context) => {
      needsShared(context);
      needs(context, "python3");
      const { status, output } = judge("python3", "headers.py", pathOf(name, "eml"));
      expect(output.split("\n").filter((line) => line.startsWith("FAIL"))).toEqual([]);
      expect(status).toBe(0);
    });

    it(`are read alike by two MIME parsers: ${name}`, (context) => {
      needsShared(context);
      const { status, output } = judge(process.execPath, "parsers.mjs", pathOf(name, "eml"));
      expect(output).not.toContain("DIFF");
      expect(status).toBe(0);
    });
  }

  for (const name of ["short", "uyghur"]) {
    it(`get no point from SpamAssassin: ${name}`, (context) => {
      needsShared(context);
      needs(context, "spamassassin");
      const { status, output } = judge("sh", "sa.sh", pathOf(name, "eml"), "0.0");
      expect(output).toMatch(/score -?0\.0/);
      expect(status).toBe(0);
    });
  }
});

interface AxeWindow {
  readonly axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
}

describe("the HTML of the mails", () => {
  // MJML writes for clients that know no style sheets, and for Word; that is the price.
  const rules = {
    "doctype-style": "off",
    "no-conditional-comment": "off",
    "no-deprecated-attr": "off",
    "no-inline-style": "off",
    "prefer-native-element": "off",
  } as const;
  const validator = new HtmlValidate({ root: true, extends: ["html-validate:recommended"], rules });

  for (const [name] of all) {
    it(`is valid but for what mail clients make necessary: ${name}`, async () => {
      const { results } = await validator.validateString(textOf(name, "html"));
      expect(
        results.flatMap(({ messages }) =>
          messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} ${selector}`),
        ),
      ).toEqual([]);
    });
  }

  // A mail has no landmarks of its own: the page that shows it has them.
  const NOT_FOR_MAIL = ["landmark-one-main", "region"];

  for (const name of ["short", "plain", "uyghur"]) {
    for (const dark of [false, true]) {
      it(`is accessible, as far as programs can tell: ${name}${dark ? ", in the dark" : ""}`, async (context) => {
        const { page } = await openPage(context, { width: 640, dark });
        await page.setContent(textOf(name, "html"), { waitUntil: "domcontentloaded" });
        await page.addScriptTag({ path: fileURLToPath(import.meta.resolve("axe-core/axe.min.js")) });
        const violations = await page.evaluate(async () => {
          const { axe } = globalThis as never as AxeWindow;
          return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
        });
        expect(violations.filter((text) => !NOT_FOR_MAIL.includes(text.split(":")[0] ?? ""))).toEqual([]);
      });
    }
  }

  it("never scrolls sideways on a phone or a desk, with pictures or without", async (context) => {
    const { page } = await openPage(context);
    for (const [name] of all) {
      await page.setContent(textOf(name, "html"), { waitUntil: "domcontentloaded" });
      for (const width of [320, 390, 700]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      }
    }
  });

  it("lets a table that is wider than the mail scroll by itself", async (context) => {
    const cells = "<td>telegraph</td>".repeat(20);
    const table = `<p>Words.</p><table><tbody><tr>${cells}</tr></tbody></table>`;
    const { publication } = sample(english(1)[0], { "story-1": `${table}<blockquote>${table}</blockquote>` });
    const mail = digestRenderer
      .render(publication, emailTemplates(), () => undefined, mapMemory())
      .find(({ path }) => path.endsWith(".html"));
    const { page } = await openPage(context, { width: 390 });
    await page.setContent(String(await mail?.bytes()), { waitUntil: "domcontentloaded" });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(await page.locator("td", { hasText: /^telegraph$/ }).count()).toBe(40);
    for (const cell of await page.locator("td", { hasText: /^telegraph$/ }).all()) {
      expect((await cell.boundingBox())?.height).toBeLessThan(50);
    }
  });
});

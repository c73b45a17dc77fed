import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { compileMjml, MJML_VERSION } from "../../src/email/compile-mjml.js";

const folder = mkdtempSync(join(tmpdir(), "postrider-mjml-"));
const here = process.cwd();

afterAll(() => {
  process.chdir(here);
  rmSync(folder, { recursive: true, force: true });
});

const MJML = `<mjml dir="rtl"><mj-body><mj-section direction="rtl"><mj-column direction="rtl"><mj-text align="right">a</mj-text></mj-column></mj-section></mj-body></mjml>`;

describe("compileMjml()", () => {
  it("never runs what .mjmlconfig of the working directory names, though mjml itself does", async () => {
    writeFileSync(join(folder, ".mjmlconfig"), '{ "packages": ["./evil.cjs"] }');
    writeFileSync(
      join(folder, "evil.cjs"),
      `require("node:fs").writeFileSync(${JSON.stringify(join(folder, "ran"))}, "");`,
    );
    process.chdir(folder);
    expect((await compileMjml(MJML)).html).toContain(">a</div>");
    expect(existsSync(join(folder, "ran"))).toBe(false);

    const mjml = createRequire(import.meta.url).resolve("mjml");
    spawnSync(process.execPath, ["-e", `require(${JSON.stringify(mjml)})`], { cwd: folder });
    expect(existsSync(join(folder, "ran"))).toBe(true);
  });

  it("writes nothing to the console, and asks for no font", async () => {
    const said = ["log", "warn", "error"].map((name) =>
      vi.spyOn(console, name as "log").mockImplementation(() => undefined),
    );
    const { html } = await compileMjml(MJML.replace("<mj-text ", '<mj-text font-family="Roboto" '));
    expect(html).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
    for (const spy of said) {
      expect(spy).not.toHaveBeenCalled();
      spy.mockRestore();
    }
  });

  it("aligns right what runs from right to left", async () => {
    expect((await compileMjml(MJML)).html).not.toContain("text-align:left");
  });

  it("writes styles into elements, and attributes by selector, as mjml itself does", async () => {
    const head = `<mj-style inline="inline">.a { color: #ff0000 }</mj-style><mj-html-attributes><mj-selector path=".a"><mj-html-attribute name="data-x">1</mj-html-attribute></mj-selector></mj-html-attributes>`;
    const mjml = `<mjml><mj-head>${head}</mj-head><mj-body><mj-section><mj-column><mj-text css-class="a">x</mj-text></mj-column></mj-section></mj-body></mjml>`;
    const { html } = await compileMjml(mjml);
    expect(html).toMatch(/<td[^>]* class="a"[^>]* style="[^"]*color: ?#ff0000[^"]*"[^>]* data-x="1"/);
  });

  it("leaves the libraries of mjml alone for others", async () => {
    await compileMjml(MJML);
    const core = createRequire(createRequire(createRequire(import.meta.url).resolve("mjml")).resolve("mjml-core"));
    expect(Object.keys(core("cheerio"))).toContain("load");
  });

  it("tells what is not valid, with its line", async () => {
    const { complaints } = await compileMjml("<mjml><mj-body>\n<mj-nothing /></mj-body></mjml>");
    expect(complaints).toEqual([{ line: 2, message: expect.stringContaining("mj-nothing") }]);
  });

  it("knows the version of MJML that is installed", () => {
    expect(createRequire(import.meta.url)("mjml/package.json").version).toBe(MJML_VERSION);
  });
});

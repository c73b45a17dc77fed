import { symlinkSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { PREVIEW_NOW, PREVIEW_SITE } from "../support/preview-site.js";
import { runPreview } from "../support/run-preview.js";
import { temporaryFolder } from "../support/temporary-folder.js";

/** Asks with a path and headers just as written: `fetch` would mend them. */
function ask(
  url: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  method = "GET",
  posted = "{}",
): Promise<{ status: number; body: string; headers: Readonly<Record<string, unknown>> }> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, method, headers }, (response) => {
      let body = "";
      response.on("data", (chunk) => {
        body += String(chunk);
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body, headers: response.headers }));
    });
    asked.on("error", reject);
    asked.end(method === "POST" ? posted : undefined);
  });
}

describe("postrider preview under attack", () => {
  it("answers no foreign host or origin, reads nothing outside, and lets no mail run a script", async () => {
    const folder = temporaryFolder(PREVIEW_SITE);
    const secret = temporaryFolder({ "secret.txt": "TOP SECRET" });
    symlinkSync(join(secret, "secret.txt"), join(folder, "content/articles/stolen.txt"));
    symlinkSync(secret, join(folder, "content/static"));
    writeFileSync(
      join(folder, "content/articles/evil.md"),
      '---\ntitle: Evil\ndate: 2026-11-21\n---\n<script>alert(1)</script><img src=x onerror="alert(2)"><a href="javascript:alert(3)">x</a>\n',
    );
    const { url } = await runPreview(folder, ["--now", PREVIEW_NOW]);

    expect((await ask(url, "/", { host: "evil.example" })).status).toBe(421);
    expect((await ask(url, "/api/desk", { origin: "http://evil.example" })).status).toBe(403);
    expect((await ask(url, "/api/undo", { origin: "null" }, "POST")).status).toBe(403);
    expect((await ask(url, "/api/undo", {}, "POST")).status).toBe(403);
    expect(
      (await ask(url, "/api/issues/2026-11-27/test", { origin: url, "content-type": "application/json" }, "POST"))
        .status,
    ).toBe(403);

    const paths = [
      "/site/..%2f..%2fetc/passwd",
      "/site/%2e%2e/content/publication.yaml",
      "/desk/..%2f..%2fpackage.json",
      "/desk/%2e%2e%2fserve-preview.js",
      "/look/../../../etc/passwd",
      "/site/%00",
      "/site/%",
      "/site/%zz",
      "/look/%zz",
      "/mail/..%2f..%2f/digest.html",
    ];
    for (const path of paths) {
      const { status, body } = await ask(url, path);
      expect([400, 404], `${path} ${body}`).toContain(status);
      expect(body, path).not.toMatch(/root:|title: The Courier|"postrider"/);
    }
    for (const path of ["/site/secret.txt", "/site/articles/stolen/index.html", "/api/desk"]) {
      expect((await ask(url, path)).body, path).not.toContain("TOP SECRET");
    }
    const mail = await ask(url, "/mail/2026-11-27/digest.html");
    expect(mail.body).not.toMatch(/<script|onerror|javascript:/i);
    expect(mail.headers["content-security-policy"]).toMatch(
      /^sandbox allow-same-origin allow-popups; default-src 'none';/,
    );
    expect((await ask(url, "/")).headers["content-security-policy"]).toMatch(/^default-src 'none'; script-src 'self';/);
  });

  it("takes nothing but a composition for one, and says what it cannot do", async () => {
    const { url } = await runPreview(temporaryFolder(PREVIEW_SITE), ["--now", PREVIEW_NOW]);
    const post = (path: string, posted: string) => ask(url, path, { origin: url }, "POST", posted);
    const bodies = ["", "{", "null", "[]", '{"pins":[],"sections":[null]}', '{"pins":[],"sections":[{"as":"lead"}]}'];
    for (const posted of bodies) {
      const { status, body } = await post("/api/issues/2026-11-27/composition", posted);
      expect({ posted, status }).toEqual({ posted, status: 400 });
      expect(body).toBe("Cannot read the composition: expected JSON of pins and sections\n");
      expect((await post("/api/issues/2026-11-27/test", posted)).status).toBe(403);
    }
    const undone = await post("/api/undo", "");
    expect(undone.status).toBe(422);
    expect(undone.body).toMatch(/^error\[preview\/nothing-to-undo\]: /);
  });

  it("makes few builds of a thousand saves, and shows the last one", async () => {
    const folder = temporaryFolder(PREVIEW_SITE);
    const { url } = await runPreview(folder, ["--now", PREVIEW_NOW]);
    const file = join(folder, "content/articles/pigeons.md");
    for (let save = 1; save <= 1000; save += 1) {
      writeFileSync(file, `---\ntitle: Save ${save}\ndate: 2026-11-21\n---\nText.\n`);
    }
    const desk = async () =>
      JSON.parse((await ask(url, "/api/desk")).body) as { build: number; articles: { title: string }[] };
    await expect
      .poll(async () => (await desk()).articles.map(({ title }) => title), { timeout: 20_000 })
      .toContain("Save 1000");
    expect((await desk()).build).toBeLessThan(100);
  });

  it("listens beyond loopback only when asked, and then asks for its token", async () => {
    const { url } = await runPreview(temporaryFolder(PREVIEW_SITE), ["--now", PREVIEW_NOW, "--host", "0.0.0.0"]);
    const { origin, search } = new URL(url);
    expect(search).toMatch(/^\?token=[\w-]{20,}$/);
    expect((await ask(origin, "/api/desk")).status).toBe(401);
    const opened = await ask(origin, `/${search}`);
    expect(opened.status).toBe(200);
    const [cookie = ""] = String(opened.headers["set-cookie"]).split(";");
    expect((await ask(origin, "/api/desk", { cookie })).status).toBe(200);
  });
});

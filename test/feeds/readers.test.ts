import { execFile } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import Database from "libsql";
import { describe, expect, it, onTestFinished } from "vitest";
import { siteResponse } from "../../src/preview/site-response.js";
import { buildFeeds } from "../support/build-feeds.js";
import { needs, needsShared } from "../support/needs.js";
import { oracle } from "../support/oracles.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const post = (title: string, date: string): string =>
  `---\ntitle: ${title}\ndate: ${date}\n---\n\nAll about ${title}, at length.\n`;
const BEFORE = {
  "ink.md": post("Ink", "2026-11-03"),
  "paper.md": post("Paper", "2026-11-02"),
  "wire.md": post("Wire", "2026-11-01"),
};

/** Two builds: one, and one after a rename, a new title, a corrected date and a move to another domain. */
async function twoBuilds() {
  const before = await buildFeeds(BEFORE);
  const { "ink.md": ink, ...others } = BEFORE;
  const changed = { ...others, "2026/the-ink.md": ink, "wire.md": post("The wire", "2026-10-31") };
  const after = await buildFeeds(changed, { url: "https://new.example/weekly/", record: before.record });
  expect(after.problems).toEqual([]);
  expect(after.files.get("feed.xml")).toContain("https://new.example/weekly/articles/the-ink/");
  return { before: before.files, after: after.files };
}

/** Serves files as the preview does; what is served can be exchanged. */
async function serve(files: ReadonlyMap<string, string>) {
  const site = { files };
  const server = createServer(async (request, response) => {
    const path = request.url?.slice(1) ?? "";
    const mediaType = path.startsWith("atom")
      ? "application/atom+xml; charset=utf-8"
      : path.endsWith(".json")
        ? "application/feed+json"
        : "application/rss+xml; charset=utf-8";
    const bytes = new TextEncoder().encode(site.files.get(path) ?? "");
    const asked = new Request(`http://127.0.0.1${request.url}`, {
      headers: new Headers(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
      method: request.method ?? "GET",
    });
    const answer = siteResponse({ path, mediaType, bytes, modified: Date.UTC(2026, 10, 20) }, asked);
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return { site, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

function run(program: string, args: readonly string[], env: Record<string, string>): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(program, args, { env: { ...process.env, ...env }, timeout: 50_000 }, (error, stdout, stderr) =>
      error ? reject(new Error(`${program} ${args.join(" ")}: ${stdout}${stderr}`)) : resolve(stdout + stderr),
    );
  });
}

describe("rss2email", () => {
  for (const name of ["feed.xml", "atom.xml"]) {
    it(`mails each article of ${name} once, and nothing again after a rename and a move`, async (context) => {
      needs(context, "r2e");
      const { before, after } = await twoBuilds();
      const { site, url } = await serve(before);
      const home = temporaryFolder();
      const outbox = join(home, "outbox");
      const sendmail = join(home, "sendmail");
      mkdirSync(outbox);
      writeFileSync(sendmail, '#!/bin/sh\ncat > "$(mktemp "$OUTBOX/XXXXXX.eml")"\n');
      chmodSync(sendmail, 0o755);
      const config = join(home, "r2e.cfg");
      const r2e = (...words: string[]) =>
        run("r2e", ["-c", config, "-d", join(home, "r2e.json"), ...words], { HOME: home, OUTBOX: outbox });
      await r2e("new", "me@reader.example");
      writeFileSync(config, readFileSync(config, "utf8").replace(/^sendmail *=.*$/m, `sendmail = ${sendmail}`));
      await r2e("add", "courier", url + name);
      await r2e("run");
      expect(readdirSync(outbox)).toHaveLength(3);
      await r2e("run");
      site.files = after;
      await r2e("run");
      expect(readdirSync(outbox)).toHaveLength(3);
    });
  }
});

describe("newsboat", () => {
  for (const name of ["feed.xml", "atom.xml"]) {
    it(`keeps the articles of ${name} read after a rename and a move`, async (context) => {
      needs(context, "newsboat");
      const { before, after } = await twoBuilds();
      const { site, url } = await serve(before);
      const home = temporaryFolder({ urls: `${url}${name}\n`, config: "" });
      const cache = join(home, "cache.db");
      const reload = () =>
        run("newsboat", ["-q", "-u", join(home, "urls"), "-c", cache, "-C", join(home, "config"), "-x", "reload"], {
          HOME: home,
        });
      const query = (sql: string): unknown[] => {
        const database = new Database(cache);
        const rows = database.prepare(sql).all();
        database.close();
        return rows;
      };
      await reload();
      expect(query("select title from rss_item order by title")).toEqual(
        ["Ink", "Paper", "Wire"].map((title) => ({ title })),
      );
      const database = new Database(cache);
      database.exec("update rss_item set unread = 0");
      database.close();
      site.files = after;
      await reload();
      expect(query("select count(*) as count, sum(unread) as unread from rss_item")).toEqual([{ count: 3, unread: 0 }]);
    });
  }
});

describe("feeds over HTTP", () => {
  it("are served with type, validators and 304, as readers want them", async (context) => {
    needsShared(context);
    const { before } = await twoBuilds();
    const { url } = await serve(before);
    for (const [format, name] of [
      ["rss", "feed.xml"],
      ["atom", "atom.xml"],
      ["json", "feed.json"],
    ] as const) {
      expect(await oracle("http-check", "--format", format, url + name)).toBe("");
      if (format !== "json") expect(await oracle("fp-check", "--expect", "3", url + name)).toBe("");
    }
  });
});

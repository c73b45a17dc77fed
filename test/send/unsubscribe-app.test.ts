import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { labelsOf } from "../../src/language/labels-of.js";
import type { Ledger } from "../../src/ledger/ledger.js";
import { openLedger } from "../../src/ledger/open-ledger.js";
import { addressHash } from "../../src/ledger/suppression.js";
import { unsubscribeToken } from "../../src/message/unsubscribe-token.js";
import { serveUnsubscribe } from "../../src/send/serve-unsubscribe.js";
import { unsubscribeApp } from "../../src/send/unsubscribe-app.js";
import { openPage } from "../support/browser.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const SECRET = "secret";
const hash = addressHash("ada@example.com");
const token = unsubscribeToken({ hash, mailing: 3 }, SECRET);
const oneClick = {
  method: "POST",
  headers: { "Content-Type": "application/x-www-form-urlencoded" },
  body: "List-Unsubscribe=One-Click",
};

describe("the unsubscribe service", () => {
  let troubles: unknown[];
  const onTrouble = (error: unknown): void => void troubles.push(error);
  let ledger: Ledger;
  let now: number;
  let app: ReturnType<typeof unsubscribeApp>;

  beforeEach(async () => {
    ledger = await openLedger(join(temporaryFolder(), "ledger.db"));
    now = Date.UTC(2026, 10, 22);
    troubles = [];
    app = unsubscribeApp({
      ledger,
      secret: SECRET,
      title: "A <b> & c",
      labels: labelsOf("en"),
      now: () => now,
      onTrouble,
      clientOf: (request) => request.headers.get("x-client") ?? "",
    });
    return () => ledger.close();
  });

  const isOut = async () => (await ledger.suppression(hash))?.action === "suppress";
  const listed = async () => {
    let count = 0;
    for await (const _ of ledger.suppressions()) count += 1;
    return count;
  };

  it("shows a page with a button to a GET, and does nothing: scanners follow links", async () => {
    for (const method of ["GET", "HEAD"]) {
      const response = await app.request(`/${token}`, { method });
      expect(response.status).toBe(200);
      expect(response.headers.get("cache-control")).toBe("no-store");
      expect(response.headers.get("set-cookie")).toBeNull();
    }
    const html = await (await app.request(`/${token}`)).text();
    expect(html).toContain('<form method="post">');
    expect(html).toContain("A &lt;b&gt; &amp; c");
    expect(await isOut()).toBe(false);
  });

  it("is dark for those who read in the dark", async (context) => {
    const html = await (await app.request(`/u/${token}`)).text();
    for (const [dark, ink] of [
      [false, "rgb(0, 0, 0)"],
      [true, "rgb(255, 255, 255)"],
    ] as const) {
      const { page } = await openPage(context, { dark, width: 390 });
      await page.setContent(html);
      expect(await page.evaluate("getComputedStyle(document.body).color")).toBe(ink);
      expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    }
  });

  it("speaks the language of the publication, from its side", async () => {
    const labels = labelsOf("ug", { overrides: { ug: { resubscribe: "قايتا <قايتا>" } } });
    const clientOf = () => "";
    const uyghur = unsubscribeApp({
      ledger,
      secret: SECRET,
      title: "Courier",
      labels,
      now: () => now,
      onTrouble,
      clientOf,
    });
    expect(await (await uyghur.request(`/${token}`)).text()).toMatch(
      /<html lang="ug" dir="rtl">[\s\S]*مۇشتەرىلىكتىن چېكىنىش/,
    );
    expect(await (await uyghur.request(`/${token}`, oneClick)).text()).toContain("قايتا &lt;قايتا&gt;");
    expect(await (await uyghur.request("/nonsense")).text()).toContain(labels.say("unsubscribe-bad-link"));
  });

  it("unsubscribes by one click, as RFC 8058 posts it, and once is enough", async () => {
    expect((await app.request(`/${token}`, oneClick)).status).toBe(200);
    expect(await isOut()).toBe(true);
    await app.request(`/${token}`, oneClick);
    expect(await listed()).toBe(1);
    expect(await ledger.suppression(hash)).toMatchObject({ reason: "unsubscribed", detail: "mailing 3", at: now });
  });

  it("unsubscribes whatever the body says, and works below any path", async () => {
    expect((await app.request(`/some/where/${token}`, { method: "POST", body: "\u0000%%%" })).status).toBe(200);
    expect(await isOut()).toBe(true);
  });

  it("says to try later where the ledger fails, in the language of the publication, and to its keeper why", async () => {
    const full = new Error("the disk is full");
    const labels = labelsOf("kk");
    const failing = unsubscribeApp({
      ledger: { suppression: async () => undefined, suppress: async () => Promise.reject(full) },
      secret: SECRET,
      title: "Хабаршы",
      labels,
      now: () => now,
      onTrouble,
      clientOf: () => "",
    });
    const answer = await failing.request(`/${token}`, oneClick);
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "300"]);
    expect(await answer.text()).toContain(labels.say("try-later"));
    expect(troubles).toEqual([full]);
    const large = { ...oneClick, headers: { "Content-Length": "5000" }, body: "x".repeat(5000) };
    expect((await failing.request(`/${token}`, large)).status).toBe(413);
    expect(troubles.length).toBe(1);
  });

  it("takes a mistake back", async () => {
    await app.request(`/${token}`, oneClick);
    await app.request(`/${token}`, { ...oneClick, body: "action=restore" });
    expect(await isOut()).toBe(false);
    expect(await listed()).toBe(2);
  });

  it("refuses tokens that are changed, cut or made with another secret", async () => {
    const flipped = `${token.startsWith("A") ? "B" : "A"}${token.slice(1)}`;
    for (const wrong of [
      flipped,
      token.slice(0, -1),
      unsubscribeToken({ hash, mailing: 3 }, "other"),
      "x",
      "../../etc/passwd",
    ]) {
      expect(
        (await app.request(`/${wrong}`, { ...oneClick, headers: { ...oneClick.headers, "x-client": wrong } })).status,
      ).toBe(404);
    }
    expect(await listed()).toBe(0);
  });

  it.each([
    ["a reader", token, 200],
    ["a client without a token", "guess", 404],
  ])("lets %s ask so often a minute, and others go on", async (_who, path, fine) => {
    const statuses: number[] = [];
    for (let turn = 0; turn < 40; turn += 1) statuses.push((await app.request(`/${path}`)).status);
    expect(statuses.filter((status) => status === fine).length).toBe(30);
    expect(statuses.at(-1)).toBe(429);
    expect((await app.request("/other", { headers: { "x-client": "other" } })).status).toBe(404);
    now += 60_000;
    expect((await app.request(`/${path}`)).status).toBe(fine);
  });

  it("lets many readers out at once who come from one address, as mail programs and offices do", async () => {
    for (let number = 0; number < 40; number += 1) {
      const own = unsubscribeToken({ hash: addressHash(`reader${number}@example.com`), mailing: 1 }, SECRET);
      expect((await app.request(`/${own}`, oneClick)).status).toBe(200);
    }
    expect(await listed()).toBe(40);
  });

  const start = () =>
    serveUnsubscribe({
      ledger,
      secret: SECRET,
      title: "The Courier",
      labels: labelsOf("en"),
      onTrouble,
      host: "127.0.0.1",
      port: 0,
    });

  it("answers over HTTP, with a page whatever is asked for", async () => {
    const service = await start();
    const root = `http://127.0.0.1:${service.port}/`;
    try {
      expect((await fetch(root + token, oneClick)).status).toBe(200);
      expect(await isOut()).toBe(true);
      for (const [path, method] of [
        ["", "GET"],
        [token, "OPTIONS"],
      ] as const) {
        const answer = await fetch(root + path, { method });
        expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining("<h1>The Courier</h1>")]);
      }
    } finally {
      await service.close();
    }
  });

  it("ends with a request half sent: completes it if it goes on, and waits for no client that has gone silent", async () => {
    const service = await start();
    const type = "Content-Type: application/x-www-form-urlencoded";
    const head = `POST /${token} HTTP/1.1\r\nHost: x\r\n${type}\r\nContent-Length: 26\r\n\r\n`;
    const [slow, silent] = await Promise.all(
      [0, 1].map(async () => {
        const socket = connect(service.port, "127.0.0.1");
        await once(socket, "connect");
        socket.write(`${head}List-Unsub`);
        return socket;
      }),
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    const ended = service.close();
    slow?.write("scribe=One-Click");
    expect(String(await once(slow as Socket, "data"))).toContain("200 OK");
    expect(await isOut()).toBe(true);
    await ended;
    silent?.destroy();
  }, 15_000);
});

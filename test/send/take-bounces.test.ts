import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import type { Ledger } from "../../src/ledger/ledger.js";
import { openLedger } from "../../src/ledger/open-ledger.js";
import { addressHash } from "../../src/ledger/suppression.js";
import { unsubscribeToken } from "../../src/message/unsubscribe-token.js";
import { verpAddress } from "../../src/message/verp-address.js";
import { takeBounces } from "../../src/send/take-bounces.js";
import { digestMessage, subscribers } from "../support/digest-message.js";
import { deliveryReport, feedbackReport } from "../support/returned-mail.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const NOW = Date.UTC(2026, 10, 22);
const SECRET = "secret";

describe("takeBounces()", () => {
  let ledger: Ledger;
  let folder: string;

  beforeEach(async () => {
    folder = temporaryFolder();
    ledger = await openLedger(join(folder, "ledger.db"));
    for (const key of ["a", "b", "c"]) {
      await ledger.freeze({ key, contentHash: "1", message: digestMessage(), startedAt: NOW }, subscribers(9));
    }
    return () => ledger.close();
  });

  const verp = (mailing: number, number: number) => verpAddress("bounces@courier.example", { mailing, number }, SECRET);
  const write = (name: string, text: string): string => {
    mkdirSync(join(folder, "mail", "new"), { recursive: true });
    writeFileSync(join(folder, "mail", "new", name), text);
    return join(folder, "mail");
  };
  const take = (path: string) => takeBounces([path], { ledger, secret: SECRET, now: NOW });
  const suppression = (number: number) => ledger.suppression(addressHash(`reader${number}@example.com`));

  it("suppresses a dead mailbox at once, found by the address it came back to, once however often it is read", async () => {
    const path = write(
      "1",
      deliveryReport({ to: verp(1, 2).toUpperCase(), diagnostic: "smtp; 550 5.1.1 <reader2@example.com> unknown" }),
    );
    expect(await take(path)).toMatchObject({ suppressed: 1 });
    expect(await suppression(2)).toMatchObject({
      action: "suppress",
      reason: "bounced",
      detail: "5.1.1 smtp; 550 5.1.1 <…> unknown",
    });
    expect(await suppression(1)).toBeUndefined();
    expect(await take(path)).toMatchObject({ known: 1, suppressed: 0 });
  });

  it("finds the delivery in the returned mail when the report went elsewhere", async () => {
    write("1", deliveryReport({ returned: `Return-Path: <${verp(2, 5)}>\n` }));
    expect(await take(join(folder, "mail"))).toMatchObject({ suppressed: 1 });
    expect(await suppression(5)).toMatchObject({ action: "suppress" });
  });

  it("gives a full mailbox three mailings", async () => {
    for (const mailing of [1, 2, 3]) {
      expect(await suppression(4)).toBeUndefined();
      const report = deliveryReport({ to: verp(mailing, 4), status: "5.2.2", diagnostic: "smtp; 552 quota" });
      write(`${mailing}`, report);
      write(`${mailing} again`, report);
      await take(join(folder, "mail"));
    }
    expect(await suppression(4)).toMatchObject({ action: "suppress", reason: "bounced" });
  });

  it("believes nobody who makes reports up", async () => {
    const forged = verpAddress("bounces@courier.example", { mailing: 1, number: 3 }, "guessed");
    expect(await take(write("1", deliveryReport({ to: forged })))).toMatchObject({ "unknown-delivery": 1 });
    expect(await suppression(3)).toBeUndefined();
  });

  it("suppresses who complains, by the unsubscribe link that the report still holds", async () => {
    const token = unsubscribeToken({ hash: addressHash("reader6@example.com"), mailing: 1 }, SECRET);
    const returned = `List-Unsubscribe: <https://courier.example/u/${token.slice(0, 30)}=\n${token.slice(30)}>\n`;
    expect(await take(write("1", feedbackReport("abuse", returned)))).toMatchObject({ suppressed: 1 });
    expect(await suppression(6)).toMatchObject({ reason: "complained", detail: "abuse" });
  });

  it.each(["base64", "quoted-printable"])(
    "finds the reader also in a returned mail that is sent as %s",
    async (encoding) => {
      const token = unsubscribeToken({ hash: addressHash("reader6@example.com"), mailing: 1 }, SECRET);
      const mail = `List-Unsubscribe: <https://courier.example/u/${token}>\n`;
      const encoded = encoding === "base64" ? Buffer.from(mail).toString("base64") : mail.replace(/[-_]/g, hex);
      const report = feedbackReport("abuse", "RETURNED");
      const [head = "", tail = ""] = report.split("\n\nRETURNED");
      const path = write("1", `${head}\nContent-Transfer-Encoding: ${encoding}\n\n${encoded}${tail}`);
      expect(await take(path)).toMatchObject({ suppressed: 1 });
      expect(await suppression(6)).toMatchObject({ reason: "complained" });
    },
  );

  it("takes unsubscribe mails, and leaves other mail alone", async () => {
    const token = unsubscribeToken({ hash: addressHash("reader7@example.com"), mailing: 1 }, SECRET);
    write("1", `To: unsubscribe@courier.example\nSubject: ${token}\n\n`);
    write("2", "Subject: Hello\n\nNice issue!\n");
    expect(await take(join(folder, "mail"))).toMatchObject({ suppressed: 1, nothing: 1 });
    expect(await suppression(7)).toMatchObject({ reason: "unsubscribed" });
  });

  it("takes nobody off again who came back, by an old mail that is only read again", async () => {
    const hash = addressHash("reader7@example.com");
    const wish = (day: number) =>
      `Date: Fri, ${day} Nov 2026 09:00:00 +0000\nSubject: ${unsubscribeToken({ hash, mailing: 1 }, SECRET)}\n\n`;
    const path = write("1", wish(20));
    expect(await take(path)).toMatchObject({ suppressed: 1 });
    await ledger.suppress({ hash, action: "restore", reason: "by hand", detail: "opted in anew", at: NOW });
    expect(await take(path)).toMatchObject({ suppressed: 0, known: 1 });
    expect(await suppression(7)).toMatchObject({ action: "restore" });
    write("2", wish(27));
    expect(await take(path)).toMatchObject({ suppressed: 1, known: 1 });
  });

  it("suppresses nobody who answers an issue about unsubscribing and quotes the link in it", async () => {
    const token = unsubscribeToken({ hash: addressHash("reader7@example.com"), mailing: 1 }, SECRET);
    const quote = `> Unsubscribe: https://courier.example/u/${token}\n`;
    write("1", `Subject: Re: One click: the law about how to unsubscribe\n\nWell said!\n\n${quote}`);
    write("2", `Subject: One click: how to unsubscribe\n\nWell said!\n\nhttps://courier.example/u/${token}\n`);
    write("3", `Subject: unsubscribe\n\nNot me, the friend who sent me this:\n${quote}`);
    expect(await take(join(folder, "mail"))).toMatchObject({ suppressed: 0, nothing: 1, "unknown-delivery": 2 });
    expect(await suppression(7)).toBeUndefined();
    write("4", `Subject: Unsubscribe\n\nhttps://courier.example/u/${token}\n`);
    expect(await take(join(folder, "mail"))).toMatchObject({ suppressed: 1 });
    expect(await suppression(7)).toMatchObject({ reason: "unsubscribed" });
  });

  it("reads messages whatever their lines end with", async () => {
    for (const [index, end] of ["\n", "\r\n", "\r"].entries())
      write(`end-${index}`, deliveryReport({ to: verp(1, index + 1) }).replaceAll("\n", end));
    expect(await take(join(folder, "mail"))).toMatchObject({ suppressed: 3 });
  });

  it("reads an mbox", async () => {
    const file = join(folder, "mbox");
    const reports = [1, 2].map(
      (number) => `From MAILER-DAEMON Fri Nov 20 09:00:00 2026\n${deliveryReport({ to: verp(1, number) })}\n`,
    );
    writeFileSync(file, reports.join(""));
    expect(await take(file)).toMatchObject({ suppressed: 2 });
    await expect(take(join(folder, "missing"))).rejects.toThrow(/send\/no-returned-mail.*got nothing of that name/);
  });
});

/** An octet as quoted-printable writes it. */
function hex(octet: string): string {
  return `=${octet.charCodeAt(0).toString(16).toUpperCase()}`;
}

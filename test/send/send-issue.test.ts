import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import type { Ledger } from "../../src/ledger/ledger.js";
import { openLedger } from "../../src/ledger/open-ledger.js";
import { contentHash } from "../../src/message/content-hash.js";
import type { DigestMessage } from "../../src/model/digest-message.js";
import { type SendIssueOptions, sendIssue } from "../../src/send/send-issue.js";
import type { Outcome, Transport } from "../../src/send/transport.js";
import { digestMessage, subscribers } from "../support/digest-message.js";
import { settings } from "../support/publication.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const NOW = Date.UTC(2026, 10, 22);
const SETTINGS = settings({
  publisher: { name: "Courier Press", address: "1 Post Road, Almaty" },
  sending: { unsubscribe: { url: "https://courier.example/u", address: "unsubscribe@courier.example" }, stopAt: 1 },
});

/** Takes every message and remembers it. */
function taking(
  outcome: (to: string) => Outcome = () => ({ state: "accepted", reply: "250" }),
): Transport & { got: Map<string, string> } {
  const got = new Map<string, string>();
  return {
    connections: 2,
    got,
    async deliver({ envelope, pieces }, handOver) {
      await handOver();
      got.set(envelope.to, Buffer.concat(pieces).toString());
      return outcome(envelope.to);
    },
    close: async () => undefined,
  };
}

describe("sendIssue()", () => {
  let ledger: Ledger;
  let location: string;
  beforeEach(async () => {
    location = join(temporaryFolder(), "ledger.db");
    ledger = await openLedger(location);
    return () => ledger.close();
  });

  const send = (message: DigestMessage, transport: Transport, over: Partial<SendIssueOptions> = {}) =>
    sendIssue({
      ledger,
      key: "2026-11-20",
      message,
      settings: SETTINGS,
      isOut: true,
      approved: contentHash(message),
      audience: subscribers(5),
      transport,
      secret: "s",
      now: NOW,
      signal: new AbortController().signal,
      ...over,
    });
  /** The ledger as another run finds it. */
  async function reopen(): Promise<void> {
    await ledger.close();
    ledger = await openLedger(location);
  }

  it("mails the list what was approved, with the same Date for all and a link for each", async () => {
    const transport = taking();
    const { end, account } = await send(digestMessage(), transport);
    expect(end).toBe("done");
    expect(account.states.accepted).toBe(5);
    const mails = [...transport.got.values()];
    expect(new Set(mails.map((mail) => /^Date: (.*)$/m.exec(mail)?.[1]))).toEqual(
      new Set(["Sun, 22 Nov 2026 00:00:00 +0000"]),
    );
    expect(new Set(mails.map((mail) => /^List-Unsubscribe: <(.*)>,/m.exec(mail)?.[1])).size).toBe(5);
  });

  it("gives mails of two publications of one domain Message-IDs of their own", async () => {
    const ids = new Set<string | undefined>();
    for (const publication of ["news", "sport"]) {
      const { issue } = digestMessage();
      const url = `https://courier.example/${publication}/issues/2026-11-20/`;
      const transport = taking();
      const other = await openLedger(join(temporaryFolder(), "ledger.db"));
      await send(digestMessage({ issue: { ...issue, url } }), transport, { ledger: other });
      await other.close();
      for (const mail of transport.got.values()) ids.add(/^Message-ID: (.*)$/m.exec(mail)?.[1]);
    }
    expect(ids.size).toBe(10);
  });

  it("refuses bytes that nobody approved, and says what changed since the test", async () => {
    const tested = digestMessage();
    await ledger.rememberTest("2026-11-20", contentHash(tested), tested, NOW);
    const changed = digestMessage({
      subject: "Another",
      text: tested.text.replace("how news travels", "how news crawls"),
      html: tested.html.replace("<p>how", '<p><a href="https://new.example/">x</a>how'),
    });
    const transport = taking();
    const refusal = await send(changed, transport, { approved: contentHash(tested) }).catch(String);
    expect(refusal).toContain("send/not-approved");
    for (const line of [
      "+ header: Subject: Another",
      "- text: how news travels.",
      "+ text: how news crawls.",
      "+ link: https://new.example/",
    ])
      expect(refusal).toContain(line);
    expect(await send(changed, transport, { approved: undefined }).catch(String)).toContain("nothing was sent");
    expect(transport.got.size).toBe(0);
    expect(await ledger.mailings()).toEqual([]);
  });

  it.each([
    ["send/no-postal-address", digestMessage({ text: digestMessage().text.replace("Post Road", "") }), SETTINGS],
    ["send/no-postal-address", digestMessage(), settings({ sending: SETTINGS.sending })],
    ["send/no-reason", digestMessage({ html: digestMessage().html.replace("%%reason:c0ffee%%", "") }), SETTINGS],
    [
      "send/no-unsubscribe-url",
      digestMessage({ text: digestMessage().text.replace("%%unsubscribe-url:c0ffee%%", "") }),
      SETTINGS,
    ],
    ["send/no-unsubscribe-service", digestMessage(), settings({ publisher: SETTINGS.publisher })],
  ])("refuses a list mail with %s", async (code, message, chosen) => {
    const transport = taking();
    await expect(send(message, transport, { settings: chosen })).rejects.toThrow(code);
    expect(transport.got.size).toBe(0);
  });

  it("refuses an issue that is still being written: what comes into it later would reach nobody", async () => {
    const transport = taking();
    await expect(send(digestMessage(), transport, { isOut: false })).rejects.toThrow("send/not-out");
    expect(transport.got.size).toBe(0);
    expect(await ledger.mailings()).toEqual([]);
  });

  it("goes on with the message and the audience that it began with", async () => {
    const controller = new AbortController();
    const first = taking();
    const begun = await send(digestMessage(), first, {
      signal: controller.signal,
      onOutcome: () => controller.abort(),
    });
    expect(begun.end).toBe("interrupted");
    await reopen();
    const rest = taking();
    const { account } = await send(digestMessage({ subject: "Rewritten" }), rest, {
      audience: subscribers(50),
      approved: undefined,
    });
    expect(account.states.accepted).toBe(5);
    expect(first.got.size + rest.got.size).toBe(5);
    expect([...rest.got.values()].every((mail) => mail.includes("Subject: Courier #9"))).toBe(true);
  });

  it("sends a correction only to those who got the original", async () => {
    const original = await send(
      digestMessage(),
      taking((to) => (/[24]@/.test(to) ? { state: "refused", reply: "550" } : { state: "accepted", reply: "250" })),
    );
    await reopen();
    const transport = taking();
    const message = digestMessage({ subject: "Correction" });
    await send(message, transport, {
      key: "2026-11-20 correction",
      audience: { acceptedIn: original.mailing.id },
    });
    expect([...transport.got.keys()].sort()).toEqual([
      "reader1@example.com",
      "reader3@example.com",
      "reader5@example.com",
    ]);
  });

  it("goes on with no mailing whose content is another than the one approved", async () => {
    const begun = digestMessage();
    const controller = new AbortController();
    await send(begun, taking(), { signal: controller.signal, onOutcome: () => controller.abort() });
    await reopen();
    const transport = taking();
    const changed = digestMessage({ subject: "Rewritten" });
    const refusal = await send(changed, transport).catch(String);
    expect(refusal).toContain("send/not-approved");
    expect(refusal).toContain(`postrider send 2026-11-20 --correction --approve ${contentHash(changed)}`);
    expect(refusal).toContain(`postrider send 2026-11-20 --approve ${contentHash(begun)}`);
    expect(transport.got.size).toBe(0);
    await send(begun, transport);
    expect(transport.got.size).toBeGreaterThan(0);
  });

  it("leaves the list to another machine that began with other content meanwhile", async () => {
    const faster = digestMessage({ subject: "Faster" });
    const freeze = ledger.freeze.bind(ledger);
    ledger.freeze = async (mailing, audience) => {
      await freeze({ ...mailing, contentHash: contentHash(faster), message: faster }, subscribers(5));
      return freeze(mailing, audience);
    };
    const transport = taking();
    await expect(send(digestMessage(), transport)).rejects.toThrow("send/not-approved");
    expect(transport.got.size).toBe(0);
  });

  it("lets a warm-up plan through a day's messages only, over restarts", async () => {
    const plan = settings({ publisher: SETTINGS.publisher, sending: { ...SETTINGS.sending, warmUp: [3, 100] } });
    const run = async (now: number): Promise<number> => {
      await reopen();
      const controller = new AbortController();
      const transport = taking();
      const clockedOut = setTimeout(() => controller.abort(), 300);
      await send(digestMessage(), transport, { settings: plan, signal: controller.signal, now });
      clearTimeout(clockedOut);
      return transport.got.size;
    };
    expect(await run(Date.now())).toBe(3);
    expect(await run(Date.now())).toBe(0);
  });
});

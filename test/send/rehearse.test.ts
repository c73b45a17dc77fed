import { describe, expect, it } from "vitest";
import type { DigestMessage } from "../../src/model/digest-message.js";
import { composer } from "../../src/send/composer.js";
import { RehearsalCheck } from "../../src/send/rehearsal-check.js";
import { rehearse } from "../../src/send/rehearse.js";
import { digestMessage, subscriber, subscribers } from "../support/digest-message.js";
import { settings } from "../support/publication.js";

const SETTINGS = settings({
  sending: {
    unsubscribe: { url: "https://courier.example/u", address: "unsubscribe@courier.example" },
    limits: [{ messages: 10, seconds: 60 }],
  },
});

describe("rehearse()", () => {
  const list = () => ({
    message: digestMessage(),
    settings: SETTINGS,
    project: "/",
    secret: "s",
    audience: subscribers(400),
    now: Date.now(),
  });

  it("sends the whole list through faults, and vouches for every mail", async () => {
    const receipt = await rehearse({
      ...list(),
      signal: new AbortController().signal,
    });
    expect(receipt).toMatchObject({ ok: true, doubled: 0, foreign: 0 });
    const { accepted, refused, unknown } = receipt.account.states;
    expect(accepted + refused + unknown).toBe(400);
    expect(receipt.recipients).toBe(accepted + unknown);
    expect(receipt.links).toBe(receipt.recipients);
    expect(refused).toBeGreaterThan(0);
    expect(unknown).toBeGreaterThan(0);
    expect(receipt.realSeconds).toBe(39 * 60);
  });

  it("judges nothing when it is interrupted", async () => {
    const stop = new AbortController();
    const rehearsal = rehearse({
      ...list(),
      signal: stop.signal,
      onProgress: (done) => done === 100 && stop.abort(),
    });
    await expect(rehearsal).rejects.toThrow("aborted");
  });
});

describe("RehearsalCheck", () => {
  const mailing = (message: DigestMessage) => ({ id: 1, key: "k", contentHash: "1", message, startedAt: 0 });
  const message = digestMessage();
  const compose = composer(mailing(message), {
    unsubscribe: SETTINGS.sending.unsubscribe,
    secret: "s",
  });
  const ada = subscriber("ada@example.com", { name: "Ada" });
  const delivery = { number: 1, subscriber: ada, state: "planned", attempts: 0, reply: "", changed: 0 } as const;
  const values: Record<string, string> = { name: "Ada" };

  async function foreign(change: (mail: string) => string): Promise<number> {
    const check = new RehearsalCheck(message, "s");
    const bytes = Buffer.concat((await compose(delivery)).pieces);
    check.look(ada.address, Buffer.from(change(bytes.toString())), (name) => values[name]);
    return check.findings().foreign + (1 - check.findings().links);
  }

  it("finds nothing in a mail that is right", async () => {
    expect(await foreign((mail) => mail)).toBe(0);
  });

  it.each([
    ["another reader's name", (mail: string) => mail.replaceAll("=\r\nAda", "=\r\nBob")],
    ["another reader's address", (mail: string) => mail.replace("ada@example.com", "bob@example.com")],
    ["another reader's link", (mail: string) => mail.replace(/<https:[^>]*>/, "<https://courier.example/u/abc>")],
    ["words that are not the issue's", (mail: string) => mail.replace("<p>how news travels", "<p>how news crawls")],
    ["an end that is cut off", (mail: string) => mail.slice(0, -200)],
  ])("finds %s", async (_what, change) => {
    const mail = Buffer.concat((await compose(delivery)).pieces).toString();
    expect(change(mail)).not.toBe(mail);
    expect(await foreign(change)).toBeGreaterThan(0);
  });
});

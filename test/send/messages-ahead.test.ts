import { describe, expect, it } from "vitest";
import type { Delivery } from "../../src/ledger/ledger.js";
import { MessagesAhead } from "../../src/send/messages-ahead.js";
import { subscriber } from "../support/digest-message.js";

function delivery(number: number): Delivery {
  const reader = subscriber(`reader${number}@example.com`);
  return { number, subscriber: reader, state: "planned", attempts: 0, reply: "", changed: 0 };
}

function recorded() {
  const written: number[] = [];
  const messages = new MessagesAhead(async ({ number, subscriber: { address } }) => {
    written.push(number);
    if (number === 13) throw new Error("not this one");
    return { envelope: { from: "", to: address }, pieces: [] };
  });
  return { written, messages };
}

describe("MessagesAhead", () => {
  it("writes every message once, whether it was begun before its turn or not", async () => {
    const { written, messages } = recorded();
    messages.begin([delivery(1), delivery(2)]);
    messages.begin([delivery(2), delivery(3)]);
    for (const number of [2, 1, 4]) {
      expect((await messages.take(delivery(number))).envelope.to).toBe(`reader${number}@example.com`);
    }
    expect(written).toEqual([1, 2, 3, 4]);
  });

  it("writes anew for who comes a second time, or was let go of", async () => {
    const { written, messages } = recorded();
    messages.begin([delivery(1), delivery(2)]);
    await messages.take(delivery(1));
    messages.forget(delivery(2));
    await Promise.all([messages.take(delivery(1)), messages.take(delivery(2))]);
    expect(written).toEqual([1, 2, 1, 2]);
  });

  it("tells of a message that cannot be written at its turn", async () => {
    const { messages } = recorded();
    messages.begin([delivery(13)]);
    await new Promise(setImmediate);
    await expect(messages.take(delivery(13))).rejects.toThrow("not this one");
  });
});

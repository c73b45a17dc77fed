import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import type { Ledger, Mailing } from "../../src/ledger/ledger.js";
import { openLedger } from "../../src/ledger/open-ledger.js";
import { addressHash } from "../../src/ledger/suppression.js";
import { type Clock, SYSTEM_CLOCK } from "../../src/send/clock.js";
import { type DeliverOptions, deliverMailing } from "../../src/send/deliver-mailing.js";
import { openPace } from "../../src/send/open-pace.js";
import { Pace } from "../../src/send/pace.js";
import type { Outcome, Transport } from "../../src/send/transport.js";
import { digestMessage, subscribers } from "../support/digest-message.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const START = Date.UTC(2026, 10, 22);

/** A clock that stands still but for those who wait: then it jumps to the earliest. */
function patientClock(): Clock & { time: number } {
  const sleepers: { until: number; wake: () => void }[] = [];
  const clock = {
    time: START,
    now: () => clock.time,
    until: (moment: number, signal: AbortSignal) =>
      new Promise<void>((resolve) => {
        const sleeper = { until: moment, wake: resolve };
        sleepers.push(sleeper);
        signal.addEventListener("abort", () => resolve(), { once: true });
        setTimeout(() => {
          if (!sleepers.includes(sleeper)) return;
          clock.time = Math.max(clock.time, Math.min(...sleepers.map(({ until }) => until)));
          for (const due of sleepers.filter(({ until }) => until <= clock.time)) {
            sleepers.splice(sleepers.indexOf(due), 1);
            due.wake();
          }
        }, 1);
      }),
  };
  return clock;
}

/** A transport that answers as it is told, and writes down when it was asked about whom. */
function scripted(
  clock: Clock,
  answer: (address: string, turn: number) => Outcome,
): Transport & { asked: { address: string; at: number }[] } {
  const asked: { address: string; at: number }[] = [];
  return {
    connections: 3,
    asked,
    async deliver({ envelope }, handOver) {
      asked.push({ address: envelope.to, at: clock.now() });
      const outcome = answer(envelope.to, asked.filter(({ address }) => address === envelope.to).length);
      if (outcome.state === "accepted" || outcome.state === "unknown") expect(await handOver()).toBe(true);
      return outcome;
    },
    close: async () => undefined,
  };
}

const accepted: Outcome = { state: "accepted", reply: "250 ok" };

describe("deliverMailing()", () => {
  let ledger: Ledger;
  let mailing: Mailing;
  let clock: ReturnType<typeof patientClock>;
  const abort = () => new AbortController();

  beforeEach(async () => {
    clock = patientClock();
    ledger = await openLedger(join(temporaryFolder(), "ledger.db"));
    mailing = await ledger.freeze(
      { key: "k", contentHash: "1", message: digestMessage(), startedAt: START },
      subscribers(40),
    );
    await ledger.enlist();
    return () => ledger.close();
  });

  const deliver = (transport: Transport, over: Partial<DeliverOptions> = {}) =>
    deliverMailing({
      ledger,
      mailing,
      transport,
      pace: new Pace([]),
      compose: async ({ subscriber }) => ({
        envelope: { from: "", to: subscriber.address },
        pieces: [],
      }),
      retryFor: 3_600_000,
      stopAt: 1,
      signal: abort().signal,
      clock,
      ...over,
    });
  const states = async () => (await ledger.account(mailing.id)).states;

  it("tries the deferred again, ever more rarely, until the deadline; then they stay deferred", async () => {
    const transport = scripted(clock, (address) =>
      address.startsWith("reader7@") ? { state: "deferred", reply: "450 greylisted" } : accepted,
    );
    expect(await deliver(transport)).toBe("done");
    expect(await states()).toMatchObject({ accepted: 39, deferred: 1 });
    const times = transport.asked
      .filter(({ address }) => address === "reader7@example.com")
      .map(({ at }) => (at - START) / 60_000);
    expect(times).toEqual([0, 1, 3, 7, 15, 31]);
  });

  it("lets greylisting pass", async () => {
    const transport = scripted(clock, (_address, turn) =>
      turn === 1 ? { state: "deferred", reply: "451 4.7.1 later" } : accepted,
    );
    expect(await deliver(transport)).toBe("done");
    expect(await states()).toMatchObject({ accepted: 40 });
    expect((await ledger.delivery(mailing.id, 1))?.attempts).toBe(2);
  });

  it("gives who is first tried late as long as who is tried at once", async () => {
    clock.time = START + 25 * 3_600_000;
    const transport = scripted(clock, (address, turn) => {
      if (turn > 1) return accepted;
      if (address.startsWith("reader1@")) return { state: "deferred", reply: "connection reset", general: true };
      return { state: "deferred", reply: "450 greylisted" };
    });
    expect(await deliver(transport)).toBe("done");
    expect(await states()).toMatchObject({ accepted: 40, deferred: 0 });
  });

  it("passes over who unsubscribes while the run waits for a limit", async () => {
    const day = 86_400_000;
    const hash = addressHash("reader9@example.com");
    const transport = { ...scripted(clock, () => accepted), connections: 1 };
    const leaving: Clock = {
      ...clock,
      now: clock.now,
      async until(moment, signal) {
        const left = { hash, action: "suppress", reason: "unsubscribed", detail: "", at: START } as const;
        if (moment - clock.now() > day / 2 && !(await ledger.suppression(hash))) await ledger.suppress(left);
        return clock.until(moment, signal);
      },
    };
    const pace = new Pace([{ messages: 5, seconds: day / 1000 }]);
    expect(await deliver(transport, { clock: leaving, pace })).toBe("done");
    expect(await states()).toMatchObject({ accepted: 39, suppressed: 1 });
    expect(transport.asked.map(({ address }) => address)).not.toContain("reader9@example.com");
  });

  it("passes over who unsubscribes while a slow run comes to their turn", async () => {
    const hash = addressHash("reader20@example.com");
    const transport = scripted(clock, () => accepted);
    const leaving: Clock = {
      ...clock,
      now: clock.now,
      async until(moment, signal) {
        const left = { hash, action: "suppress", reason: "unsubscribed", detail: "", at: clock.now() } as const;
        if (clock.now() > START + 5 * 60_000 && !(await ledger.suppression(hash))) await ledger.suppress(left);
        return clock.until(moment, signal);
      },
    };
    expect(await deliver(transport, { clock: leaving, pace: new Pace([{ messages: 1, seconds: 30 }]) })).toBe("done");
    expect(await states()).toMatchObject({ accepted: 39, suppressed: 1 });
    expect(transport.asked.map(({ address }) => address)).not.toContain("reader20@example.com");
  });

  it("goes up a warm-up plan day by day in one run", async () => {
    const days: number[] = [];
    const transport = scripted(clock, () => {
      const day = Math.floor((clock.time - START) / 86_400_000);
      days[day] = (days[day] ?? 0) + 1;
      return accepted;
    });
    const pace = await openPace({ limits: [], warmUp: [3, 6, 12] }, ledger, START);
    expect(await deliver(transport, { pace })).toBe("done");
    expect(days).toEqual([3, 6, 12, 19]);
  });

  it("pauses for all while the connection fails, and blames no reader", async () => {
    let failures = 0;
    const transport = scripted(clock, () => {
      failures += 1;
      return failures <= 12 ? { state: "deferred", reply: "421 busy", general: true } : accepted;
    });
    expect(await deliver(transport)).toBe("done");
    expect(await states()).toMatchObject({ accepted: 40 });
    // Pauses of 1, 2, 4 and 8 s, each after all three connections have failed.
    expect((clock.time - START) / 1000).toBe(15);
  });

  it("never tries the unknown again", async () => {
    const transport = scripted(clock, (address) =>
      /reader[12]@/.test(address) ? { state: "unknown", reply: "the connection broke" } : accepted,
    );
    await deliver(transport);
    await deliver(transport);
    expect(await states()).toMatchObject({ accepted: 38, unknown: 2 });
    expect(transport.asked.length).toBe(40);
  });

  it("stops when too many refuse, gives the rest back, and goes on when told to", async () => {
    const refusing = scripted(clock, () => ({ state: "refused", reply: "550 5.7.1 blocked" }));
    expect(await deliver(refusing, { stopAt: 0.1 })).toBe("refusals");
    const { refused, planned } = await states();
    expect(refused).toBeGreaterThanOrEqual(20);
    expect(refused).toBeLessThanOrEqual(22);
    expect(refused + planned).toBe(40);
    expect(await deliver(scripted(clock, () => accepted))).toBe("done");
    expect(await states()).toMatchObject({ refused, accepted: planned });
  });

  it("finishes what is in flight when interrupted, and begins nothing", async () => {
    const controller = abort();
    const transport = scripted(clock, () => accepted);
    const end = await deliver(transport, {
      signal: controller.signal,
      onOutcome: () => void (transport.asked.length >= 10 && controller.abort()),
    });
    expect(end).toBe("interrupted");
    const { accepted: done, planned, attempting } = await states();
    expect(attempting).toBe(0);
    expect(done).toBe(transport.asked.length);
    expect(done + planned).toBe(40);
    expect(await deliver(transport)).toBe("done");
    expect(transport.asked.length).toBe(40);
  });

  it("keeps to the limits and mails everybody in the end", async () => {
    const taken: number[] = [];
    class WrittenPace extends Pace {
      override take(address: string, now: number) {
        const wait = super.take(address, now);
        if (!wait) taken.push(now);
        return wait;
      }
    }
    const pace = new WrittenPace([{ messages: 4, seconds: 10 }]);
    expect(
      await deliver(
        scripted(clock, () => accepted),
        { pace },
      ),
    ).toBe("done");
    expect(taken.length).toBe(40);
    expect(taken.every((at, index) => index < 4 || at - (taken[index - 4] ?? 0) >= 10_000)).toBe(true);
    expect(clock.time - START).toBe(90_000);
  });

  it("lets many connections wait at once, and Node finds nothing to warn of", async () => {
    const warnings: Error[] = [];
    const warned = (warning: Error) => void warnings.push(warning);
    process.on("warning", warned);
    const transport = { ...scripted(clock, () => accepted), connections: 40 };
    expect(await deliver(transport, { pace: new Pace([{ messages: 1, seconds: 1 }]) })).toBe("done");
    await new Promise(setImmediate);
    process.off("warning", warned);
    expect(warnings).toEqual([]);
  });

  it("ends with the error when nothing can be sent at all, and forgets nobody", async () => {
    const transport = scripted(clock, () => {
      throw new Error("login refused");
    });
    await expect(deliver(transport)).rejects.toThrow("login refused");
    await ledger.close();
  });
});

describe("SYSTEM_CLOCK", () => {
  it("waits for what is a month ahead, too", async () => {
    const waited = SYSTEM_CLOCK.until(Date.now() + 30 * 86_400_000, AbortSignal.timeout(300));
    const soon = new Promise((resolve) => setTimeout(() => resolve("still waiting"), 100));
    expect(await Promise.race([waited, soon])).toBe("still waiting");
  });
});

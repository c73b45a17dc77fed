import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Ledger } from "../../src/ledger/ledger.js";
import { openPace } from "../../src/send/open-pace.js";
import { Pace } from "../../src/send/pace.js";

describe("Pace", () => {
  it("holds every limit in every stretch of time, whatever comes when", () => {
    const limit = fc.record({
      messages: fc.integer({ min: 1, max: 5 }),
      seconds: fc.integer({ min: 1, max: 20 }),
      domain: fc.option(fc.constantFrom("a.example", "b.example"), { nil: undefined }),
    });
    const arrival = fc.record({
      gap: fc.integer({ min: 0, max: 3000 }),
      domain: fc.constantFrom("a.example", "b.example", "c.example"),
    });
    fc.assert(
      fc.property(fc.array(limit, { maxLength: 4 }), fc.array(arrival, { maxLength: 80 }), (limits, arrivals) => {
        const pace = new Pace(limits);
        const sent: { at: number; domain: string }[] = [];
        let now = 0;
        for (const { gap, domain } of arrivals) {
          now += gap;
          if (!pace.take(`x@${domain}`, now)) sent.push({ at: now, domain });
        }
        for (const { messages, seconds, domain } of limits) {
          const times = sent.filter((message) => domain === undefined || message.domain === domain).map(({ at }) => at);
          for (const [index, at] of times.entries()) {
            const earlier = times[index - messages];
            expect(earlier === undefined || at - earlier >= seconds * 1000).toBe(true);
          }
        }
      }),
    );
  });

  it("says when there is room again, and that others may go before when only a domain is full", () => {
    const pace = new Pace([
      { messages: 2, seconds: 10 },
      { messages: 1, seconds: 60, domain: "Slow.example" },
    ]);
    expect(pace.memory).toBe(60_000);
    expect(pace.take("a@slow.example", 1000)).toBeUndefined();
    expect(pace.take("b@slow.example", 2000)).toEqual({ until: 61_000, domainOnly: true });
    expect(pace.take("c@example.com", 3000)).toBeUndefined();
    expect(pace.take("d@example.com", 4000)).toEqual({ until: 11_000, domainOnly: false });
    expect(pace.take("d@example.com", 11_000)).toBeUndefined();
  });

  it("knows a domain by its name in letters of its own, as addresses are kept", () => {
    const pace = new Pace([{ messages: 1, seconds: 10, domain: "Bücher.example" }]);
    expect(pace.take("a@xn--bcher-kva.example", 0)).toBeUndefined();
    expect(pace.take("b@xn--bcher-kva.example", 0)).toEqual({ until: 10_000, domainOnly: true });
  });

  it("takes a limit that is never reached for what it is, however high", () => {
    const pace = new Pace([{ messages: Number.MAX_SAFE_INTEGER, seconds: 1 }]);
    expect([pace.take("a@a.example", 0), pace.take("a@a.example", 0)]).toEqual([undefined, undefined]);
  });

  it("counts what went out before", () => {
    const pace = new Pace([{ messages: 1, seconds: 3600 }]);
    pace.count("a@example.com", 0);
    expect(pace.take("b@example.com", 1000)).toEqual({ until: 3_600_000, domainOnly: false });
  });

  it("counts what went out before in the order of time, whatever the order of the list", async () => {
    const minute = 60_000;
    const sent = [50, 10, 20].map((at) => ({ at: at * minute, address: "a@example.com" }));
    const ledger = {
      async *sentSince() {
        yield* sent;
      },
    } as unknown as Ledger;
    const limits = [{ messages: 3, seconds: 3600 }];
    const pace = await openPace({ limits, warmUp: [] }, ledger, 55 * minute);
    expect(pace.take("b@example.com", 55 * minute)).toEqual({ until: 70 * minute, domainOnly: false });
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cadenceOf } from "../../src/issues/cadence.js";
import { settings } from "../support/publication.js";

const at = (text: string): number => Date.parse(text);
const iso = (instant: number): string => new Date(instant).toISOString();

describe("cadenceOf()", () => {
  it("finds the next Friday at nine in Almaty", () => {
    const cadence = cadenceOf(settings({ timeZone: "Asia/Almaty" }));
    expect(iso(cadence.after(at("2026-11-18T00:00:00Z")))).toBe("2026-11-20T04:00:00.000Z");
    expect(iso(cadence.after(at("2026-11-20T04:00:00Z")))).toBe("2026-11-27T04:00:00.000Z");
    expect(iso(cadence.upTo(at("2026-11-20T04:00:00Z")))).toBe("2026-11-20T04:00:00.000Z");
    expect(iso(cadence.upTo(at("2026-11-20T03:59:59Z")))).toBe("2026-11-13T04:00:00.000Z");
  });

  it("keeps the time of day when clocks change", () => {
    const cadence = cadenceOf(settings({ timeZone: "Europe/Berlin", issues: { cadence: "daily", time: "07:30" } }));
    expect(iso(cadence.after(at("2026-03-28T12:00:00Z")))).toBe("2026-03-29T05:30:00.000Z");
    expect(iso(cadence.after(at("2026-10-24T12:00:00Z")))).toBe("2026-10-25T06:30:00.000Z");
  });

  it("moves a time that a day does not have, on that day alone", () => {
    const cadence = cadenceOf(settings({ timeZone: "Europe/Berlin", issues: { cadence: "daily", time: "02:30" } }));
    const gap = cadence.after(at("2026-03-28T12:00:00Z"));
    expect(iso(gap)).toBe("2026-03-29T01:30:00.000Z");
    expect(iso(cadence.after(gap))).toBe("2026-03-30T00:30:00.000Z");
  });

  it("finds the day of the month", () => {
    const cadence = cadenceOf(settings({ issues: { cadence: "monthly", monthday: 28, time: "00:00" } }));
    expect(iso(cadence.after(at("2026-02-28T00:00:00Z")))).toBe("2026-03-28T00:00:00.000Z");
  });

  it("never comes when issues go out by hand", () => {
    const cadence = cadenceOf(settings({ issues: { cadence: "none" } }));
    expect(cadence.after(0)).toBe(Number.POSITIVE_INFINITY);
    expect(cadence.upTo(0)).toBe(Number.NEGATIVE_INFINITY);
  });

  it("cuts time without gap or overlap, in any zone", () => {
    const zones = [
      "UTC",
      "Asia/Almaty",
      "America/New_York",
      "Australia/Lord_Howe",
      "Pacific/Apia",
      "Africa/Casablanca",
    ];
    const cadences = fc.record({
      timeZone: fc.constantFrom(...zones),
      cadence: fc.constantFrom("daily", "weekly", "monthly"),
      weekday: fc.constantFrom("monday", "sunday"),
      time: fc.constantFrom("00:00", "02:30", "09:00", "23:59"),
      instant: fc.integer({ min: at("1990-01-01"), max: at("2040-01-01") }),
    });
    fc.assert(
      fc.property(cadences, ({ timeZone, instant, ...issues }) => {
        const cadence = cadenceOf(settings({ timeZone, issues }));
        const [from, to] = [cadence.upTo(instant), cadence.after(instant)];
        expect(from).toBeLessThanOrEqual(instant);
        expect(to).toBeGreaterThan(instant);
        expect(cadence.after(from)).toBe(to);
        expect(cadence.upTo(to - 1)).toBe(from);
        expect(cadence.upTo(to)).toBe(to);
      }),
      { numRuns: 300 },
    );
  });
});

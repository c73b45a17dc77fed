import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cadenceOf } from "../../src/issues/cadence.js";
import { cutWindows } from "../../src/issues/cut-windows.js";
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

  it.each([
    ["America/New_York", "daily", "01:30", "2026-11-01", "2026-11-01T05:30:00.000Z"],
    ["America/New_York", "weekly", "01:30", "2026-11-01", "2026-11-01T05:30:00.000Z"],
    ["Africa/Casablanca", "daily", "02:30", "2026-02-15", "2026-02-15T01:30:00.000Z"],
    ["Europe/Berlin", "daily", "02:30", "2026-10-25", "2026-10-25T00:30:00.000Z"],
    ["Australia/Lord_Howe", "monthly", "01:45", "2026-04-05", "2026-04-04T14:45:00.000Z"],
  ])("takes the first of a time that comes twice, once: %s, %s at %s", (timeZone, cadence, time, day, moment) => {
    const issues = { cadence, time, weekday: "sunday", monthday: 5 };
    const { upTo, timeOn, dayOf, ...rest } = cadenceOf(settings({ timeZone, issues }));
    expect(iso(rest.after(at(moment) - 1))).toBe(moment);
    expect(dayOf(at(moment))).toBe(day);
    for (const minutes of [0, 30, 59, 60, 61, 90, 150]) {
      const later = at(moment) + minutes * 60_000;
      expect(iso(upTo(later))).toBe(moment);
      expect(dayOf(rest.after(later))).not.toBe(day);
      expect(iso(timeOn(later))).toBe(moment);
    }
  });

  it("keeps a time that is skipped at the end of a day on that day", () => {
    const cadence = cadenceOf(settings({ timeZone: "America/Nuuk", issues: { cadence: "daily", time: "23:30" } }));
    const last = cadence.upTo(at("2024-03-31T12:00:00Z"));
    expect([iso(last), cadence.dayOf(last)]).toEqual(["2024-03-31T00:30:00.000Z", "2024-03-30"]);
    expect(iso(cadence.after(last))).toBe("2024-04-01T00:30:00.000Z");
  });

  it("goes on where a whole day is skipped", () => {
    const cadence = cadenceOf(settings({ timeZone: "Pacific/Apia", issues: { cadence: "daily", time: "09:00" } }));
    expect(iso(cadence.after(at("2011-12-29T19:00:00Z")))).toBe("2011-12-30T19:00:00.000Z");
    expect(iso(cadence.upTo(at("2011-12-30T18:59:59Z")))).toBe("2011-12-29T19:00:00.000Z");
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

  it("has one moment a day where clocks change, first of its time, and windows that never overlap", () => {
    const around = fc.record({
      change: fc.constantFrom(...ZONES.flatMap(changesOf)),
      time: fc.tuple(fc.nat(23), fc.constantFrom("00", "01", "15", "30", "45", "59")).map(([h, m]) => `${pad(h)}:${m}`),
      cadence: fc.constantFrom("daily", "daily", "weekly", "monthly"),
      weekday: fc.constantFrom("saturday", "sunday", "monday"),
      minutes: fc.array(fc.integer({ min: -3 * 1440, max: 3 * 1440 }), { minLength: 1, maxLength: 12 }),
    });
    fc.assert(
      fc.property(around, ({ change: { timeZone, at: change }, minutes, ...rest }) => {
        const monthday = Math.min(28, Number(dayIn(timeZone, change).slice(8)));
        const cadence = cadenceOf(settings({ timeZone, issues: { ...rest, monthday } }));
        const { upTo, dayOf, timeOn } = cadence;
        const moments = [upTo(change - 4 * DAY)];
        for (let last = moments[0] ?? 0; last < change + 4 * DAY; moments.push(last)) {
          const next = cadence.after(last);
          expect(next).toBeGreaterThan(last);
          expect(upTo(next)).toBe(next);
          expect(upTo(next - 1)).toBe(last);
          last = next;
        }
        expect(new Set(moments.map(dayOf)).size).toBe(moments.length);
        for (const moment of moments) {
          expect(timeOn(moment)).toBe(moment);
          expect(dayOf(moment)).toBe(dayIn(timeZone, moment));
        }
        const instants = minutes.map((minute) => change + minute * 60_000).sort((x, y) => x - y);
        for (const instant of instants) {
          const to = cadence.after(instant);
          expect(upTo(to)).toBe(to);
          expect([upTo(instant) <= instant, cadence.after(upTo(instant))]).toEqual([true, to]);
          // Nothing between, so that it is the first moment after it.
          expect(moments.filter((moment) => moment > instant)[0]).toBe(to);
          if (rest.cadence === "daily") expect(shownIn(timeZone, timeOn(instant) - 3_600_000)).not.toBe(rest.time);
        }
        const windows = cutWindows(instants, [], cadence);
        for (const [index, { from, to }] of windows.entries()) {
          expect(from).toBeLessThan(to);
          expect(windows[index + 1]?.from ?? to).toBeGreaterThanOrEqual(to);
        }
        for (const instant of instants) {
          expect(windows.filter(({ from, to }) => from <= instant && instant < to)).toHaveLength(1);
        }
      }),
      { numRuns: 200 },
    );
  });
});

const DAY = 86_400_000;
const ZONES = [
  "Africa/Cairo",
  "Africa/Casablanca",
  "America/Havana",
  "America/New_York",
  "America/Nuuk",
  "America/Santiago",
  "America/Sao_Paulo",
  "America/St_Johns",
  "Antarctica/Troll",
  "Asia/Beirut",
  "Asia/Gaza",
  "Asia/Kathmandu",
  "Asia/Pyongyang",
  "Asia/Tehran",
  "Atlantic/Azores",
  "Australia/Lord_Howe",
  "Europe/Berlin",
  "Europe/Dublin",
  "Pacific/Apia",
  "Pacific/Chatham",
];

/** When clocks change in a zone, from 1985 to 2027. */
function changesOf(timeZone: string): readonly { readonly timeZone: string; readonly at: number }[] {
  const changes = [];
  const step = 14 * DAY;
  for (let start = at("1985-01-01"); start < at("2027-01-01"); start += step) {
    const offset = offsetIn(timeZone, start);
    if (offsetIn(timeZone, start + step) === offset) continue;
    let [from, to] = [start, start + step];
    while (to - from > 60_000) {
      const middle = Math.floor((from + to) / 2);
      if (offsetIn(timeZone, middle) === offset) from = middle;
      else to = middle;
    }
    changes.push({ timeZone, at: to });
  }
  return changes;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What clocks show, as `2026-11-01 01:30`: told by the system, not by what is tested. */
function clockIn(timeZone: string, instant: number): string {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short", hourCycle: "h23" });
  formats.set(timeZone, format);
  return format.format(instant);
}

const dayIn = (timeZone: string, instant: number): string => clockIn(timeZone, instant).slice(0, 10);
const shownIn = (timeZone: string, instant: number): string => clockIn(timeZone, instant).slice(11);
const offsetIn = (timeZone: string, instant: number): number =>
  at(`${clockIn(timeZone, instant).replace(" ", "T")}Z`) - Math.floor(instant / 60_000) * 60_000;
const pad = (part: number): string => String(part).padStart(2, "0");

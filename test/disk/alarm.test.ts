import { describe, expect, it, vi } from "vitest";
import { alarm } from "../../src/disk/alarm.js";

const DAY = 24 * 60 * 60 * 1000;

/** Times, by a clock that goes on by itself or only when it is set, at which an alarm for 10 days later rings in 20 days. */
function ringsIn(days: number, clock: () => number): number {
  let rings = 0;
  const made = alarm(clock, () => {
    rings += 1;
  });
  made.set(clock() + 10 * DAY);
  vi.advanceTimersByTime(days * DAY);
  made.set(undefined);
  return rings;
}

describe("alarm()", () => {
  it("rings once when the clock has come to the moment, however far off, and not before", () => {
    vi.useFakeTimers();
    try {
      expect(ringsIn(9, Date.now)).toBe(0);
      expect(ringsIn(20, Date.now)).toBe(1);
    } finally {
      vi.useRealTimers();
    }
  });

  it("does not ring by a clock that stands still, nor asks it without a pause", () => {
    vi.useFakeTimers();
    try {
      let asked = 0;
      const made = alarm(
        () => {
          asked += 1;
          return 0;
        },
        () => expect.unreachable(),
      );
      made.set(100);
      vi.advanceTimersByTime(60_000);
      made.set(undefined);
      expect(asked).toBeLessThan(200);
    } finally {
      vi.useRealTimers();
    }
  });

  it("rings at once when the clock has jumped on, as while a computer sleeps", () => {
    vi.useFakeTimers();
    try {
      let [now, rings] = [0, 0];
      alarm(
        () => now,
        () => {
          rings += 1;
        },
      ).set(10 * DAY);
      now = 10 * DAY;
      vi.advanceTimersByTime(60_000);
      expect(rings).toBe(1);
    } finally {
      vi.useRealTimers();
    }
  });
});

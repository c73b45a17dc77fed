import { describe, expect, it } from "vitest";
import { readMoment } from "../../src/cli/read-moment.js";

describe("readMoment()", () => {
  it.each([
    ["2026-11-22", "2026-11-22T00:00:00.000Z"],
    ["2026-11-22T12:30", "2026-11-22T12:30:00.000Z"],
    ["2026-11-22 12:30:15", "2026-11-22T12:30:15.000Z"],
    ["2026-11-22T12:30:15.250Z", "2026-11-22T12:30:15.250Z"],
    ["2026-11-22T12:30+05:00", "2026-11-22T07:30:00.000Z"],
    ["2024-02-29", "2024-02-29T00:00:00.000Z"],
  ])("reads %s as %s, wherever the machine stands", (text, instant) => {
    expect(new Date(readMoment(text)).toISOString()).toBe(instant);
  });
});

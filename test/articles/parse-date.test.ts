import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDate } from "../../src/articles/parse-date.js";

describe("parseDate()", () => {
  it.each([
    ["2026-11-22", "2026-11-22T00:00:00.000Z"],
    ["2020-3-12", "2020-03-12T00:00:00.000Z"],
    ["2020/03/12", "2020-03-12T00:00:00.000Z"],
    ["2020.03.12", "2020-03-12T00:00:00.000Z"],
    ["20200312", "2020-03-12T00:00:00.000Z"],
    ["2026-11-22T09:30:00Z", "2026-11-22T09:30:00.000Z"],
    ["2026-11-22T09:30:00.123456789Z", "2026-11-22T09:30:00.123Z"],
    ["2026-11-22t09:30:00z", "2026-11-22T09:30:00.000Z"],
    ["2026-11-22 09:30", "2026-11-22T09:30:00.000Z"],
    ["2026-11-22 09:30:00 +0330", "2026-11-22T06:00:00.000Z"],
    ["2026-11-22 09:30:00 +03:30", "2026-11-22T06:00:00.000Z"],
    ["2016-04-01 09:00:00 -4", "2016-04-01T13:00:00.000Z"],
    ["2026-11-22 09:30:00 +0000 UTC", "2026-11-22T09:30:00.000Z"],
    ["2026-11-22T09:30:00+05", "2026-11-22T04:30:00.000Z"],
    ["Wed, 28 Dec 2022 00:00:00 -0500", "2022-12-28T05:00:00.000Z"],
    ["28 Dec 2022 00:00 EST", "2022-12-28T05:00:00.000Z"],
    ["18 Dec 2014", "2014-12-18T00:00:00.000Z"],
    ["12 March 2020", "2020-03-12T00:00:00.000Z"],
    ["March 12th, 2020", "2020-03-12T00:00:00.000Z"],
    ["Feb. 9, 2021", "2021-02-09T00:00:00.000Z"],
    ["Sept 1, 2021 at 3:05 PM", "2021-09-01T15:05:00.000Z"],
    ["12 Mar 2020 12:30 AM", "2020-03-12T00:30:00.000Z"],
    ["1686916800136", "2023-06-16T12:00:00.136Z"],
    ["1686916800", "2023-06-16T12:00:00.000Z"],
    ["2016-12-31T23:59:60Z", "2016-12-31T23:59:59.000Z"],
    ["2024-02-29", "2024-02-29T00:00:00.000Z"],
    ["1000-01-01", "1000-01-01T00:00:00.000Z"],
    ["9999-12-31", "9999-12-31T00:00:00.000Z"],
  ])("reads %s as %s", (written, iso) => {
    expect(new Date(parseDate(written, "UTC") ?? Number.NaN).toISOString()).toBe(iso);
  });

  it.each([
    ["2026-06-15 12:00", "America/New_York", "2026-06-15T16:00:00.000Z"],
    ["2026-12-15 12:00", "America/New_York", "2026-12-15T17:00:00.000Z"],
    ["2026-11-22", "Asia/Almaty", "2026-11-21T19:00:00.000Z"],
    // 02:30 does not exist on that night in Berlin: clocks go from 02:00 to 03:00.
    ["2026-03-29 02:30", "Europe/Berlin", "2026-03-29T01:30:00.000Z"],
    ["2026-11-22T00:00:00Z", "Asia/Almaty", "2026-11-22T00:00:00.000Z"],
  ])("reads %s in %s as %s", (written, zone, iso) => {
    expect(new Date(parseDate(written, zone) ?? Number.NaN).toISOString()).toBe(iso);
  });

  it.each([
    "2026-02-30",
    "2023-02-29",
    "2026-13-01",
    "2026-00-10",
    "2026-11-22 24:30",
    "2026-11-22 10:60",
    "03/04/2020",
    "12.3.2020",
    "0099-01-01",
    "99-01-01",
    "10000-01-01",
    "tomorrow",
    "",
    "Foo 12, 2020",
    "2026-11",
    "2026-11/22",
    "123",
    "-1",
  ])("reads no date in %j", (written) => {
    expect(parseDate(written, "UTC")).toBeUndefined();
    expect(parseDate(written, "Asia/Almaty")).toBeUndefined();
  });

  it("reads back what it is given in ISO 8601, to the millisecond", () => {
    const range = { min: new Date("1000-01-02T00:00:00Z"), max: new Date("9999-12-30T00:00:00Z"), noInvalidDate: true };
    fc.assert(
      fc.property(fc.date(range), (date) => {
        expect(parseDate(date.toISOString(), "Asia/Almaty")).toBe(date.getTime());
      }),
    );
  });

  it("never throws, and gives whole milliseconds of the years 1000 to 9999", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d\-/:.TZ+ ]{1,30}$/)), (text) => {
        const instant = parseDate(text, "UTC");
        if (instant === undefined) return;
        expect(Number.isInteger(instant)).toBe(true);
        expect(new Date(instant).toISOString()).toMatch(/^\d{4}-/);
      }),
    );
  });
});

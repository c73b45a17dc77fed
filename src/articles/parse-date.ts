import type * as Luxon from "luxon";
import type { Instant } from "../model/instant.js";
import { lazyPackage } from "../model/lazy-package.js";

/** Dates with an offset, or in UTC, do without. */
const luxon = lazyPackage<typeof Luxon>("luxon");

/**
 * Reads a date as publications write it, to the millisecond.
 *
 * Understood are ISO 8601 (also unpadded, `2020-3-12`, and with a space for the `T`), slashes and
 * dots with the year first, RFC 5322 (`Wed, 28 Dec 2022 00:00:00 -0500`), names of months in
 * English (`12 March 2020`, `Feb. 9, 2021`), and seconds or milliseconds since 1970 (10 or 12 and
 * 13 digits). `03/04/2020` is no date: it is March to some and April to others.
 *
 * @param zone - IANA zone of a date that names none.
 * @returns undefined for what is no date, a day that does not exist, or a year outside 1000–9999,
 *   which RFC 3339 and RFC 5322 cannot both write.
 */
export function parseDate(text: string, zone: string): Instant | undefined {
  const trimmed = text.trim();
  if (/^-?\d{10}$|^-?\d{12,13}$/.test(trimmed)) return fromEpoch(trimmed);
  const parts = yearFirst(trimmed) ?? dayFirst(trimmed) ?? monthFirst(trimmed);
  if (!parts || parts.year < 1000) return undefined;
  const { offset, ...calendar } = parts;
  const minutes = zone === "UTC" && offset === "" ? 0 : minutesOf(offset);
  if (minutes !== undefined) return fixedInstant(calendar, minutes);
  const date = luxon.DateTime.fromObject(calendar, { zone });
  return date.isValid ? date.toMillis() : undefined;
}

/** Most dates say their offset or are in UTC; they need no calendar of zones. */
function fixedInstant(calendar: Omit<DateParts, "offset">, minutes: number): Instant | undefined {
  const { year, month, day, hour, minute, second, millisecond } = calendar;
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second, millisecond));
  const exists =
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  return exists ? date.getTime() - minutes * 60_000 : undefined;
}

interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  readonly offset: string;
}

const TIME = String.raw`(?:(?:[ \t]+(?:at[ \t]+)?|[Tt])(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?[ \t]*([AaPp][Mm])?[ \t]*(Z|z|UTC|GMT|UT|E[SD]T|C[SD]T|M[SD]T|P[SD]T|[+-]\d{1,2}(?::?\d{2})?)?)?`;
// Go prints a time with its zone twice, "+0000 UTC".
const END = String.raw`(?:[ \t]+[A-Z]{3,4})?$`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})${TIME}${END}`);
const WEEKDAY = String.raw`^(?:[A-Za-z]{3,9}\.?,?[ \t]+)?`;
const DAY_FIRST = new RegExp(
  String.raw`${WEEKDAY}(\d{1,2})(?:st|nd|rd|th)?[ \t-]+([A-Za-z]{3,9})\.?,?[ \t-]+(\d{4}),?${TIME}${END}`,
);
const MONTH_FIRST = new RegExp(
  String.raw`${WEEKDAY}([A-Za-z]{3,9})\.?[ \t]+(\d{1,2})(?:st|nd|rd|th)?,?[ \t]+(\d{4}),?${TIME}${END}`,
);

function yearFirst(text: string): DateParts | undefined {
  const [match, year = "", separator, month = "", day = "", ...time] = YEAR_FIRST.exec(text) ?? [];
  if (match === undefined || (separator === "" && month.length + day.length !== 4)) return undefined;
  return partsOf(Number(year), Number(month), Number(day), time);
}

function dayFirst(text: string): DateParts | undefined {
  const [match, day, month = "", year, ...time] = DAY_FIRST.exec(text) ?? [];
  return match === undefined ? undefined : partsOf(Number(year), monthNumber(month), Number(day), time);
}

function monthFirst(text: string): DateParts | undefined {
  const [match, month = "", day, year, ...time] = MONTH_FIRST.exec(text) ?? [];
  return match === undefined ? undefined : partsOf(Number(year), monthNumber(month), Number(day), time);
}

const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

/** 1 to 12; 0, which is no month, for a word that names none. */
function monthNumber(name: string): number {
  return MONTHS.findIndex((month) => month.startsWith(name.toLowerCase().replace(/^sept$/, "sep"))) + 1;
}

function partsOf(year: number, month: number, day: number, time: readonly (string | undefined)[]): DateParts {
  const [hour = "0", minute = "0", second = "0", fraction = "0", half, offset = ""] = time;
  return {
    year,
    month,
    day,
    hour: half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === "pm" ? 12 : 0),
    minute: Number(minute),
    // A leap second is the last one of its minute: POSIX time has no room for it.
    second: Math.min(Number(second), second === "60" ? 59 : 60),
    millisecond: Math.trunc(Number(`0.${fraction}`) * 1000),
    offset,
  };
}

/** The zones that RFC 5322 §4.3 names; others are ambiguous. */
const NAMED_OFFSETS: Readonly<Record<string, number>> = {
  Z: 0,
  UTC: 0,
  GMT: 0,
  UT: 0,
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
};

/** Minutes east of UTC; undefined where no offset is given. */
function minutesOf(offset: string): number | undefined {
  if (offset === "") return undefined;
  const named = NAMED_OFFSETS[offset.toUpperCase()];
  if (named !== undefined) return named * 60;
  const [, sign, hours, minutes = "0"] = /^([+-])(\d{1,2}?):?(\d{2})?$/.exec(offset) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function fromEpoch(digits: string): Instant | undefined {
  const instant = Number(digits) * (digits.replace("-", "").length === 10 ? 1000 : 1);
  const year = new Date(instant).getUTCFullYear();
  return year >= 1000 && year <= 9999 ? instant : undefined;
}

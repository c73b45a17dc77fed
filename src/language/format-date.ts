import type { Instant } from "../model/instant.js";
import type { Language } from "../model/language.js";
import { formatNumber, plainSpaces, supported } from "./format-number.js";
import type { DateWords } from "./words.js";
import { wordsOf } from "./words-of.js";

/**
 * `day`: 5 March 2026 · `weekday`: Thursday, 5 March 2026 · `monthDay`: 5 March ·
 * `month`: March 2026 · `time`: 5 March 2026, 14:05 · `year`: 2026.
 */
export type DateStyle = "day" | "weekday" | "monthDay" | "month" | "time" | "year";

/**
 * Writes a date as a newspaper in the language would.
 *
 * The languages that Postrider speaks have their own names and order (`words/`), so that the
 * same bytes come out on every system; for others Intl decides, and English where it has no data.
 * Persian dates are Solar Hijri ones, as printed in Iran and Afghanistan; all others Gregorian,
 * Arabic ones among them, as in the pan-Arab press.
 */
export function formatDate(
  instant: Instant,
  { language, timeZone, style }: { language: Language; timeZone: string; style: DateStyle },
): string {
  const words = wordsOf(language)?.dates;
  return words ? writeDate(instant, timeZone, words, style) : intlDate(instant, language, timeZone, style);
}

/** The year of a date as its readers count it: 2026, and 1404 in Persian. */
export function yearOf(instant: Instant, { language, timeZone }: { language: Language; timeZone: string }): number {
  return calendarDate(instant, timeZone, wordsOf(language)?.dates.calendar ?? "gregory").year;
}

function writeDate(instant: Instant, timeZone: string, words: DateWords, style: DateStyle): string {
  const date = calendarDate(instant, timeZone, words.calendar ?? "gregory");
  return words[style].replace(/\{(\w+)\}/g, (_, name: string) => partOf(date, name, words, style));
}

function partOf(date: CalendarDate, name: string, words: DateWords, style: DateStyle): string {
  if (name === "year") return digits(String(date.year), words);
  if (name === "month") {
    const months = style === "month" ? (words.monthsAlone ?? words.months) : words.months;
    return months[date.month - 1] ?? "";
  }
  if (name === "day") {
    return date.day === 1 && words.firstDay !== undefined ? words.firstDay : digits(String(date.day), words);
  }
  if (name === "weekday") return words.weekdays[date.weekday - 1] ?? "";
  return name === "time" ? digits(date.time, words) : "";
}

function digits(text: string, words: DateWords): string {
  return words.digits === undefined ? text : text.replace(/\d/g, (digit) => formatNumber(Number(digit), "fa"));
}

interface CalendarDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  /** 1 (Monday) to 7 (ISO 8601). */
  readonly weekday: number;
  /** `14:05` */
  readonly time: string;
}

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** A calendar as one zone has it. */
interface Calendar {
  readonly format: Intl.DateTimeFormat;
  /** What it said before: the date of an article stands on its page and in a dozen lists. */
  readonly known: Map<Instant, CalendarDate>;
}

/** Instants that are remembered, at about 100 bytes each. */
const MOST_DATES = 20_000;
const calendars = new Map<string, Calendar>();

function calendarDate(instant: Instant, timeZone: string, name: "gregory" | "persian"): CalendarDate {
  const key = `${name} ${timeZone}`;
  const calendar = calendars.get(key) ?? { format: makeFormat(timeZone, name), known: new Map() };
  calendars.set(key, calendar);
  const { format, known } = calendar;
  const before = known.get(instant);
  if (before) return before;
  const date = readDate(format.format(instant));
  if (known.size >= MOST_DATES) known.clear();
  known.set(instant, date);
  return date;
}

/** `formatToParts` would say the same in four times the time. */
function readDate(text: string): CalendarDate {
  const [, weekday = "", month, day, year, time = ""] = CALENDAR_DATE.exec(text) ?? [];
  return { year: Number(year), month: Number(month), day: Number(day), weekday: WEEKDAYS.indexOf(weekday) + 1, time };
}

/** `Thu, 3/5/2026, 14:05`; the year of a calendar other than ours is followed by its era. */
const CALENDAR_DATE = /^(\w+), (\d+)\/(\d+)\/(\d+)\D+(\d+:\d+)$/;

function makeFormat(timeZone: string, calendar: "gregory" | "persian"): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en-US", {
    calendar,
    timeZone,
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
  });
}

const INTL_STYLES: Readonly<Record<DateStyle, Intl.DateTimeFormatOptions>> = {
  day: { dateStyle: "long" },
  weekday: { dateStyle: "full" },
  monthDay: { day: "numeric", month: "long" },
  month: { month: "long", year: "numeric" },
  time: { dateStyle: "long", timeStyle: "short" },
  year: { year: "numeric" },
};
const intlFormats = new Map<string, Intl.DateTimeFormat>();

function intlDate(instant: Instant, language: Language, timeZone: string, style: DateStyle): string {
  const key = `${style} ${language} ${timeZone}`;
  const [locale] = supported(language);
  const format = intlFormats.get(key) ?? new Intl.DateTimeFormat(locale, { ...INTL_STYLES[style], timeZone });
  intlFormats.set(key, format);
  return plainSpaces(format.format(instant));
}

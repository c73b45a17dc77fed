import type * as Luxon from "luxon";
import type { DateTime, WeekdayNumbers } from "luxon";
import type { Instant } from "../model/instant.js";
import { lazyPackage } from "../model/lazy-package.js";
import type { Settings } from "../publication/settings.js";

/** A publication without issues does without. */
const luxon = lazyPackage<typeof Luxon>("luxon");

/** The moments at which issues go out by themselves, in the publication's zone. */
export interface Cadence {
  /** The first moment later than `instant`; infinity when no issue goes out by itself. */
  after(instant: Instant): Instant;
  /** The last moment not later than `instant`; minus infinity when no issue goes out by itself. */
  upTo(instant: Instant): Instant;
  /** When an issue goes out on the local day that `instant` falls on: that day at the cadence's time. */
  timeOn(instant: Instant): Instant;
  /** The local day, as `2026-11-20`. */
  dayOf(instant: Instant): string;
}

const WEEKDAYS: Readonly<Record<string, WeekdayNumbers>> = {
  monday: 1,
  tuesday: 2,
  wednesday: 3,
  thursday: 4,
  friday: 5,
  saturday: 6,
  sunday: 7,
};

/**
 * Reads the cadence of the settings.
 *
 * A time of day that a zone skips when clocks go forward means the same length of time after
 * midnight (02:30 becomes 03:30); one that comes twice means its first time.
 */
export function cadenceOf(settings: Pick<Settings, "issues" | "timeZone">): Cadence {
  const cadence = known.get(settings) ?? makeCadence(settings);
  known.set(settings, cadence);
  return cadence;
}

/** Calendars are slow: a program that builds again and again asks for the same moments. */
const known = new WeakMap<object, Cadence>();

/** As many moments as there are issues in thirty years of days, and as many more are asked for in vain. */
const MOST_MOMENTS = 20_000;

function remembering(find: (instant: Instant) => Instant): (instant: Instant) => Instant {
  const found = new Map<Instant, Instant>();
  return (instant) => {
    const moment = found.get(instant) ?? find(instant);
    if (found.size < MOST_MOMENTS) found.set(instant, moment);
    return moment;
  };
}

function makeCadence({ issues, timeZone }: Pick<Settings, "issues" | "timeZone">): Cadence {
  const [hour = 0, minute = 0] = issues.time.split(":").map(Number);
  // A locale of its own spares luxon asking the system for one.
  const local = (instant: Instant): DateTime => luxon.DateTime.fromMillis(instant, { zone: timeZone, locale: "en" });
  const atTime = (day: DateTime): DateTime => day.set({ hour, minute, second: 0, millisecond: 0 });
  const step = { daily: { days: 1 }, weekly: { weeks: 1 }, monthly: { months: 1 } } as const;

  /** The moment of the cadence in the local day, week or month that an instant falls in. */
  function near(instant: Instant): DateTime {
    const day = local(instant);
    if (issues.cadence === "weekly") return atTime(day.set({ weekday: WEEKDAYS[issues.weekday] ?? 5 }));
    return atTime(issues.cadence === "monthly" ? day.set({ day: issues.monthday }) : day);
  }

  /** `count` steps on, with the time of day set anew: a step over a change of clocks would keep the shifted one. */
  function move(date: DateTime, count: 1 | -1): DateTime {
    if (issues.cadence === "none") return date;
    return atTime(count === 1 ? date.plus(step[issues.cadence]) : date.minus(step[issues.cadence]));
  }

  function after(instant: Instant): Instant {
    if (issues.cadence === "none") return Number.POSITIVE_INFINITY;
    let date = near(instant);
    while (date.toMillis() <= instant) date = move(date, 1);
    return date.toMillis();
  }

  function upTo(instant: Instant): Instant {
    if (issues.cadence === "none") return Number.NEGATIVE_INFINITY;
    let date = near(instant);
    while (date.toMillis() > instant) date = move(date, -1);
    return date.toMillis();
  }

  return {
    after: remembering(after),
    upTo: remembering(upTo),
    timeOn: (instant) => atTime(local(instant)).toMillis(),
    dayOf: (instant) => local(instant).toISODate() ?? "",
  };
}

import type { Instant } from "../model/instant.js";
import type { Settings } from "../publication/settings.js";
import { DAY, type Day, localClock } from "./local-clock.js";

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

/** Days after Monday. */
const WEEKDAYS = { monday: 0, tuesday: 1, wednesday: 2, thursday: 3, friday: 4, saturday: 5, sunday: 6 };

/** Reads the cadence of the settings. Every local day has its moment once, whatever clocks do (see `LocalClock.at`). */
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
  const time = (hour * 60 + minute) * 60_000;
  const clock = localClock(timeZone);
  const momentOn = remembering((day) => clock.at(day, time));

  /** The moment that is `count` issues on from the one in the local day, week or month of a day. */
  function moment(day: Day, count: number): Instant {
    if (issues.cadence === "daily") return momentOn(day + count * DAY);
    const date = new Date(day);
    if (issues.cadence === "monthly") {
      return momentOn(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count, issues.monthday));
    }
    const sinceMonday = (date.getUTCDay() + 6) % 7;
    return momentOn(day + (WEEKDAYS[issues.weekday] - sinceMonday + 7 * count) * DAY);
  }

  // Both begin one further than where the moment should be: where clocks change about midnight,
  // a day begins twice, and what belongs to it may come before another begins.
  function after(instant: Instant): Instant {
    if (issues.cadence === "none") return Number.POSITIVE_INFINITY;
    const day = clock.dayOf(instant);
    let count = -1;
    while (moment(day, count) <= instant) count += 1;
    return moment(day, count);
  }

  function upTo(instant: Instant): Instant {
    if (issues.cadence === "none") return Number.NEGATIVE_INFINITY;
    const day = clock.dayOf(instant);
    let count = 1;
    while (moment(day, count) > instant) count -= 1;
    return moment(day, count);
  }

  return {
    after: remembering(after),
    upTo: remembering(upTo),
    timeOn: (instant) => clock.at(clock.dayOf(instant), time),
    dayOf: (instant) => isoDate(clock.dayOf(instant)),
  };
}

/** Empty beyond what a `Date` can hold. */
function isoDate(day: Day): string {
  const date = new Date(day);
  return Number.isFinite(date.getTime()) ? (date.toISOString().split("T")[0] ?? "") : "";
}

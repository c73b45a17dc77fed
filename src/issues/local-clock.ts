import type * as Luxon from "luxon";
import type { Instant } from "../model/instant.js";
import { lazyPackage } from "../model/lazy-package.js";

/** A publication without issues does without. */
const luxon = lazyPackage<typeof Luxon>("luxon");

/** A local day: the instant at which it begins in UTC, whatever the zone. Days can be counted so, as no clock changes. */
export type Day = number;

/** Milliseconds. */
export const DAY = 86_400_000;
const MINUTE = 60_000;

/** Tells between instants and what clocks show in a zone. */
export interface LocalClock {
  /** The day that an instant falls on. */
  dayOf(instant: Instant): Day;
  /**
   * The instant at which clocks show a time of a day; the first where they show it twice.
   *
   * A time that is skipped when clocks go forward means the same length of time after midnight
   * (02:30 becomes 03:30); where that is on the next day, it comes as much earlier (23:30 becomes
   * 22:30), so that a day keeps what belongs to it.
   *
   * @param time - Milliseconds, as clocks count them from midnight.
   */
  at(day: Day, time: number): Instant;
}

/** The clock of a zone (IANA name). */
export function localClock(timeZone: string): LocalClock {
  const zone = luxon.Info.normalizeZone(timeZone);
  const offset = (instant: Instant): number => zone.offset(instant) * MINUTE;
  const dayOf = (instant: Instant): Day => Math.floor((instant + offset(instant)) / DAY) * DAY;

  function at(day: Day, time: number): Instant {
    const shown = day + time;
    // No offset is as long as a day: these are surely before and after a change of clocks on this day.
    const [before, after] = [offset(shown - DAY), offset(shown + DAY)];
    const [first, second] = [shown - before, shown - after];
    if (before === after || offset(first) === before) return first;
    if (offset(second) === after) return second;
    return dayOf(first) === day ? first : second;
  }

  return { dayOf, at };
}

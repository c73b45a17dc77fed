import type { Instant } from "../model/instant.js";

/** Rings when a clock has come to a moment. */
export interface Alarm {
  /** Sets it to another moment, or to none. */
  set(moment: Instant | undefined): void;
}

/** Timers stand still while a computer sleeps: the clock is looked at once a minute at least (milliseconds). */
const LONGEST = 60_000;
/** A clock that has not come to the moment in time, as the one of `--now` never does, is not asked more often. */
const SHORTEST = 1000;

/** Makes an alarm. It keeps the process alive while it is set. */
export function alarm(now: () => Instant, ring: () => void): Alarm {
  let timer: NodeJS.Timeout | undefined;

  function wait(moment: Instant, shortest: number): void {
    const left = Math.min(Math.max(moment - now(), shortest), LONGEST);
    timer = setTimeout(() => (now() < moment ? wait(moment, SHORTEST) : ring()), left);
  }

  return {
    set(moment) {
      clearTimeout(timer);
      if (moment !== undefined) wait(moment, 0);
    },
  };
}

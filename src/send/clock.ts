import type { Instant } from "../model/instant.js";

/** The longest that a timer can be set to (milliseconds, 24 days); longer ones go off at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** Time as sending sees it; tests bring their own. */
export interface Clock {
  now(): Instant;
  /** Resolves at the moment, or when the signal aborts; also before it, where that is weeks ahead. */
  until(moment: Instant, signal: AbortSignal): Promise<void>;
}

export const SYSTEM_CLOCK: Clock = {
  now: Date.now,
  until: (moment, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const timer = setTimeout(done, Math.min(Math.max(0, moment - Date.now()), LONGEST_TIMER));
      signal.addEventListener("abort", done, { once: true });
      function done(): void {
        clearTimeout(timer);
        signal.removeEventListener("abort", done);
        resolve();
      }
    }),
};

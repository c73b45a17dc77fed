import type { Instant } from "../model/instant.js";

/** Time as sending sees it; tests bring their own. */
export interface Clock {
  now(): Instant;
  /** Resolves at the moment, or when the signal aborts. */
  until(moment: Instant, signal: AbortSignal): Promise<void>;
}

export const SYSTEM_CLOCK: Clock = {
  now: Date.now,
  until: (moment, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const timer = setTimeout(done, Math.max(0, moment - Date.now()));
      signal.addEventListener("abort", done, { once: true });
      function done(): void {
        clearTimeout(timer);
        signal.removeEventListener("abort", done);
        resolve();
      }
    }),
};

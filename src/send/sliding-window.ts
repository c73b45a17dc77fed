import type { Instant } from "../model/instant.js";

/**
 * Holds a number of events to a stretch of time: in none of that length are there more. It keeps
 * the times of the last ones in a ring, so it is exact, also right after a burst.
 */
export class SlidingWindow {
  readonly milliseconds: number;
  readonly #events: number;
  /** A ring, once it is full: no longer than what was counted, however many are allowed. */
  readonly #times: number[] = [];
  #next = 0;

  constructor(events: number, milliseconds: number) {
    this.milliseconds = milliseconds;
    this.#events = events;
  }

  /** The first moment, not before `now`, at which there is room for one more. */
  freeAt(now: Instant): Instant {
    if (this.#times.length < this.#events) return now;
    // The oldest that is kept: when it has left the window there is room.
    return Math.max(now, (this.#times[this.#next] ?? 0) + this.milliseconds);
  }

  count(at: Instant): void {
    this.#times[this.#next] = at;
    this.#next = (this.#next + 1) % this.#events;
  }
}

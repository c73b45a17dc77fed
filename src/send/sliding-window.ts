import type { Instant } from "../model/instant.js";

/**
 * Holds a number of events to a stretch of time: in none of that length are there more. It keeps
 * the times of the last ones in a ring, so it is exact, also right after a burst.
 */
export class SlidingWindow {
  readonly milliseconds: number;
  readonly #times: Float64Array;
  #next = 0;

  constructor(events: number, milliseconds: number) {
    this.milliseconds = milliseconds;
    this.#times = new Float64Array(events).fill(Number.NEGATIVE_INFINITY);
  }

  /** The first moment, not before `now`, at which there is room for one more. */
  freeAt(now: Instant): Instant {
    // The oldest that is kept: when it has left the window there is room.
    return Math.max(now, (this.#times[this.#next] ?? 0) + this.milliseconds);
  }

  count(at: Instant): void {
    this.#times[this.#next] = at;
    this.#next = (this.#next + 1) % this.#times.length;
  }
}

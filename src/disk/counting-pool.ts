import type { Pool } from "../build/pool.js";

/** A pool that tells how many files it has parsed, and when it was done. */
export interface CountingPool extends Pool {
  /** As `performance.now()` gives it. */
  readonly ended: number;
}

export function countingPool(pool: Pool, onParsed: (count: number) => void): CountingPool {
  let count = 0;
  let ended = performance.now();
  return {
    ...pool,
    get ended() {
      return ended;
    },
    async parse(files, settings) {
      const parsed = await pool.parse(files, settings);
      count += files.length;
      onParsed(count);
      return parsed;
    },
    close() {
      ended = performance.now();
      return pool.close();
    },
  };
}

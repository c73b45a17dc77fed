import type { Pool } from "../build/pool.js";

/** A pool that tells how many files it has parsed. */
export function countingPool(pool: Pool, onParsed: (count: number) => void): Pool {
  let count = 0;
  return {
    ...pool,
    async parse(files, settings) {
      const parsed = await pool.parse(files, settings);
      count += files.length;
      onParsed(count);
      return parsed;
    },
  };
}

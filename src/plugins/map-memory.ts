import type { Memory } from "./memory.js";

/** A memory that lasts as long as the program. */
export function mapMemory(): Memory {
  const values = new Map<string, string>();
  return {
    get: (key) => values.get(key),
    has: (key) => values.has(key),
    put: (key, value) => void values.set(key, value),
    share: (_, make) => make(),
  };
}

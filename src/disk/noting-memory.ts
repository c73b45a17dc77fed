import type { Memory } from "../plugins/memory.js";

/** What a build asked of a memory, and what it learnt. */
export interface Noted {
  /** Keys that were looked up, found or not. */
  readonly asked: readonly string[];
  readonly learnt: readonly (readonly [key: string, value: string])[];
}

/** A memory that is only read from: what would be put is noted instead, for whoever writes. */
export interface NotingMemory extends Memory {
  /** What was noted since it was last taken. */
  take(): Noted;
}

export function notingMemory(memory: Pick<Memory, "get" | "has">): NotingMemory {
  let [asked, learnt]: [string[], [string, string][]] = [[], []];
  return {
    get(key) {
      asked.push(key);
      return memory.get(key);
    },
    has(key) {
      asked.push(key);
      return memory.has(key);
    },
    put: (key, value) => void learnt.push([key, value]),
    share: (_, make) => make(),
    take() {
      const noted = { asked, learnt };
      [asked, learnt] = [[], []];
      return noted;
    },
  };
}

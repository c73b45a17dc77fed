/**
 * What is slow is remembered here by the hash of all it depends on. Forgetting everything costs
 * time and changes no byte of the output.
 *
 * `disk/` supplies one that lasts from build to build, `forgetful` lasts for nobody.
 */
export interface Memory {
  /** What was put under the key, byte for byte, or `undefined`. */
  get(key: string): string | undefined;
  /** Remembers a text, or does not: it is up to the memory what it keeps. */
  put(key: string, value: string): void;
}

/** The memory that keeps nothing. */
export const forgetful: Memory = { get: () => undefined, put: () => undefined };

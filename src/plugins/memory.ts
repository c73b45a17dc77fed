/**
 * What is slow to make, kept from build to build: parsed articles, compiled shapes of mails.
 *
 * It may forget anything at any time, and then the thing is made again, so a key must be a digest
 * of everything that the value depends on (`digestOf("what it is", VERSION, …)`), and no output
 * may differ by what is remembered.
 */
export interface Memory {
  get(key: string): string | undefined;
  /** Whether `get` would answer; like it, tells that the value is still of use. */
  has(key: string): boolean;
  put(key: string, value: string): void;
}

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
  /**
   * The object that this process made under the key before, where the memory keeps objects too and
   * it is still good (default: always); else what `make` gives. Not to be changed: others hold it.
   *
   * @param key - Any text that names the object and all it depends on.
   */
  share<T extends object | undefined>(key: string, make: () => T, isGood?: (object: NonNullable<T>) => boolean): T;
}

/**
 * How long to wait before a deferred delivery is tried again: one minute, then twice as long each
 * time, at most an hour. Greylisting ends within minutes; RFC 5321 §4.5.4.1 asks for patience after.
 *
 * @param attempts - How often it was tried so far, 1-based.
 * @returns Milliseconds.
 */
export function retryDelay(attempts: number): number {
  return Math.min(60_000 * 2 ** (attempts - 1), 3_600_000);
}

/** One page of a list that is too long for one. */
export interface ListPage<T> {
  /** Counted from the oldest, so that a page keeps its number, and its content, when something new comes. */
  readonly number: number;
  /** Newest first. */
  readonly items: readonly T[];
}

/**
 * Splits a list, newest first, into pages, newest first.
 *
 * All but the first hold `size` items, counted from the oldest; the first, where readers arrive,
 * holds between `size` and twice that. So something new changes the first page alone, but for
 * every `size`-th time, when one more page settles behind it.
 */
export function splitPages<T>(items: readonly T[], size: number): readonly ListPage<T>[] {
  const settled = Math.max(0, Math.floor(items.length / size) - 1);
  const first = items.slice(0, items.length - settled * size);
  const rest = Array.from({ length: settled }, (_, index) => {
    const start = first.length + index * size;
    return { number: settled - index, items: items.slice(start, start + size) };
  });
  return [{ number: settled + 1, items: first }, ...rest];
}

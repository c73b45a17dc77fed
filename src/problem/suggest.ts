/**
 * The known name that somebody most likely meant.
 *
 * @returns The nearest by edit distance, or `undefined` where none is nearer than
 *   a third of its length: a far-fetched guess helps less than none.
 */
export function suggest(name: string, known: Iterable<string>): string | undefined {
  let best: { readonly name: string; readonly distance: number } | undefined;
  for (const candidate of known) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance <= Math.max(1, candidate.length / 3) && distance < (best?.distance ?? Number.POSITIVE_INFINITY)) {
      best = { name: candidate, distance };
    }
  }
  return best?.name;
}

/** Insertions, deletions, replacements and swaps of neighbours that turn one text into the other (Damerau). */
function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  const at = (row: number, column: number): number => rows[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let row = 1; row <= a.length; row += 1) {
    const next = [row];
    rows.push(next);
    for (let column = 1; column <= b.length; column += 1) {
      const replaced = at(row - 1, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1);
      const swapped =
        a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1] ? at(row - 2, column - 2) + 1 : replaced;
      next.push(Math.min(at(row, column - 1) + 1, at(row - 1, column) + 1, replaced, swapped));
    }
  }
  return at(a.length, b.length);
}

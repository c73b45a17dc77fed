/**
 * The known name that somebody most likely meant.
 *
 * @returns The nearest by edit distance, or `undefined` where none is nearer than
 *   a third of its length: a far-fetched guess helps less than none.
 */
export function suggest(name: string, known: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase();
  let best: { readonly name: string; readonly distance: number } | undefined;
  for (const candidate of known) {
    const near = Math.max(1, candidate.length / 3);
    const most = best ? Math.min(near, best.distance - 1) : near;
    const distance = editDistance(wanted, candidate.toLowerCase(), most);
    if (distance <= most) best = { name: candidate, distance };
  }
  return best?.name;
}

/**
 * Insertions, deletions, replacements and swaps of neighbours that turn one text into the other (Damerau).
 *
 * @param most - Above it any number does, which spares most of the work with most names.
 */
function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return Number.POSITIVE_INFINITY;
  const row = (): Uint32Array => new Uint32Array(b.length + 1);
  let [before, last, next] = [row(), row(), row()];
  for (let column = 0; column <= b.length; column += 1) last[column] = column;
  let [lowest, lowestBefore] = [0, 0];
  for (let line = 1; line <= a.length; line += 1) {
    next[0] = line;
    [lowest, lowestBefore] = [line, lowest];
    for (let column = 1; column <= b.length; column += 1) {
      const replaced = at(last, column - 1) + (a[line - 1] === b[column - 1] ? 0 : 1);
      const isSwap = a[line - 1] === b[column - 2] && a[line - 2] === b[column - 1];
      const swapped = isSwap ? at(before, column - 2) + 1 : replaced;
      const distance = Math.min(at(next, column - 1) + 1, at(last, column) + 1, replaced, swapped);
      next[column] = distance;
      if (distance < lowest) lowest = distance;
    }
    // What follows is made of these two rows, and only grows.
    if (lowest > most && lowestBefore > most) return Number.POSITIVE_INFINITY;
    [before, last, next] = [last, next, before];
  }
  return at(last, b.length);
}

function at(row: Uint32Array, column: number): number {
  return row[column] ?? 0;
}

/** A row of a CSV file. */
export interface CsvRow {
  /** Line that it begins on, 1-based. */
  readonly line: number;
  readonly cells: readonly string[];
  /** True when a quote was opened and not closed; the row is then the one line, cut at commas. */
  readonly broken: boolean;
}

/** A quoted cell of more lines than that was not meant: somebody forgot a quote. */
const MAX_LINES = 50;

/**
 * Cuts a CSV file into rows (RFC 4180): cells may be quoted and then hold delimiters, quotes and
 * lines. A quote that is never closed costs its own row and no other.
 *
 * @param lines - Without their line ends.
 */
export async function* csvRows(lines: AsyncIterable<string>, delimiter: string): AsyncIterable<CsvRow> {
  let number = 0;
  let open: string[] = [];
  for await (const line of lines) {
    number += 1;
    open.push(line);
    yield* rowsOf(false);
  }
  yield* rowsOf(true);

  /** Takes every row that is whole from the lines read so far; at the end of the file, all. */
  function* rowsOf(end: boolean): Iterable<CsvRow> {
    while (open.length > 0) {
      const first = number - open.length + 1;
      const cells = splitCells(open.join("\n"), delimiter);
      if (cells) {
        if (open.some((text) => text.trim() !== "")) yield { line: first, cells, broken: false };
        open = [];
        return;
      }
      if (!end && open.length < MAX_LINES) return;
      yield { line: first, cells: (open[0] ?? "").split(delimiter), broken: true };
      open = open.slice(1);
      // The lines after it are looked at one by one, as if they had just come.
      const later = open;
      open = [];
      const last = number;
      number -= later.length;
      for (const text of later) {
        number += 1;
        open.push(text);
        yield* rowsOf(false);
      }
      number = last;
    }
  }
}

/** The cells of a row; undefined when a quoted cell is still open at its end. */
function splitCells(text: string, delimiter: string): string[] | undefined {
  if (!text.includes('"')) return text.split(delimiter);
  const cells: string[] = [];
  for (let at = 0; at <= text.length; ) {
    if (text[at] !== '"') {
      const end = indexOrEnd(text, delimiter, at);
      cells.push(text.slice(at, end));
      at = end + 1;
      continue;
    }
    const close = closingQuote(text, at + 1);
    if (close === undefined) return undefined;
    const end = indexOrEnd(text, delimiter, close + 1);
    // What stands between the quote and the delimiter is a slip of the pen, and is kept.
    cells.push(text.slice(at + 1, close).replaceAll('""', '"') + text.slice(close + 1, end).trimEnd());
    at = end + 1;
  }
  return cells;
}

function closingQuote(text: string, from: number): number | undefined {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at;
  return undefined;
}

function indexOrEnd(text: string, delimiter: string, from: number): number {
  const index = text.indexOf(delimiter, from);
  return index < 0 ? text.length : index;
}

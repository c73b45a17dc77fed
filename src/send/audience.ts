import type { Subscriber } from "../model/subscriber.js";
import type { Problem, Report } from "../problem/problem.js";
import { ProblemError } from "../problem/problem-error.js";
import { suggest } from "../problem/suggest.js";
import { readList } from "../subscribers/read-list.js";
import { columnsIn, isIn, KNOWN_KEYS, type Segment } from "../subscribers/segment.js";
import { listSource } from "./list-source.js";

export interface AudienceOptions {
  /** `settings.sending.subscribers`, or the list that is kept. */
  readonly source: string;
  readonly project: string;
  readonly columns: Readonly<Record<string, string>>;
  readonly segment: Segment;
}

/** How a list fell out, counted while it is read. */
export interface AudienceCount {
  /** Rows that are subscribers, the segment aside. */
  rows: number;
  /** Of these, not in the segment. */
  outside: number;
}

/**
 * Reads the subscribers that a mailing goes to; what is wrong in the list is reported with its row.
 *
 * @throws {ProblemError} `send/segment-column` at the end, where the list has no column that the segment asks for:
 *   a slip in `lang!=kk` would else mean everybody.
 */
export async function* audience(
  options: AudienceOptions,
  count: AudienceCount,
  report: Report,
): AsyncIterable<Subscriber> {
  const { source, project, columns, segment } = options;
  const missing = new Set(columnsIn(segment));
  const known = new Set<string>();
  for await (const listed of readList(listSource(source, project), { name: source, columns }, report)) {
    const { subscriber } = listed;
    count.rows += 1;
    if (missing.size > 0) {
      for (const column of listed.columns()) known.add(column);
      for (const column of known) missing.delete(column);
    }
    if (isIn(segment, subscriber)) yield subscriber;
    else count.outside += 1;
  }
  if (count.rows === 0) return;
  const [first, ...others] = Array.from(missing, (column) => noSuchColumn(column, source, [...KNOWN_KEYS, ...known]));
  if (first) throw new ProblemError([first, ...others]);
}

function noSuchColumn(column: string, list: string, known: readonly string[]): Problem {
  const meant = suggest(column, known);
  return {
    code: "send/segment-column",
    severity: "error",
    message: `Cannot choose readers by "${column}": expected a column of ${list}, got none of that name`,
    hint: meant === undefined ? `Type one of ${known.join(", ")}` : `Did you mean "${meant}"?`,
  };
}

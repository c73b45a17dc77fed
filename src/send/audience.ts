import type { Subscriber } from "../model/subscriber.js";
import type { Report } from "../problem/problem.js";
import { readList } from "../subscribers/read-list.js";
import { isIn, type Segment } from "../subscribers/segment.js";
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

/** Reads the subscribers that a mailing goes to; what is wrong in the list is reported with its row. */
export async function* audience(
  options: AudienceOptions,
  count: AudienceCount,
  report: Report,
): AsyncIterable<Subscriber> {
  const { source, project, columns, segment } = options;
  for await (const { subscriber } of readList(listSource(source, project), { name: source, columns }, report)) {
    count.rows += 1;
    if (isIn(segment, subscriber)) yield subscriber;
    else count.outside += 1;
  }
}

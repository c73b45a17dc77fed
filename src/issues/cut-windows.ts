import type { Instant } from "../model/instant.js";
import type { Cadence } from "./cadence.js";

/** A stretch of time whose articles make an issue, and what fixes its end besides the cadence. */
export interface IssueWindow<Cut> {
  readonly from: Instant;
  /** Infinity when nothing says when the issue goes out. */
  readonly to: Instant;
  /** The file or frozen issue that goes out at `to`. */
  readonly cut?: Cut | undefined;
}

/**
 * Cuts time into windows: at the moments of the cadence, and where a file says that an issue goes
 * out. A file takes the place of the cadence on its day, and on the day that it is named after: an
 * issue that is put off, or brought forward, goes out once. On any other day its issue comes between.
 *
 * Only windows that hold one of `instants` or end in a cut are made, in order of time. They never
 * overlap; windows of cuts at the very same moment are empty but for the first.
 *
 * @param instants - Ascending.
 * @param cuts - Ascending by `at`.
 */
export function cutWindows<Cut extends { readonly at: Instant; readonly slug: string }>(
  instants: readonly Instant[],
  cuts: readonly Cut[],
  cadence: Cadence,
): readonly IssueWindow<Cut>[] {
  // An issue of the cadence has its day as its slug.
  const taken = new Set(cuts.flatMap(({ at, slug }) => [cadence.dayOf(at), slug]));
  const windows: IssueWindow<Cut>[] = [];
  let next = 0;

  const latest = (): Instant => windows.at(-1)?.to ?? Number.NEGATIVE_INFINITY;
  const startBefore = (end: Instant): Instant => Math.max(free(cadence.upTo, end, -1), latest());

  /** Makes the windows of all cuts up to `instant`. */
  function pass(instant: Instant): void {
    for (let cut = cuts[next]; cut !== undefined && cut.at <= instant; cut = cuts[next]) {
      windows.push({ from: Math.min(startBefore(cut.at - 1), cut.at), to: cut.at, cut });
      next += 1;
    }
  }

  /** Makes the window that holds `instant`, unless it is there. */
  function reach(instant: Instant): void {
    if (instant < latest()) return;
    const to = free(cadence.after, instant, 1);
    const cut = cuts[next];
    if (cut && cut.at <= to) pass(cut.at);
    else windows.push({ from: startBefore(instant), to });
  }

  /** The nearest moment of the cadence whose day no cut has taken. */
  function free(find: (instant: Instant) => Instant, instant: Instant, direction: 1 | -1): Instant {
    let moment = find(instant);
    while (Number.isFinite(moment) && taken.has(cadence.dayOf(moment))) {
      moment = find(direction === 1 ? moment : moment - 1);
    }
    return moment;
  }

  for (const instant of instants) {
    pass(instant);
    reach(instant);
  }
  pass(Number.POSITIVE_INFINITY);
  return windows;
}

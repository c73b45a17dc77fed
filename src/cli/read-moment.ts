import type { Instant } from "../model/instant.js";
import { ProblemError } from "../problem/problem-error.js";

/**
 * Reads the value of `--now`: a date, or a date and time, as ISO 8601 writes them. Without a
 * zone it is UTC, not the machine's own: the same words must give the same bytes everywhere.
 *
 * @throws {ProblemError} `cli/now` if it is no existing moment.
 */
export function readMoment(text: string): Instant {
  const [, date, time = "T00:00:00", zone = "Z"] =
    /^(\d{4}-\d\d-\d\d)(?:([T ]\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?)(Z|[+-]\d\d:?\d\d)?)?$/i.exec(text) ?? [];
  const instant = date === undefined ? Number.NaN : Date.parse(`${date}${time.replace(" ", "T")}${zone}`);
  // Date.parse reads 2026-02-30 as 2 March.
  const exists = date !== undefined && !Number.isNaN(Date.parse(date)) && new Date(date).toISOString().startsWith(date);
  if (!Number.isNaN(instant) && exists) return instant;
  throw new ProblemError({
    code: "cli/now",
    severity: "error",
    message: `Cannot take "${text}" for --now: expected an existing moment (ISO 8601)`,
    hint: "Write it as --now 2026-11-22T12:00:00Z",
  });
}

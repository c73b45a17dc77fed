import { ProblemError } from "../problem/problem-error.js";
import type { Segment } from "../subscribers/segment.js";

/**
 * Reads what was typed behind `--segment`.
 *
 * @throws {ProblemError} `cli/usage`: what is no condition must not come to mean everybody.
 */
export async function readSegment(words: readonly string[]): Promise<Segment> {
  const { parseSegment } = await import("../subscribers/segment.js");
  const segment = parseSegment(words);
  if (segment) return segment;
  throw new ProblemError({
    code: "cli/usage",
    severity: "error",
    message: `Cannot choose readers by "${words.join(" ")}": expected a condition such as tag=weekly, got something else`,
    hint: "Type --segment tag=weekly --segment language=kk,ru --segment city!=Almaty",
  });
}

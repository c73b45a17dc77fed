import { refusedBySystem } from "../disk/refused-by-system.js";
import type { Problem } from "../problem/problem.js";
import { ProblemError } from "../problem/problem-error.js";

/** What an error tells of the world; undefined for a bug of ours. */
export function problemsIn(error: unknown): readonly Problem[] | undefined {
  if (error instanceof ProblemError) return error.problems;
  const refused = refusedBySystem(error);
  return refused && [refused];
}

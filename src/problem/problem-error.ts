import { formatProblem } from "./format-problem.js";
import type { Problem } from "./problem.js";

/**
 * The only error class that Postrider throws on purpose. It stops the current command, or the
 * one file it is about where somebody collects it.
 *
 * Anything else that reaches the top of the program is a bug in Postrider, is printed with its
 * stack, and exits with code 70 (`EX_SOFTWARE`).
 */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly problem: Problem;

  /**
   * @param problem - What is wrong; its place and hint become part of the message.
   * @param options - `cause`: the lower-level error, kept for `--verbose`.
   */
  constructor(problem: Problem, options?: ErrorOptions) {
    super(formatProblem(problem), options);
    this.problem = problem;
  }
}

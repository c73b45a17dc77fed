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
  /** What stopped it: the first of `problems`. */
  readonly problem: Problem;
  /** Everything that was found before it stopped, never empty. */
  readonly problems: readonly [Problem, ...Problem[]];

  /**
   * @param found - What is wrong, one problem or all of them; places and hints become part of the message.
   * @param options - `cause`: the lower-level error.
   */
  constructor(found: Problem | readonly [Problem, ...Problem[]], options?: ErrorOptions) {
    const problems: readonly [Problem, ...Problem[]] = "code" in found ? [found] : found;
    super(problems.map(formatProblem).join("\n"), options);
    this.problem = problems[0];
    this.problems = problems;
  }
}

import { ProblemError } from "../problem/problem-error.js";

/** Says that the ledger cannot be written any more. Without it nothing may be sent, so the sending ends. */
export function ledgerFailed(place: string, cause: unknown): ProblemError {
  const said = cause instanceof Error ? cause.message : String(cause);
  return new ProblemError(
    {
      code: "ledger/failed",
      severity: "error",
      message: `Cannot write to the ledger at ${place}: expected it to take entries, got "${said}"; sending has stopped`,
      hint: "What was sent is recorded. Put the ledger right, then postrider send goes on",
    },
    { cause },
  );
}

/** Says that what is written to is the ledger no more: a backup, say, was put in its place. */
export function ledgerReplaced(place: string): ProblemError {
  return new ProblemError({
    code: "ledger/failed",
    severity: "error",
    message: `Cannot write to the ledger at ${place}: expected the file that was opened, got another in its place; sending has stopped`,
    hint: "If mail went out meanwhile, put back the file that was there: by another one who got it gets it again",
  });
}

import { ProblemError } from "../problem/problem-error.js";

/** Says that a place is none for a ledger. A password may stand in it, so only its beginning is told. */
export function noLedger(location: string): ProblemError {
  return new ProblemError({
    code: "ledger/location",
    severity: "error",
    message: `Cannot open the ledger: expected postgres://… or the path of a file, got "${location.split(":")[0]}:…"; nothing was sent`,
    hint: "Type it as --ledger postgres://user:password@db.example:5432/postrider, with signs in the password as %40; a file as ./ledger.db",
  });
}

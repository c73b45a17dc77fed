import { ProblemError } from "../problem/problem-error.js";
import { SCHEMA_VERSION } from "./schema.js";

/** Says that a ledger was made by a later Postrider: what stands in it may mean something that this one does not know. */
export function newerLedger(place: string, version: number): ProblemError {
  return new ProblemError({
    code: "ledger/newer",
    severity: "error",
    message: `Cannot use the ledger at ${place}: expected tables of version ${SCHEMA_VERSION} or before, got version ${version}, of a newer Postrider; nothing was sent`,
    hint: "Use that Postrider on all machines: npm install postrider@latest",
  });
}

/** Says that a table is not as it was made: another program's, or changed by hand. */
export function otherTable(
  place: string,
  table: string,
  { missing, found }: { readonly missing: readonly string[]; readonly found: readonly string[] | undefined },
): ProblemError {
  return new ProblemError({
    code: "ledger/unreadable",
    severity: "error",
    message: `Cannot use the ledger at ${place}: expected a table "${table}" with ${missing.join(", ")}, got ${found ? `one with ${found.join(", ")}` : "no such table"}; nothing was sent`,
    hint: "If it is another program's, give the ledger a database of its own with --ledger; else bring it back from a backup",
  });
}

/** Says that a value is not what was written there. */
export function damagedRow(what: string, cause: unknown): ProblemError {
  return new ProblemError(
    {
      code: "ledger/unreadable",
      severity: "error",
      message: `Cannot read the ledger: expected JSON as ${what}, got "${cause instanceof Error ? cause.message : String(cause)}"`,
      hint: "Bring the ledger back from a backup of after the last sending; of an older one, who got mail since gets it twice",
    },
    { cause },
  );
}

import type { Ledger, Mailing } from "../ledger/ledger.js";
import { ProblemError } from "../problem/problem-error.js";

/**
 * The mailing that words mean: by its key, else the newest.
 *
 * @throws {ProblemError} `send/no-mailing`
 */
export async function findMailing(ledger: Ledger, wanted: string | undefined): Promise<Mailing> {
  const mailings = await ledger.mailings();
  const mailing = wanted === undefined ? mailings.at(-1) : mailings.find(({ key }) => key === wanted);
  if (!mailing) throw noMailing(wanted, mailings);
  return mailing;
}

/** @param mailings - Those that there are. */
export function noMailing(wanted: string | undefined, mailings: readonly Mailing[]): ProblemError {
  return new ProblemError({
    code: "send/no-mailing",
    severity: "error",
    message: `Cannot find the mailing${wanted === undefined ? "" : ` "${wanted}"`}: expected one in the ledger, got none`,
    hint: `There are: ${mailings.map(({ key }) => key).join(", ") || "none yet"}`,
  });
}

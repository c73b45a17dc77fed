import type { Ledger, Mailing } from "../ledger/ledger.js";
import { ProblemError } from "../problem/problem-error.js";

/**
 * The mailing that words mean: by its key, which is the slug of the issue, or by the number of the issue, of
 * several the latest; without words, the newest.
 *
 * @throws {ProblemError} `send/no-mailing`
 */
export async function findMailing(ledger: Ledger, wanted: string | undefined): Promise<Mailing> {
  const mailings = await ledger.mailings();
  const mailing = wanted === undefined ? mailings.at(-1) : (byKey(mailings, wanted) ?? byNumber(mailings, wanted));
  if (!mailing) throw noMailing(wanted, mailings);
  return mailing;
}

function byKey(mailings: readonly Mailing[], wanted: string): Mailing | undefined {
  return mailings.find(({ key }) => key === wanted);
}

/** The issue itself, as its slug would find it; a correction is named by its key. */
function byNumber(mailings: readonly Mailing[], wanted: string): Mailing | undefined {
  const issue = mailings.findLast(({ message }) => String(message.issue.number) === wanted)?.message.issue;
  return issue && mailings.find(({ message }) => message.issue.slug === issue.slug);
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

import type { Ledger } from "../ledger/ledger.js";
import { digest } from "../model/digest.js";
import type { Problem } from "../problem/problem.js";
import { ProblemError } from "../problem/problem-error.js";
import type { Settings } from "../publication/settings.js";

/** What signs, and for whom. */
export interface Signing {
  readonly ledger: Ledger;
  readonly settings: Pick<Settings, "url">;
  readonly secret: string;
}

/**
 * Why nothing may be signed with a secret: mails of the publication were signed with another, as where a machine has
 * drawn its own. Whoever answers their links knows that one. Undefined where it is the same, or the first.
 */
export async function secretProblem({ ledger, settings, secret }: Signing): Promise<Problem | undefined> {
  const print = await ledger.secretPrint(settings.url);
  return print === undefined || print === printOf(secret) ? undefined : OTHER;
}

/** @throws {ProblemError} `send/other-secret` */
export async function refuseOtherSecret(signing: Signing): Promise<void> {
  const problem = await secretProblem(signing);
  if (problem) throw new ProblemError(problem);
}

/**
 * Has the ledger remember the secret from now on.
 *
 * @throws {ProblemError} `send/other-secret`: another machine was faster.
 */
export async function keepSecret(signing: Signing): Promise<void> {
  await signing.ledger.keepSecretPrint(signing.settings.url, printOf(signing.secret));
  await refuseOtherSecret(signing);
}

function printOf(secret: string): string {
  return digest(`postrider secret ${secret}`).slice(0, 12);
}

const OTHER: Problem = {
  code: "send/other-secret",
  severity: "error",
  message:
    "Cannot sign links, nor read signed ones: expected the secret that mails before were signed with, got another; nothing was sent",
  hint: "Copy sending/secret from the machine that sent before, or set POSTRIDER_SECRET to what is in it; where it is lost for good, run in the ledger: delete from signing_secrets",
};

import type { Account, Audience, Delivery, Ledger, Mailing } from "../ledger/ledger.js";
import { contentHash } from "../message/content-hash.js";
import type { DkimSigner } from "../message/dkim-signer.js";
import type { DigestMessage } from "../model/digest-message.js";
import type { Instant } from "../model/instant.js";
import type { Problem } from "../problem/problem.js";
import { ProblemError } from "../problem/problem-error.js";
import type { Settings } from "../publication/settings.js";
import { approvalProblem } from "./approval-problem.js";
import { composer } from "./composer.js";
import { continuationProblem } from "./continuation-problem.js";
import { correctionProblem } from "./correction-problem.js";
import { deliverMailing, type RunEnd } from "./deliver-mailing.js";
import { listProblems } from "./list-problems.js";
import { openPace } from "./open-pace.js";
import { publicationProblem } from "./publication-problem.js";
import { keepSecret, refuseOtherSecret } from "./secret-problem.js";
import type { Outcome, Transport } from "./transport.js";

export interface SendIssueOptions {
  readonly ledger: Ledger;
  /** `Mailing.key`: the issue's slug, with what sets each correction apart. */
  readonly key: string;
  readonly message: DigestMessage;
  readonly settings: Settings;
  /** See `IssueMessage.isOut`. */
  readonly isOut: boolean;
  /** The hash that a person approved; a mailing that has begun needs none, and takes no other than its own. */
  readonly approved?: string | undefined;
  readonly audience: Audience;
  readonly transport: Transport;
  readonly signer?: DkimSigner | undefined;
  readonly secret: string;
  readonly now: Instant;
  readonly signal: AbortSignal;
  /** Told once when the audience is frozen, or found frozen; waited for before the first mail goes out. */
  readonly onBegin?: ((mailing: Mailing, account: Account, isNew: boolean) => void | Promise<void>) | undefined;
  readonly onOutcome?: ((delivery: Delivery, outcome: Outcome) => void) | undefined;
}

export interface Sent {
  readonly mailing: Mailing;
  readonly end: RunEnd;
  readonly account: Account;
}

/**
 * Mails an issue to its list, or goes on with a mailing that was interrupted: then with the message
 * and the audience that were frozen, whatever the project and the list say now. A correction goes to all who got the
 * original, those too who got it after the correction had begun.
 *
 * @throws {ProblemError} `send/not-approved`, `send/not-out`, `send/nothing-corrected`, `send/other-publication`, `send/other-secret`, `send/no-…` for what the law asks; nothing was sent then.
 */
export async function sendIssue(options: SendIssueOptions): Promise<Sent> {
  const { ledger, settings, transport, signal, onOutcome } = options;
  await refuseOtherSecret(options);
  const known = await ledger.mailing(options.key);
  if (known) refuseOther(known, options);
  const mailing = known ?? (await begin(options));
  if (known && "acceptedIn" in options.audience) await ledger.extend(known.id, options.audience.acceptedIn);
  await keepSecret(options);
  await ledger.enlist();
  await options.onBegin?.(mailing, await ledger.account(mailing.id), known === undefined);
  const { unsubscribe, bounces, retryFor, stopAt } = settings.sending;
  const end = await deliverMailing({
    ledger,
    mailing,
    transport,
    pace: await openPace(settings.sending, ledger, options.now),
    compose: composer(mailing, { unsubscribe, bounces, secret: options.secret, signer: options.signer }),
    retryFor: retryFor * 3_600_000,
    stopAt,
    signal,
    onOutcome,
  });
  return { mailing, end, account: await ledger.account(mailing.id) };
}

/** The list gets the bytes that were approved, or none: going on would send others, or to others. */
function refuseOther(begun: Mailing, { message, approved, audience }: SendIssueOptions): void {
  const problem = publicationProblem(begun, message) ?? continuationProblem(begun, approved, "acceptedIn" in audience);
  if (problem) throw new ProblemError(problem);
}

/** Step 1 of the protocol, once everything that can be known beforehand is in order. */
async function begin(options: SendIssueOptions): Promise<Mailing> {
  const { ledger, key, message, approved, audience, now } = options;
  const problems: Problem[] = [...listProblems(options)];
  const isCorrection = "acceptedIn" in audience;
  const refused = approvalProblem(message, approved, await ledger.lastTest(message.issue.slug), isCorrection);
  if (refused) problems.push(refused);
  const same = isCorrection && (await correctionProblem(ledger, audience.acceptedIn, message));
  if (same) problems.push(same);
  const [first, ...others] = problems;
  if (first) throw new ProblemError([first, ...others]);
  try {
    return await ledger.freeze({ key, contentHash: contentHash(message), message, startedAt: now }, audience);
  } catch (error) {
    // Another machine was faster: its audience is the audience.
    const frozen = isTaken(error) ? await ledger.mailing(key) : undefined;
    if (!frozen) throw error;
    refuseOther(frozen, options);
    return frozen;
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.code === "ledger/mailing-exists";
}

import type { Ledger, Mailing } from "../ledger/ledger.js";
import { contentHash } from "../message/content-hash.js";
import type { DigestMessage } from "../model/digest-message.js";
import { ProblemError } from "../problem/problem-error.js";
import { noMailing } from "./find-mailing.js";
import { issueMailings, mailingKey } from "./issue-mailings.js";
import { publicationProblem } from "./publication-problem.js";

export interface MailingWish {
  readonly correction: boolean;
  /** The hash that was typed. */
  readonly approved: string | undefined;
}

/** A mailing to begin, or to go on with. */
export interface ChosenMailing {
  /** `Mailing.key` */
  readonly key: string;
  /** The mailing, where it has begun. */
  readonly known?: Mailing | undefined;
  /** Of a correction: the mailing of the issue, whose readers get it. */
  readonly original?: Mailing | undefined;
}

/**
 * Tells which mailing of an issue is meant. Of corrections it is the last, as long as that is what was
 * approved or, where nothing was, not over or the same as what stands; otherwise a new one.
 *
 * @param message - The issue as it stands.
 * @throws {ProblemError} `send/no-mailing`: what was not mailed cannot be corrected; `send/other-publication`.
 */
export async function chooseMailing(
  ledger: Ledger,
  message: DigestMessage,
  { correction, approved }: MailingWish,
): Promise<ChosenMailing> {
  const { slug } = message.issue;
  const [original, ...corrections] = await issueMailings(ledger, slug);
  const other = original && publicationProblem(original, message);
  if (other) throw new ProblemError(other);
  if (!correction) return { key: slug, known: original };
  if (!original) throw noMailing(slug, await ledger.mailings());
  const last = corrections.at(-1);
  if (last && (await isMeant(ledger, last, message, approved))) return { key: last.key, known: last, original };
  return { key: mailingKey(slug, corrections.length + 1), original };
}

async function isMeant(
  ledger: Ledger,
  last: Mailing,
  message: DigestMessage,
  approved: string | undefined,
): Promise<boolean> {
  if (approved !== undefined) return approved === last.contentHash;
  return last.contentHash === contentHash(message) || (await ledger.account(last.id)).open > 0;
}

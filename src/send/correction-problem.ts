import type { Ledger } from "../ledger/ledger.js";
import { contentHash } from "../message/content-hash.js";
import type { DigestMessage } from "../model/digest-message.js";
import type { Problem } from "../problem/problem.js";

/**
 * Why a message is no correction: its readers have got these very bytes last, by the issue or by a
 * correction of it. Undefined where they have not.
 *
 * @param original - `Mailing.id` of the issue.
 */
export async function correctionProblem(
  ledger: Ledger,
  original: number,
  message: DigestMessage,
): Promise<Problem | undefined> {
  const mailings = await ledger.mailings();
  const slug = mailings.find(({ id }) => id === original)?.message.issue.slug;
  const last = mailings.findLast((mailing) => mailing.message.issue.slug === slug);
  return last?.contentHash === contentHash(message) ? SAME : undefined;
}

const SAME: Problem = {
  code: "send/nothing-corrected",
  severity: "error",
  message: "Cannot send a correction: expected something else than readers have got, got the same; nothing was sent",
  hint: "Delete the issue's copy in content/issues/frozen/, correct the articles, and send a test",
};

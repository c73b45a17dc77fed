import type { Ledger, Mailing } from "../ledger/ledger.js";
import type { Problem } from "../problem/problem.js";

/** A warning where readers are still to get the original of a correction, uncorrected. Undefined where all have got it. */
export async function originalUnfinished(ledger: Ledger, { id, message }: Mailing): Promise<Problem | undefined> {
  const { open } = await ledger.account(id);
  if (open === 0) return undefined;
  const { slug } = message.issue;
  return {
    code: "send/original-unfinished",
    severity: "warning",
    message: `Cannot send the correction to all now: expected the mailing of ${slug} to be over, got ${open} still to go, as it was`,
    hint: `postrider send ${slug} goes on with it; then postrider send ${slug} --correction takes the correction to them too`,
  };
}

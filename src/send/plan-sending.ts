import type { Ledger } from "../ledger/ledger.js";
import { addressHash } from "../ledger/suppression.js";
import type { Subscriber } from "../model/subscriber.js";

/** Who would get a mailing, and who would not and why. */
export interface SendingPlan {
  readonly planned: number;
  /** Rows whose address had come before. */
  readonly doubled: number;
  readonly suppressed: number;
  /** Readers whose address needs a server that takes SMTPUTF8. */
  readonly international: number;
}

/** Goes through an audience as a sending would, and changes nothing. */
export async function planSending(
  ledger: Ledger,
  audience: AsyncIterable<Subscriber>,
  onReader?: (subscriber: Subscriber, fate: "planned" | "doubled" | "suppressed") => void,
): Promise<SendingPlan> {
  const seen = new Set<string>();
  const plan = { planned: 0, doubled: 0, suppressed: 0, international: 0 };
  for await (const subscriber of audience) {
    const hash = addressHash(subscriber.address);
    const fate = seen.has(hash)
      ? "doubled"
      : (await ledger.suppression(hash))?.action === "suppress"
        ? "suppressed"
        : "planned";
    seen.add(hash);
    plan[fate] += 1;
    if (fate === "planned" && /[^\x20-\x7e]/.test(subscriber.address)) plan.international += 1;
    onReader?.(subscriber, fate);
  }
  return plan;
}

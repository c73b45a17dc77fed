import type { DeliveryState, Ledger, Mailing } from "../ledger/ledger.js";
import type { Subscriber } from "../model/subscriber.js";

/**
 * Those whom a mailing that has begun would still go to: who joined the list since is not among them.
 *
 * @param original - Of a correction: whoever got that one since comes into it.
 */
export async function* openReaders(
  ledger: Ledger,
  mailing: Mailing,
  original?: Mailing | undefined,
): AsyncIterable<Subscriber> {
  const { open, states } = await ledger.account(mailing.id);
  const waiting: DeliveryState[] = ["planned", "attempting"];
  // Deferred for good are not open.
  if (open > states.planned + states.attempting + states["handing-over"]) waiting.push("deferred");
  for await (const { subscriber } of ledger.deliveries(mailing.id, waiting)) yield subscriber;
  if (!original) return;
  for await (const { number, subscriber } of ledger.deliveries(original.id, ["accepted"])) {
    if (!(await ledger.delivery(mailing.id, number))) yield subscriber;
  }
}

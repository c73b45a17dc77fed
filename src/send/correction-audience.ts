import type { Ledger, Mailing } from "../ledger/ledger.js";
import type { Subscriber } from "../model/subscriber.js";

/** Those who got the original: a correction goes to nobody else. Who has left since is passed over as always. */
export async function* correctionAudience(ledger: Ledger, original: Mailing): AsyncIterable<Subscriber> {
  for await (const { subscriber } of ledger.deliveries(original.id, ["accepted"])) yield subscriber;
}

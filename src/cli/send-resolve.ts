import { type Context, EXIT } from "./command.js";
import { printJson } from "./print-json.js";
import type { SendOptions } from "./send-options.js";
import { atSendingDesk } from "./sending-desk.js";

/** `send --resolve`: a person's word on deliveries whose answer was lost. */
export async function sendResolve(options: SendOptions, context: Context): Promise<number> {
  const state = options.resolve === "accepted" || options.resolve === "refused" ? options.resolve : "planned";
  const numbers = options.number.length === 0 ? undefined : options.number.map(Number);
  const { findMailing } = await import("../send/find-mailing.js");
  return atSendingDesk(options.dir, options.ledger, context, async ({ ledger }) => {
    const mailing = await findMailing(ledger, options.issue);
    const resolved = await ledger.resolve(mailing.id, state, numbers);
    if (options.json) printJson({ ok: true, mailing: mailing.key, state, resolved }, context);
    else context.stderr.write(`${resolved} deliveries of ${mailing.key} are now ${state}\n`);
    return EXIT.fine;
  });
}

import type { SendingReport } from "../send/sending-report.js";
import { type Context, EXIT } from "./command.js";
import { printJson } from "./print-json.js";
import type { SendOptions } from "./send-options.js";
import { atSendingDesk, writeMoment } from "./sending-desk.js";

/** Answers and addresses that are shown; `--json` has all. */
const SHOWN = 20;

/** `send --report`: how a mailing stands. */
export async function sendReport(
  { dir, ledger: location, issue, json }: SendOptions,
  context: Context,
): Promise<number> {
  const { sendingReport } = await import("../send/sending-report.js");
  const { findMailing } = await import("../send/find-mailing.js");
  return atSendingDesk(dir, location, context, async ({ ledger }) => {
    const report = await sendingReport(ledger, await findMailing(ledger, issue));
    if (json) printJson({ ok: true, ...report }, context);
    else context.stdout.write(writeReport(report));
    return EXIT.fine;
  });
}

function writeReport({ mailing, account, failures, unknown }: SendingReport): string {
  const states = Object.entries(account.states).filter(([, count]) => count > 0);
  const lines = [
    `${mailing.key}: begun ${writeMoment(mailing.startedAt)}, content ${mailing.contentHash}`,
    ...states.map(([state, count]) => `${String(count).padStart(9)} ${state}`),
    `${String(states.reduce((sum, [, count]) => sum + count, 0)).padStart(9)} in all, ${account.open} still open`,
    ...failures
      .slice(0, SHOWN)
      .map(({ state, domain, reply, deliveries }) => `${deliveries} ${state} by ${domain}: ${reply}`),
    ...unknown.slice(0, SHOWN).map(({ number, address, reply }) => `unknown: number ${number}, ${address}: ${reply}`),
  ];
  if (unknown.length > 0)
    lines.push("Look these up in the server's log, then: postrider send --resolve accepted|refused|again");
  return `${lines.join("\n")}\n`;
}

import type { Ledger } from "../ledger/ledger.js";
import { type Context, EXIT } from "./command.js";
import { printJson } from "./print-json.js";
import { readMoment } from "./read-moment.js";
import type { SendOptions } from "./send-options.js";
import { atSendingDesk } from "./sending-desk.js";

/** `send --test`: one mail to oneself, and the hash to approve. */
export async function sendTestMail(options: SendOptions, context: Context): Promise<number> {
  const { chooseMailing } = await import("../send/choose-mailing.js");
  const { issueMessage } = await import("../send/issue-message.js");
  const { openTransport } = await import("../send/open-transport.js");
  const { refuseOtherSecret } = await import("../send/secret-problem.js");
  const { sendTest } = await import("../send/send-test.js");
  const { contentHash } = await import("../message/content-hash.js");
  const now = options.now === undefined ? context.now() : readMoment(options.now);
  return atSendingDesk(options.dir, options.ledger, context, async ({ project, folder, ledger }) => {
    const { message, subject, settings } = await issueMessage(project, now, options.issue);
    // What stands in the way of all of it is told before.
    await refuseOtherSecret({ ledger, settings, secret: folder.secret });
    await chooseMailing(ledger, message, { correction: false, approved: undefined });
    const transport = openTransport({
      to: options.to,
      server: settings.sending.server,
      connections: 1,
      project,
      environment: context.env,
      write: (text) => context.stdout.write(text),
    });
    const to = options.test ?? "";
    // `now` says which issue it is of, and may be the same for many tests.
    const sentAt = context.now();
    const outcome = await sendTest({ message, settings, project, secret: folder.secret, to, transport, now: sentAt });
    await transport.close();
    const hash = contentHash(message);
    const ok = outcome.state === "accepted";
    if (ok) await ledger.rememberTest(message.issue.slug, hash, message, sentAt);
    if (options.json) printJson({ ok, ...outcome, contentHash: hash, issue: message.issue.slug }, context);
    else {
      context.stderr.write(`${outcome.state}: ${subject} → ${to} (${outcome.reply})\n`);
      if (ok) context.stderr.write(`content ${hash}${await nextStep(ledger, message.issue.slug, hash)}\n`);
    }
    return ok ? EXIT.fine : EXIT.errors;
  });
}

/** What there is to do when the test looks right: that depends on what the list has got already. */
async function nextStep(ledger: Ledger, slug: string, hash: string): Promise<string> {
  const { approveCommand } = await import("../send/approve-command.js");
  const { issueMailings } = await import("../send/issue-mailings.js");
  const mailings = await issueMailings(ledger, slug);
  const last = mailings.at(-1);
  if (!last) return `; if it looks right: ${approveCommand(slug, hash, false)}`;
  if (last.contentHash !== hash)
    return `; ${last.key} was sent with content ${last.contentHash}; if this looks right: ${approveCommand(slug, hash, true)}`;
  const { open } = await ledger.account(last.id);
  if (open === 0) return `, which ${last.key} was sent with already`;
  return `, with which ${open} of ${last.key} are still to go: ${approveCommand(slug, hash, mailings.length > 1)}`;
}

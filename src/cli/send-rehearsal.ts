import { type Context, EXIT } from "./command.js";
import { printJson } from "./print-json.js";
import { printProblems } from "./print-problems.js";
import { progressLine } from "./progress-line.js";
import { readAudience } from "./read-audience.js";
import { readMoment } from "./read-moment.js";
import type { SendOptions } from "./send-options.js";
import { atSendingDesk } from "./sending-desk.js";
import { writeDuration } from "./write-duration.js";

/** `send --rehearse`: the whole list, to a private server with faults, and the receipt. */
export async function sendRehearsal(options: SendOptions, context: Context): Promise<number> {
  const { chooseMailing } = await import("../send/choose-mailing.js");
  const { issueMessage } = await import("../send/issue-message.js");
  const { rehearse } = await import("../send/rehearse.js");
  const { listProblems } = await import("../send/list-problems.js");
  const now = options.now === undefined ? context.now() : readMoment(options.now);
  return atSendingDesk(options.dir, options.ledger, context, async (desk) => {
    const { project, folder, ledger } = desk;
    const issue = await issueMessage(project, now, options.issue);
    const { message, settings } = issue;
    const { correction, approve: approved } = options;
    const { original } = await chooseMailing(ledger, message, { correction, approved });
    const { readers, count } = await readAudience(desk, options, original);
    const progress = progressLine(context.stderr, context.now);
    const receipt = await rehearse({
      message,
      settings,
      project,
      secret: folder.secret,
      audience: readers,
      now: context.now(),
      signal: context.signal,
      onProgress: (done) =>
        progress.show({ phase: "rehearsing", done, total: Math.max(done, count.rows - count.outside) }),
    }).finally(progress.clear);
    // What would stop the real sending is told by the rehearsal of it.
    const problems = listProblems(issue);
    const ok = receipt.ok && problems.length === 0;
    if (options.json) printJson({ ...receipt, ok, problems }, context);
    else {
      printProblems(problems, context.stderr);
      const { recipients, doubled, foreign, links, rate, realSeconds, account } = receipt;
      context.stdout.write(
        [
          `${ok ? "ok" : "NOT RIGHT"}: ${issue.subject}, content ${receipt.contentHash}`,
          `${recipients} distinct recipients, ${doubled} of them twice`,
          `${foreign} mails with anything in them that is not their reader's`,
          `${links} distinct unsubscribe links that lead to their reader`,
          `accepted ${account.states.accepted}, refused ${account.states.refused}, unknown ${account.states.unknown}: faults that were rehearsed`,
          `${Math.round(rate)} mails a second here; the real sending takes at least ${writeDuration(realSeconds)}`,
          "",
        ].join("\n"),
      );
    }
    return ok ? EXIT.fine : EXIT.errors;
  });
}

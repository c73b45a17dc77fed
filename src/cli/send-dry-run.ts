import { type Context, EXIT } from "./command.js";
import { printJson } from "./print-json.js";
import { printProblems } from "./print-problems.js";
import { readAudience } from "./read-audience.js";
import { readMoment } from "./read-moment.js";
import type { SendOptions } from "./send-options.js";
import { atSendingDesk } from "./sending-desk.js";

/** `send --dry-run`: who would get it, and who not and why. */
export async function sendDryRun(options: SendOptions, context: Context): Promise<number> {
  const { chooseMailing } = await import("../send/choose-mailing.js");
  const { issueMessage } = await import("../send/issue-message.js");
  const { listProblems } = await import("../send/list-problems.js");
  const { planSending } = await import("../send/plan-sending.js");
  const now = options.now === undefined ? context.now() : readMoment(options.now);
  return atSendingDesk(options.dir, options.ledger, context, async (desk) => {
    const issue = await issueMessage(desk.project, now, options.issue);
    const { message } = issue;
    const { correction, approve: approved } = options;
    const { original } = await chooseMailing(desk.ledger, message, { correction, approved });
    const { readers, count, problems } = await readAudience(desk, options, original);
    const plan = await planSending(desk.ledger, readers, ({ address }, fate) => {
      if (!options.json) context.stdout.write(`${fate === "planned" ? "would get it" : fate}\t${address}\n`);
    });
    // What would keep all of them from getting it.
    const stopping = listProblems(issue);
    const ok = stopping.length === 0;
    if (options.json) {
      printJson({ ok, issue: message.issue.slug, ...plan, ...count, problems: [...stopping, ...problems] }, context);
    } else {
      printProblems([...stopping, ...problems], context.stderr);
      context.stderr.write(
        `${message.subject}: ${plan.planned} would get it; ${plan.doubled} doubled, ${plan.suppressed} suppressed, ${count.outside} outside the segment, ${problems.length} rows wrong\n`,
      );
    }
    return ok ? EXIT.fine : EXIT.errors;
  });
}

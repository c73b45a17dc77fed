import type { Mailing } from "../ledger/ledger.js";
import type { Problem } from "../problem/problem.js";
import type { ChosenMailing } from "../send/choose-mailing.js";
import type { IssueMessage } from "../send/issue-message.js";
import type { SendingPlan } from "../send/plan-sending.js";
import { type Context, EXIT } from "./command.js";
import { printJson } from "./print-json.js";
import { printProblems } from "./print-problems.js";
import { readAudience } from "./read-audience.js";
import { readMoment } from "./read-moment.js";
import type { SendOptions } from "./send-options.js";
import { atSendingDesk, type SendingDesk, writeMoment } from "./sending-desk.js";

/** `send --dry-run`: who would get it, and who not and why. A mailing that has begun goes to nobody else. */
export async function sendDryRun(options: SendOptions, context: Context): Promise<number> {
  const { chooseMailing } = await import("../send/choose-mailing.js");
  const { issueMessage } = await import("../send/issue-message.js");
  const { openReaders } = await import("../send/open-readers.js");
  const { originalUnfinished } = await import("../send/original-unfinished.js");
  const { planSending } = await import("../send/plan-sending.js");
  const now = options.now === undefined ? context.now() : readMoment(options.now);
  return atSendingDesk(options.dir, options.ledger, context, async (desk) => {
    const issue = await issueMessage(desk.project, now, options.issue);
    const { message } = issue;
    const { correction, approve: approved } = options;
    const chosen = await chooseMailing(desk.ledger, message, { correction, approved });
    const { known } = chosen;
    const { readers, count, problems } = await readAudience(desk, options, chosen.original);
    const plan = await planSending(
      desk.ledger,
      known ? openReaders(desk.ledger, known, chosen.original) : readers,
      ({ address }, fate) => {
        if (!options.json) context.stdout.write(`${fate === "planned" ? "would get it" : fate}\t${address}\n`);
      },
    );
    // What would keep all of them from getting it.
    const stopping = await stoppingProblems(desk, issue, chosen, approved);
    const ok = stopping.length === 0;
    const unfinished = chosen.original && (await originalUnfinished(desk.ledger, chosen.original));
    const told = [...stopping, ...(unfinished ? [unfinished] : []), ...problems];
    if (options.json) {
      const begun = known && { mailing: known.key, contentHash: known.contentHash };
      printJson({ ok, issue: message.issue.slug, ...begun, ...plan, ...count, problems: told }, context);
    } else {
      printProblems(told, context.stderr);
      const { planned, doubled, suppressed } = plan;
      context.stderr.write(
        known
          ? await writeBegun(desk, known, plan)
          : `${issue.subject}: ${planned} would get it; ${doubled} doubled, ${suppressed} suppressed, ${count.outside} outside the segment, ${problems.length} rows wrong\n`,
      );
    }
    return ok ? EXIT.fine : EXIT.errors;
  });
}

async function stoppingProblems(
  { ledger, folder, settings }: SendingDesk,
  issue: IssueMessage,
  { known, original }: ChosenMailing,
  approved: string | undefined,
): Promise<readonly Problem[]> {
  const { continuationProblem } = await import("../send/continuation-problem.js");
  const { correctionProblem } = await import("../send/correction-problem.js");
  const { listProblems } = await import("../send/list-problems.js");
  const { secretProblem } = await import("../send/secret-problem.js");
  const other = known
    ? continuationProblem(known, approved, original !== undefined)
    : original && (await correctionProblem(ledger, original.id, issue.message));
  const otherSecret = await secretProblem({ ledger, settings, secret: folder.secret });
  return [...(known ? [] : listProblems(issue)), ...[other, otherSecret].filter((problem) => problem !== undefined)];
}

/** How a mailing would go on. */
async function writeBegun(
  { ledger }: SendingDesk,
  { id, key, startedAt }: Mailing,
  plan: SendingPlan,
): Promise<string> {
  const { states } = await ledger.account(id);
  const before = `${key}, begun ${writeMoment(startedAt)}: ${plan.planned} would still get it; ${states.accepted} have got it`;
  return `${before}, ${states.suppressed + plan.suppressed} suppressed. Who joined the list since gets the next issue\n`;
}

import type { Account } from "../ledger/ledger.js";
import type { RunEnd } from "../send/deliver-mailing.js";
import { type Context, EXIT } from "./command.js";
import { printJson } from "./print-json.js";
import { printProblems } from "./print-problems.js";
import { progressLine } from "./progress-line.js";
import { readAudience } from "./read-audience.js";
import { readMoment } from "./read-moment.js";
import type { SendOptions } from "./send-options.js";
import { atSendingDesk, writeMoment } from "./sending-desk.js";
import { writeDuration } from "./write-duration.js";

/** `send`: the list. Interrupted, it finishes what is in flight and says how far it came. */
export async function sendToList(options: SendOptions, context: Context): Promise<number> {
  const { chooseMailing } = await import("../send/choose-mailing.js");
  const { freezeAsSent } = await import("../send/freeze-as-sent.js");
  const { issueMessage } = await import("../send/issue-message.js");
  const { originalUnfinished } = await import("../send/original-unfinished.js");
  const { openTransport } = await import("../send/open-transport.js");
  const { readSigner } = await import("../send/read-signer.js");
  const { sendIssue } = await import("../send/send-issue.js");
  const now = options.now === undefined ? context.now() : readMoment(options.now);
  const event = (name: string, facts: object): void => {
    if (options.json) context.stdout.write(`${JSON.stringify({ event: name, ...facts })}\n`);
  };
  return atSendingDesk(options.dir, options.ledger, context, async (desk) => {
    const { project, folder, ledger } = desk;
    const issue = await issueMessage(project, now, options.issue);
    const { message, settings, isOut } = issue;
    const { correction, approve: approved } = options;
    const { key, original } = await chooseMailing(ledger, message, { correction, approved });
    const { readers, problems } = await readAudience(desk, options, original);
    const unfinished = original && (await originalUnfinished(ledger, original));
    if (unfinished) problems.push(unfinished);
    const transport = openTransport({
      to: options.to,
      server: settings.sending.server,
      connections: settings.sending.connections,
      project,
      environment: context.env,
      write: (text) => context.stdout.write(text),
    });
    const signer = readSigner(settings.sending.dkim, project);
    const progress = progressLine(context.stderr, context.now);
    let [done, total, began] = [0, 0, context.now()];
    const sent = await sendIssue({
      ledger,
      key,
      message,
      settings,
      isOut,
      approved,
      audience: original ? { acceptedIn: original.id } : readers,
      transport,
      signer,
      secret: folder.secret,
      now: context.now(),
      signal: context.signal,
      async onBegin(mailing, account, isNew) {
        [total, began] = [account.open, context.now()];
        const kept = await freezeAsSent(project, issue, mailing, (problem) => void problems.push(problem));
        if (!options.json) printProblems(problems, context.stderr);
        if (!isNew && !options.json)
          context.stderr.write(`Going on with ${mailing.key}, begun ${writeMoment(mailing.startedAt)}\n`);
        if (kept !== undefined && !options.json) context.stderr.write(`Kept as it is sent, to be committed: ${kept}\n`);
        event("begin", { mailing: key, contentHash: mailing.contentHash, open: account.open, isNew, kept, problems });
      },
      onOutcome({ number, subscriber }, { state, reply }) {
        done += 1;
        event(state, { number, address: subscriber.address, reply });
        const rate = done / Math.max(0.001, (context.now() - began) / 1000);
        const left = writeDuration((total - done) / rate);
        progress.show({ phase: `${Math.round(rate)} a second, ${left} left:`, done, total: Math.max(done, total) });
      },
    }).finally(async () => {
      progress.clear();
      await signer?.close();
      await transport.close();
    });
    const ok = sent.end === "done";
    if (options.json) printJson({ ok, mailing: sent.mailing.key, end: sent.end, account: sent.account }, context);
    else {
      const again = `postrider send ${message.issue.slug}${correction ? " --correction" : ""}`;
      context.stderr.write(writeAccount(key, sent.end, sent.account, again));
    }
    return ok ? EXIT.fine : sent.end === "interrupted" ? EXIT.interrupted : EXIT.errors;
  });
}

/**
 * What happened, and what did not: the most important lines of the program.
 *
 * @param again - The command that goes on with it.
 */
function writeAccount(key: string, end: RunEnd, { states, open }: Account, again: string): string {
  const counts = Object.entries(states).filter(([, count]) => count > 0);
  const lines = [`${key}: ${counts.map(([state, count]) => `${count} ${state}`).join(", ")}`];
  if (end === "interrupted") lines.push(`Stopped as asked. ${open} are still to go: ${again} goes on`);
  if (end === "refusals") {
    lines.push(
      `Stopped: too many refusals. ${open} are still to go. See why with postrider send --report, then ${again} goes on`,
    );
  }
  if (states.unknown > 0)
    lines.push("The answers about the unknown are lost; they are not tried again: postrider send --report");
  return `${lines.join("\n")}\n`;
}

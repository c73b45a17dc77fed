import { resolve } from "node:path";
import { defineCommand, EXIT } from "./command.js";
import { DIR, JSON_OUTPUT, LEDGER } from "./common-options.js";
import { printJson } from "./print-json.js";
import { atSendingDesk } from "./sending-desk.js";

/** `bounces`: takes returned mail in. */
export const bouncesCommand = defineCommand({
  name: "bounces",
  summary: "Read returned mail: dead mailboxes, complaints, wishes to unsubscribe",
  description:
    "They go onto the suppression list and get no more mail. A mailbox that is full counts after three mailings. Each message counts once, however often it is read; nothing is deleted.",
  arguments: { mail: { description: "A Maildir, an mbox file, or a folder of message files", required: true } },
  options: {
    dir: DIR,
    ledger: LEDGER,
    json: JSON_OUTPUT,
  },
  examples: ["postrider bounces ~/Maildir", "postrider bounces /var/mail/bounces"],

  async run({ mail, dir, ledger: location, json }, context) {
    const { takeBounces } = await import("../send/take-bounces.js");
    const { refuseOtherSecret } = await import("../send/secret-problem.js");
    return atSendingDesk(dir, location, context, async ({ ledger, folder, settings }) => {
      await refuseOtherSecret({ ledger, settings, secret: folder.secret });
      const messages: object[] = [];
      const counts = await takeBounces([resolve(context.cwd, mail)], {
        ledger,
        secret: folder.secret,
        now: context.now(),
        onMessage: (name, taken) => {
          if (json) messages.push({ name, ...taken });
          else context.stdout.write(`${taken.result}\t${taken.kind}\t${taken.address ?? ""}\t${name}\n`);
        },
      });
      if (json) printJson({ ok: true, ...counts, messages }, context);
      else
        context.stderr.write(
          `${Object.entries(counts)
            .map(([result, count]) => `${count} ${result}`)
            .join(", ")}\n`,
        );
      return EXIT.fine;
    });
  },
});

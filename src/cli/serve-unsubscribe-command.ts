import { ProblemError } from "../problem/problem-error.js";
import { defineCommand, EXIT } from "./command.js";
import { DIR, LEDGER } from "./common-options.js";
import { listenAt } from "./listen-at.js";
import { printBug } from "./print-bug.js";
import { printProblems } from "./print-problems.js";
import { atSendingDesk } from "./sending-desk.js";
import type { Terminal } from "./terminal.js";
import { untilInterrupted } from "./until-interrupted.js";

/** `serve-unsubscribe`: the web service behind the unsubscribe links, until interrupted. */
export const serveUnsubscribeCommand = defineCommand({
  name: "serve-unsubscribe",
  summary: "Answer the unsubscribe links of the mails",
  description:
    "A POST unsubscribes, as mail programs send it (RFC 8058); a GET shows a page with a button, so that link scanners do nothing. Put a web server with TLS in front of it, at sending.unsubscribe.url.",
  arguments: {},
  options: {
    dir: DIR,
    host: { description: "Address to listen on", value: "address", default: "127.0.0.1", example: "0.0.0.0" },
    port: { description: "Port to listen on", value: "number", default: "8025", example: "8080" },
    ledger: LEDGER,
  },
  examples: ["postrider serve-unsubscribe", "postrider serve-unsubscribe --port 8080"],

  async run({ dir, host, port, ledger: location }, context) {
    const { labelsOf } = await import("../language/labels-of.js");
    const { lastingSuppressions } = await import("../send/lasting-suppressions.js");
    const { refuseOtherSecret } = await import("../send/secret-problem.js");
    const { serveUnsubscribe } = await import("../send/serve-unsubscribe.js");
    return atSendingDesk(dir, location, context, async ({ ledger, openLedger, folder, settings }) => {
      await refuseOtherSecret({ ledger, settings, secret: folder.secret });
      const suppressions = lastingSuppressions(ledger, openLedger);
      const service = await listenAt(host, port, (number) =>
        serveUnsubscribe({
          ledger: suppressions,
          secret: folder.secret,
          title: settings.title,
          labels: labelsOf(settings.language, { overrides: settings.labels }),
          onTrouble: (error) => printTrouble(error, context.stderr),
          host,
          port: number,
        }),
      );
      context.stdout.write(`http://${host}:${service.port}/\n`);
      await untilInterrupted(context.signal);
      await service.close();
      await suppressions.close();
      return EXIT.fine;
    });
  },
});

/** The service goes on: what stands in the way of one request may be over at the next. */
function printTrouble(error: unknown, terminal: Terminal): void {
  if (error instanceof ProblemError) printProblems(error.problems, terminal);
  else printBug(error, terminal);
}

import { defineCommand, EXIT } from "./command.js";
import { DIR, NOW } from "./common-options.js";
import { listenAt } from "./listen-at.js";
import { printProblems } from "./print-problems.js";
import { readMoment } from "./read-moment.js";
import { untilInterrupted } from "./until-interrupted.js";

/** `preview`: the newsroom's desk in the browser, until interrupted. */
export const previewCommand = defineCommand({
  name: "preview",
  summary: "Show the publication in a browser while it is being written",
  description:
    "Mails, pages and feeds change as files are saved. Nothing is written but what is asked for on the page, and nothing leaves the machine.",
  arguments: {},
  options: {
    dir: DIR,
    host: {
      description: "Address to listen on; others than this machine need the token in the printed address",
      value: "address",
      default: "127.0.0.1",
      example: "0.0.0.0",
    },
    port: {
      description: "Port to listen on; the next free one is taken when it is busy",
      value: "number",
      default: "4321",
      example: "8080",
    },
    open: { description: "Open the page in the browser" },
    editor: {
      description: "Address that opens a file in your editor; {file} {line} {column} are filled in",
      value: "pattern",
      default: "vscode://file{file}:{line}:{column}",
      example: "idea://open?file={file}&line={line}",
    },
    now: NOW,
  },
  examples: ["postrider preview", "postrider preview --open --port 8080", "postrider preview --host 0.0.0.0"],

  async run({ dir, host, port, open, editor, now }, context) {
    const { resolve } = await import("node:path");
    const { servePreview } = await import("../preview/serve-preview.js");
    const { previewTests } = await import("../send/preview-test.js");
    const { previewReaders } = await import("../send/preview-readers.js");
    const moment = now === undefined ? undefined : readMoment(now);
    const clock = () => moment ?? context.now();
    const preview = await listenAt(host, port, (first) =>
      servePreview({
        directory: resolve(context.cwd, dir),
        now: clock,
        sendTest: previewTests(context.env, context.now),
        readReaders: previewReaders,
        host,
        port: first,
        editor,
        open,
      }),
    );
    if (preview.broken) printProblems(preview.broken, context.stderr);
    context.stdout.write(`${preview.url}\n`);
    context.stderr.write("Watching. Ctrl-C ends the preview.\n");
    await untilInterrupted(context.signal);
    await preview.close();
    return EXIT.fine;
  },
});

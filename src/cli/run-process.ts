import { setFlagsFromString } from "node:v8";
import { EXIT } from "./command.js";
import { printBug } from "./print-bug.js";
import { runCli } from "./run-cli.js";
import { terminal } from "./terminal.js";

/**
 * By how much the memory in use may grow before garbage is collected, in percent. V8 chooses up to
 * 300, which makes a large build need half as much memory again and hardly faster.
 */
const HEAP_GROWTH = 40;

/** Runs the command line of a process, and sets its exit code. */
export async function runProcess(host: NodeJS.Process): Promise<void> {
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH}`);
  for (const stream of [host.stdout, host.stderr]) stream.on("error", (error) => endOfPipe(error, host));
  const stderr = terminal(host.stderr, host.env);
  // What is thrown where nobody waits for it, as in a timer, has passed every other handler.
  host.on("uncaughtException", (error) => {
    printBug(error, stderr);
    host.exit(EXIT.bug);
  });
  const code = await runCli(host.argv.slice(2), {
    cwd: host.cwd(),
    env: host.env,
    now: () => Date.now(),
    stdout: terminal(host.stdout, host.env),
    stderr,
    signal: interruption(host),
  });
  // Not exit(): what was written to a pipe may still be on its way.
  host.exitCode = code;
}

/** Nobody reads on, as in `postrider build | head -1`: no error of ours. */
function endOfPipe(error: NodeJS.ErrnoException, host: NodeJS.Process): void {
  if (error.code !== "EPIPE") throw error;
  host.exit();
}

/** The first Ctrl-C lets the command finish the file it writes; the second ends at once. */
function interruption(host: NodeJS.Process): AbortSignal {
  const controller = new AbortController();
  const interrupt = (): void => {
    if (controller.signal.aborted) host.exit(EXIT.interrupted);
    controller.abort();
  };
  host.on("SIGINT", interrupt);
  host.on("SIGTERM", interrupt);
  return controller.signal;
}

import { setFlagsFromString } from "node:v8";
import { refusedBySystem } from "../disk/refused-by-system.js";
import { EXIT } from "./command.js";
import { printBug } from "./print-bug.js";
import { printProblems } from "./print-problems.js";
import { runCli } from "./run-cli.js";
import { terminal } from "./terminal.js";

/**
 * By how much the memory in use may grow before garbage is collected, in percent. V8 chooses up to
 * 300, which makes a large build need half as much memory again and hardly faster.
 */
const HEAP_GROWTH = 40;

/**
 * Runs the command line of a process, and ends it: whatever the command has left open, the more so if it ended with a
 * bug, keeps it alive no longer than it takes to read what was written.
 */
export async function runProcess(host: NodeJS.Process): Promise<void> {
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH}`);
  const { signal, interrupt } = interruption(host);
  let isHeard = false;
  // Nobody reads on, as in `postrider send --json | head -1`, which is no error of ours: what can be interrupted
  // brings what is in flight to its end, everything else is over.
  const endOfPipe = (error: NodeJS.ErrnoException): void => {
    if (error.code !== "EPIPE") throw error;
    if (isHeard) interrupt();
    else host.exit();
  };
  for (const stream of [host.stdout, host.stderr]) stream.on("error", endOfPipe);
  const stderr = terminal(host.stderr, host.env);
  // What is thrown where nobody waits for it, as in a timer, has passed every other handler.
  let isFailed = false;
  host.on("uncaughtException", (error) => {
    // A stream that refused what was written refuses what is said about it.
    if (isFailed) return;
    isFailed = true;
    const refused = refusedBySystem(error);
    if (refused) printProblems([refused], stderr);
    else printBug(error, stderr);
    host.exitCode = refused ? EXIT.errors : EXIT.bug;
    // Nothing new is begun while that is read.
    interrupt();
    void end(host);
  });
  const code = await runCli(host.argv.slice(2), {
    cwd: host.cwd(),
    env: host.env,
    now: () => Date.now(),
    stdout: terminal(host.stdout, host.env),
    stderr,
    get signal() {
      isHeard = true;
      return signal;
    },
  });
  // Not over that of an error that nobody waited for.
  host.exitCode ??= code;
  await end(host);
}

/** Ends the process with its exit code, when what was written to pipes has left. */
async function end(host: NodeJS.Process): Promise<void> {
  await Promise.all([host.stdout, host.stderr].map(written));
  host.exit();
}

/** Waits for all that was written. What went wrong is told to the listeners for errors, before this is over. */
function written(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => stream.write("", () => setImmediate(resolve)));
}

/** The first Ctrl-C lets the command finish the file it writes; the second ends at once. */
function interruption(host: NodeJS.Process): { readonly signal: AbortSignal; interrupt(): void } {
  const controller = new AbortController();
  const interrupt = (): void => controller.abort();
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    host.on(name, () => (controller.signal.aborted ? host.exit(EXIT.interrupted) : interrupt()));
  }
  return { signal: controller.signal, interrupt };
}

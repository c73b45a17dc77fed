import { VERSION } from "../version.js";
import type { Terminal } from "./terminal.js";

/** Tells that something went wrong that is not the user's fault, with what a report of it needs. */
export function printBug(error: unknown, terminal: Terminal): void {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const { bold, red } = terminal.colours;
  terminal.write(
    `${bold(red("This is a bug in Postrider."))} Please report it with the lines below and what you typed.\n`,
  );
  terminal.write(`postrider ${VERSION}, node ${process.versions.node}, ${process.platform}\n${stack}\n`);
}

import type { ProblemCode } from "../problem/problem.js";
import { ProblemError } from "../problem/problem-error.js";

/**
 * Starts a service at the address that was typed.
 *
 * @param host - `--host`.
 * @param port - `--port`.
 * @throws {ProblemError} `cli/port` if it is no number, taken, or kept by the system; `cli/host` if this machine has
 *   no such address.
 */
export async function listenAt<T>(host: string, port: string, start: (port: number) => Promise<T>): Promise<T> {
  const first = readPort(port);
  // To the system it would mean every address there is.
  if (host === "") throw notOurs(host);
  try {
    return await start(first);
  } catch (error) {
    throw isOfListening(error) ? reasonOf(error, host, first) : error;
  }
}

function readPort(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  const message = `Cannot listen on port "${text}": expected a number from 0 to 65535`;
  throw wrong("cli/port", message, "Write it as --port 4321; 0 takes any free one");
}

/** What the system says of an address that cannot be listened on; of other things that fail it names other calls. */
interface ListeningError extends NodeJS.ErrnoException {
  /** The last port that was tried. */
  readonly port?: number;
}

function isOfListening(error: unknown): error is ListeningError {
  return (
    error instanceof Error && "syscall" in error && (error.syscall === "listen" || error.syscall === "getaddrinfo")
  );
}

function reasonOf(error: ListeningError, host: string, first: number): ProblemError {
  const { code, port: last = first } = error;
  const ports = last === first ? `port ${first}` : `ports ${first} to ${last}`;
  if (code === "EADDRINUSE") {
    const message = `Cannot listen on ${ports} of ${host}: expected a free one, got what other programs listen on`;
    return wrong("cli/port", message, "End the other program, or write --port 0, which takes any free one", error);
  }
  if (code === "EACCES" || code === "EPERM") {
    const message = `Cannot listen on ${ports} of ${host}: expected the system to allow it, got ${error.message}`;
    return wrong("cli/port", message, "Write a number from 1024 on, as in --port 8080", error);
  }
  return notOurs(host, error);
}

function notOurs(host: string, cause?: Error): ProblemError {
  const message = `Cannot listen on host "${host}": expected an address of this machine`;
  const hint = "Write --host 127.0.0.1 for this machine alone, --host 0.0.0.0 for its network, too";
  return wrong("cli/host", message, hint, cause);
}

function wrong(code: ProblemCode, message: string, hint: string, cause?: Error): ProblemError {
  return new ProblemError({ code, severity: "error", message, hint }, { cause });
}

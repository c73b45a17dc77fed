import { spawn } from "node:child_process";
import { createReadStream } from "node:fs";
import { resolve } from "node:path";
import { ProblemError } from "../problem/problem-error.js";
import { fileTrouble } from "./file-trouble.js";

/**
 * The bytes of a list of subscribers, as they come.
 *
 * @param source - A path from the project folder, or a command after `!`, run by the shell there.
 * @throws {ProblemError} `subscribers/list-missing`, `subscribers/command-failed`; then the list is not whole.
 */
export function listSource(source: string, project: string): AsyncIterable<Uint8Array> {
  return source.startsWith("!") ? commandOutput(source.slice(1), project) : fileBytes(source, project);
}

async function* fileBytes(path: string, project: string): AsyncIterable<Uint8Array> {
  try {
    for await (const chunk of createReadStream(resolve(project, path))) yield chunk as Uint8Array;
  } catch (error) {
    throw new ProblemError(
      {
        code: "subscribers/list-missing",
        severity: "error",
        message: `Cannot read the subscribers: expected a list at ${path}, got ${fileTrouble(error)}`,
        hint: "Bring a list in with: postrider subscribers import list.csv",
      },
      { cause: error },
    );
  }
}

async function* commandOutput(command: string, cwd: string): AsyncIterable<Uint8Array> {
  const child = spawn(command, { cwd, shell: true, stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise<number | string>((done) => {
    child.once("error", (error) => done(fileTrouble(error)));
    child.once("close", (code, signal) => done(code ?? signal ?? "no exit code"));
  });
  try {
    for await (const chunk of child.stdout) yield chunk as Uint8Array;
  } finally {
    // Where nobody reads on.
    if (!child.stdout.readableEnded) child.kill();
  }
  const result = await ended;
  // A command that failed half-way has printed half a list.
  if (result !== 0) {
    throw new ProblemError({
      code: "subscribers/command-failed",
      severity: "error",
      message: `Cannot read the subscribers from "${command}": expected exit code 0, got ${result}`,
      hint: "Run the command by hand in the project folder; nothing was sent",
    });
  }
}

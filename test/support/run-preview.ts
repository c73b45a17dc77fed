import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

const MAIN = fileURLToPath(new URL("../../dist/program/main.js", import.meta.url));

/** A `postrider preview` that runs, as people start it. */
export interface RunningPreview {
  /** Without a slash at the end. */
  readonly url: string;
  readonly process: ChildProcess;
  /** What it has said besides its address. */
  said(): string;
}

/**
 * Starts the preview of a project on a free port; it ends with the test.
 *
 * @param environment - Variables beside PATH.
 */
export async function runPreview(
  folder: string,
  words: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): Promise<RunningPreview> {
  const child = spawn(process.execPath, [MAIN, "preview", "--dir", folder, "--port", "0", ...words], {
    env: { PATH: process.env["PATH"] ?? "", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let errors = "";
  child.stderr.on("data", (text) => {
    errors += String(text);
  });
  onTestFinished(async () => {
    if (child.exitCode !== null) return;
    child.kill("SIGINT");
    await once(child, "exit");
  });
  const url = await Promise.race([
    once(child.stdout, "data").then(([text]) => String(text).trim()),
    once(child, "exit").then(() => Promise.reject(new Error(`The preview ended: ${errors}`))),
  ]);
  return { url: url.replace(/\/$/, ""), process: child, said: () => errors };
}

import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./postgres.js";

export interface SmtpSink {
  readonly port: number;
  /** What the server kept: one text a message, with the envelope in `X-Rcpt-Args` lines on top. */
  kept(): readonly string[];
  stop(): Promise<void>;
}

/** Postfix's `smtp-sink`: a server from another house, which can be told to misbehave. */
export async function startSmtpSink(...faults: readonly string[]): Promise<SmtpSink> {
  const folder = mkdtempSync(join(tmpdir(), "postrider-sink-"));
  chmodSync(folder, 0o777);
  const port = await freePort();
  const address = `127.0.0.1:${port}`;
  const words = ["-u", "postfix", "-R", folder, "-d", "m.", ...faults, address, "200"];
  const child = spawn("/usr/sbin/smtp-sink", words, { stdio: "ignore" });
  await listening(port, child);
  return {
    port,
    kept: () => readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8")),
    async stop() {
      await new Promise((resolve) => {
        child.once("exit", resolve);
        child.kill();
      });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function listening(port: number, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 200 && child.exitCode === null; attempt += 1) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1", () => resolve(true));
      socket.once("error", () => resolve(false));
      socket.once("connect", () => socket.destroy());
    });
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error("smtp-sink does not listen");
}

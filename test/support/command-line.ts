import { Writable } from "node:stream";
import type { Context } from "../../src/cli/command.js";
import { runCli } from "../../src/cli/run-cli.js";
import { terminal } from "../../src/cli/terminal.js";

/** What a command line did. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in this process, on 22 November 2026 unless told otherwise, without colours. */
export async function runWords(words: readonly string[], over: Partial<Context> = {}): Promise<Ran> {
  const [stdout, stderr] = [sink(), sink()];
  const code = await runCli(words, {
    cwd: process.cwd(),
    env: {},
    now: () => Date.UTC(2026, 10, 22, 12, 0, 0),
    stdout: terminal(stdout, {}),
    stderr: terminal(stderr, {}),
    signal: new AbortController().signal,
    ...over,
  });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

function sink(): Writable & { text(): string } {
  const chunks: string[] = [];
  const stream = new Writable({
    decodeStrings: false,
    write(chunk, _encoding, done) {
      chunks.push(String(chunk));
      done();
    },
  });
  return Object.assign(stream, { text: () => chunks.join("") });
}

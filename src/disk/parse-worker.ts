import { parentPort } from "node:worker_threads";
import { parseText } from "../build/parse-text.js";
import type { ParsedText } from "../build/pool.js";
import type { Settings } from "../publication/settings.js";
import type { ParseAnswer, ParseMessage } from "./parse-threads.js";

/** The thread of `threadPool`. */
parentPort?.on("message", ({ settings, files }: ParseMessage) => {
  parentPort?.postMessage(files.map((file) => parse(file, settings)) satisfies ParseAnswer);
});

function parse(
  { path, bytes, digest, modified }: ParseMessage["files"][number],
  settings: Settings,
): ParsedText | undefined {
  let asked = false;
  const text = parseText(
    {
      path,
      byteLength: bytes.length,
      modified,
      digest: () => digest,
      read: () => bytes,
      // History is looked up in one go, by the thread that reads files: it must parse this one itself.
      firstCommitted() {
        asked = true;
        return undefined;
      },
    },
    settings,
  );
  return asked ? undefined : text;
}

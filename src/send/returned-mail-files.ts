import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { ProblemError } from "../problem/problem-error.js";
import { fileTrouble } from "./file-trouble.js";

/** A message as it came back; its bytes as latin1, with line ends of LF. */
export interface ReturnedFile {
  readonly name: string;
  readonly text: string;
}

/** Far more than any report is; of longer ones the beginning is looked at. */
const MAX_CHARACTERS = 1_000_000;

/**
 * Reads returned messages: of a Maildir, a folder of message files, an mbox file, or one message.
 *
 * @throws {ProblemError} `send/no-returned-mail`
 */
export function* returnedMailFiles(path: string): Iterable<ReturnedFile> {
  try {
    if (!statSync(path).isDirectory()) return yield* messagesOf(path);
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const inside = join(path, entry.name);
      // `tmp` of a Maildir holds what is still being delivered.
      if (entry.isFile()) yield* messagesOf(inside);
      else if (entry.name === "new" || entry.name === "cur") yield* returnedMailFiles(inside);
    }
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    throw new ProblemError(
      {
        code: "send/no-returned-mail",
        severity: "error",
        message: `Cannot read returned mail: expected a Maildir, an mbox or message files at ${path}, got ${fileTrouble(error)}`,
        hint: "postrider bounces ~/Maildir",
      },
      { cause: error },
    );
  }
}

function* messagesOf(file: string): Iterable<ReturnedFile> {
  // Lines that end with CR alone, as old programs write them, are lines too.
  const text = readFileSync(file, "latin1").replace(/\r\n?/g, "\n");
  if (!text.startsWith("From ")) return yield { name: file, text: text.slice(0, MAX_CHARACTERS) };
  // mbox: each message begins with a line "From …" after an empty one (RFC 4155).
  const messages = text.split(/(?:^|\n\n)From [^\n]*\n/).slice(1);
  for (const [index, message] of messages.entries()) {
    yield { name: `${file}#${index + 1}`, text: message.slice(0, MAX_CHARACTERS) };
  }
}

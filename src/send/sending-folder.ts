import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { makeFolders } from "../disk/make-folders.js";
import type { Problem } from "../problem/problem.js";
import { ProblemError } from "../problem/problem-error.js";
import { fileTrouble } from "./file-trouble.js";

/** What the environment says. A variable that is empty counts as not set. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The folder of everything about sending that must last. Absolute paths. */
export interface SendingFolder {
  readonly path: string;
  /** Where the ledger is: POSTRIDER_LEDGER, else the file in this folder. */
  readonly ledger: string;
  /** The list that `postrider subscribers` keeps. */
  readonly subscribers: string;
  /** Signs unsubscribe links and bounce addresses: POSTRIDER_SECRET, else drawn once and kept in a file. */
  readonly secret: string;
}

/**
 * Opens the folder, and makes it where there is none: kept out of git, since readers' addresses are
 * in it, and closed to other users of the machine.
 *
 * @param project - Folder of the project.
 * @param folder - `settings.sending.folder`
 * @throws {ProblemError} `send/no-secret`: the file of the secret is empty, as after a full disk, or cannot be read.
 */
export function openSendingFolder(project: string, folder: string, environment: Environment): SendingFolder {
  const path = resolve(project, folder);
  if (!existsSync(path)) {
    makeFolders(path, 0o700);
    writeFileSync(join(path, ".gitignore"), "*\n");
  }
  return {
    path,
    ledger: environment["POSTRIDER_LEDGER"] || join(path, "ledger.db"),
    subscribers: keptList(project, folder),
    secret: environment["POSTRIDER_SECRET"] || keptSecret(join(path, "secret")),
  };
}

/** Path of the list that `postrider subscribers` keeps, whether there is one or not. */
export function keptList(project: string, folder: string): string {
  return join(resolve(project, folder), "subscribers.jsonl");
}

/** A changed secret would make the links in old mails invalid, so it is written once and never again. */
function keptSecret(file: string): string {
  try {
    writeFileSync(file, `${randomBytes(32).toString("base64url")}\n`, { flag: "wx", mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  const secret = readSecret(file);
  // With nothing to sign with, anybody could make the links that unsubscribe others.
  if (secret === "") throw new ProblemError(noSecret(file, "an empty file"));
  return secret;
}

function readSecret(file: string): string {
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    throw new ProblemError(noSecret(file, fileTrouble(error)), { cause: error });
  }
}

function noSecret(file: string, got: string): Problem {
  return {
    code: "send/no-secret",
    severity: "error",
    message: `Cannot sign links: expected a secret in ${file}, got ${got}`,
    hint: "Bring it back from a backup, or the links in old mails do nothing; where nothing was sent yet, delete it",
  };
}

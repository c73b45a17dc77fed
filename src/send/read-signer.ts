import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type DkimSigner, dkimSigner } from "../message/dkim-signer.js";
import { ProblemError } from "../problem/problem-error.js";
import type { Settings } from "../publication/settings.js";
import { signingThreads } from "./signing-threads.js";

/** Signs on other cores, so it must be closed. */
export interface Signer extends DkimSigner {
  close(): Promise<void>;
}

/**
 * The signer that the settings ask for; undefined when they ask for none.
 *
 * @throws {ProblemError} `send/dkim-key`
 */
export function readSigner(dkim: Settings["sending"]["dkim"], project: string): Signer | undefined {
  if (!dkim) return undefined;
  const { sign, close } = signingThreads(readKeyFile(dkim.key, project));
  return { ...dkimSigner(dkim, sign), close };
}

/** The text of a key file. */
export function readKeyFile(path: string, project: string): string {
  try {
    return readFileSync(resolve(project, path), "utf8");
  } catch (error) {
    throw new ProblemError(
      {
        code: "send/dkim-key",
        severity: "error",
        message: `Cannot sign mails: expected a private key at ${path}, got a file that cannot be read`,
        hint: "Check sending.dkim.key; make a key with: openssl genrsa -out dkim.pem 2048",
      },
      { cause: error },
    );
  }
}

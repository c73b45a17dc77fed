import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type DkimSigner, dkimSigner } from "../message/dkim-signer.js";
import { ProblemError } from "../problem/problem-error.js";
import type { Settings } from "../publication/settings.js";

/** The signer that the settings ask for; undefined when they ask for none. Throws `send/dkim-key`. */
export function readSigner(dkim: Settings["sending"]["dkim"], project: string): DkimSigner | undefined {
  return dkim && dkimSigner({ ...dkim, key: readKeyFile(dkim.key, project) });
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

import { hash } from "node:crypto";

/**
 * The Message-ID of one reader's mail, without its angle brackets. Derived, not drawn: a mail that
 * came twice after all can be recognised by it, by the reader's server as by a person.
 *
 * @param issue - Address of the issue: publications of one domain have mailings of the same key.
 * @param key - `Mailing.key`
 * @param reader - `addressHash()`
 * @param domain - Domain of the From address.
 */
export function messageId(issue: string, key: string, reader: string, domain: string): string {
  return `${hash("sha256", `${issue}\n${key}\n${reader}`, "hex").slice(0, 32)}@${domain}`;
}

import { writeNewFiles } from "../disk/write-new-files.js";
import type { Mailing } from "../ledger/ledger.js";
import { contentHash } from "../message/content-hash.js";
import type { Report } from "../problem/problem.js";
import type { IssueMessage } from "./issue-message.js";

/**
 * Keeps an issue in the project as its readers get it, as `postrider issue freeze` does: articles
 * that come late go into the next issue then, and not into one that is out.
 *
 * @returns The file; undefined where it was there already, or where the issue is another by now than the one
 *   that is mailed.
 */
export async function freezeAsSent(
  project: string,
  { message, frozenFile }: IssueMessage,
  mailing: Mailing,
  report: Report,
): Promise<string | undefined> {
  if (!frozenFile || contentHash(message) !== mailing.contentHash) return undefined;
  try {
    await writeNewFiles(project, { [frozenFile.path]: frozenFile.text });
    return frozenFile.path;
  } catch (error) {
    // What readers get is in the ledger all the same, so the sending goes on.
    report({
      code: "send/not-frozen",
      severity: "warning",
      message: `Cannot keep the issue as it is sent: expected to write ${frozenFile.path}, got "${error instanceof Error ? error.message : error}"`,
      hint: `Before anything is edited, in a folder that can be written: postrider issue freeze ${message.issue.slug}`,
    });
    return undefined;
  }
}

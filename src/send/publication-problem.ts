import type { Mailing } from "../ledger/ledger.js";
import type { DigestMessage } from "../model/digest-message.js";
import type { Problem } from "../problem/problem.js";

/**
 * Why a mailing is not that of an issue, though it has its name: it is another publication's, which keeps the same
 * ledger. Its readers are not ours. Undefined where it is the issue's own, also from before the publication moved.
 */
export function publicationProblem({ key, message: begun }: Mailing, message: DigestMessage): Problem | undefined {
  if (begun.issue.url === message.issue.url) return undefined;
  // Publications of one host may have ids alike, and editions in several languages their name.
  const isMoved =
    begun.issue.id === message.issue.id && begun.language === message.language && nameOf(begun) === nameOf(message);
  if (isMoved) return undefined;
  return {
    code: "send/other-publication",
    severity: "error",
    message: `Cannot send ${message.issue.url}: expected a ledger of this publication, got one in which ${key} is ${begun.issue.url}; nothing was sent`,
    hint: "Give each publication a ledger of its own, in Postgres a database: --ledger, or POSTRIDER_LEDGER",
  };
}

/** What the publication is called, whatever its host: the first part of List-Id. */
function nameOf({ headers }: DigestMessage): string | undefined {
  return headers.find(({ name }) => name === "List-Id")?.value.replace(/ <[^<]*>$/, "");
}

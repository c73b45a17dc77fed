import { contentHash } from "../message/content-hash.js";
import { describeChanges } from "../message/describe-changes.js";
import type { DigestMessage } from "../model/digest-message.js";
import type { Problem } from "../problem/problem.js";
import { approveCommand } from "./approve-command.js";

/**
 * Why a message may not go to the list yet: nobody has approved these very bytes. Undefined when
 * somebody has.
 *
 * @param approved - The hash that was given.
 * @param tested - The last test that was sent, to say what changed since.
 */
export function approvalProblem(
  message: DigestMessage,
  approved: string | undefined,
  tested: { readonly contentHash: string; readonly message: DigestMessage } | undefined,
  isCorrection: boolean,
): Problem | undefined {
  const hash = contentHash(message);
  if (approved === hash) return undefined;
  const isTested = tested?.contentHash === hash;
  const changes = tested && !isTested ? describeChanges(tested.message, message) : [];
  const since =
    changes.length === 0 ? "" : `\n  since the last test, ${tested?.contentHash}:\n    ${changes.join("\n    ")}`;
  return {
    code: "send/not-approved",
    severity: "error",
    message: `Cannot send to the list: expected the approval of content ${hash}, got ${approved ?? "none"}; nothing was sent${since}`,
    hint: isTested
      ? `If the test looked right: ${approveCommand(message.issue.slug, hash, isCorrection)}`
      : `Look at it first: postrider send ${message.issue.slug} --test me@example.org prints the hash to approve`,
  };
}

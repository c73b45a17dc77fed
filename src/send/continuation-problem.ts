import type { Mailing } from "../ledger/ledger.js";
import type { Problem } from "../problem/problem.js";
import { approveCommand } from "./approve-command.js";

/**
 * Why a mailing that has begun may not go on: its content is not the one that was approved. Undefined
 * where it is, or where nothing was said.
 */
export function continuationProblem(
  { key, contentHash, message }: Mailing,
  approved: string | undefined,
  isCorrection: boolean,
): Problem | undefined {
  if (approved === undefined || approved === contentHash) return undefined;
  const { slug } = message.issue;
  return {
    code: "send/not-approved",
    severity: "error",
    message: `Cannot go on with ${key}: expected the approval of content ${contentHash}, which it began with, got ${approved}; nothing was sent`,
    hint: `Who got it gets other content as a correction: ${approveCommand(slug, approved, true)}; to go on with it: ${approveCommand(slug, contentHash, isCorrection)}`,
  };
}

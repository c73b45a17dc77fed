import type { Problem } from "../problem/problem.js";
import { complianceProblems } from "./compliance-problems.js";
import type { IssueMessage } from "./issue-message.js";

/** What keeps an issue from going to a list, whoever has approved it. */
export function listProblems({
  message,
  settings,
  isOut,
}: Pick<IssueMessage, "message" | "settings" | "isOut">): readonly Problem[] {
  return [...(isOut ? [] : [notOut(message.issue.slug)]), ...complianceProblems(message, settings)];
}

/** What is published until the issue is out belongs to it, and its readers by mail would never see that. */
function notOut(slug: string): Problem {
  return {
    code: "send/not-out",
    severity: "error",
    message: `Cannot send to the list: expected an issue that is out, got "${slug}", which is still being written; nothing was sent`,
    hint: "Send it when it is out; to close it now, write a file of the issue with a date and time that have passed: postrider new issue",
  };
}

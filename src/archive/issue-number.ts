import type { Labels } from "../language/labels-of.js";
import type { Issue } from "../model/issue.js";

/** "Issue 9", to stand beside the title of an issue; undefined where the title says just that. */
export function issueNumber({ number, title }: Issue, labels: Labels): string | undefined {
  const text = labels.say("issue-number", { number });
  return title === text ? undefined : text;
}

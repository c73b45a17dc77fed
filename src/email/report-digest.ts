import type { Issue } from "../model/issue.js";
import type { Report } from "../problem/problem.js";
import type { Digest } from "./digest.js";
import { CLIP_BUDGET, CLIP_LIMIT } from "./fit-budget.js";

/** Reports that a mail is longer than mail clients show. */
export function reportDigest({ byteLength, demoted }: Digest, { place, number }: Issue, report: Report): void {
  const size = byteLength.toLocaleString("en");
  if (byteLength > CLIP_LIMIT) {
    report({
      code: "email/clipped",
      severity: "error",
      message: `Cannot keep the mail of issue ${number} whole: expected at most ${CLIP_LIMIT.toLocaleString("en")} bytes of HTML, got ${size}; Gmail hides what comes after`,
      place,
      hint: "Shorten intro, outro or sponsors, set email.content to summary, or email.demote to true",
    });
  } else if (demoted > 0 || byteLength > CLIP_BUDGET) {
    const done = demoted > 0 ? `the last ${demoted} articles are headline and link` : "Gmail may hide its end";
    report({
      code: "email/long",
      severity: "warning",
      message: `Cannot show all of issue ${number} in its mail: expected at most ${CLIP_BUDGET.toLocaleString("en")} bytes of HTML, got more; ${done}`,
      place,
      hint: "Make more of them briefs (issues.stories), or show less of each (email.content)",
    });
  }
}

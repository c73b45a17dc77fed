import type { Issue } from "../model/issue.js";
import type { Report } from "../problem/problem.js";
import type { Digest } from "./digest.js";
import { CLIP_BUDGET, CLIP_LIMIT } from "./fit-budget.js";

/** Reports what is wrong with a mail as it was rendered: no way to unsubscribe, or more than mail clients show. */
export function reportDigest(digest: Digest, issue: Issue, report: Report): void {
  reportUnsubscribe(digest, issue, report);
  reportSize(digest, issue, report);
}

/** Every law on mail to lists asks for a link in the mail, and so do Gmail and Yahoo; a template may have lost it. */
function reportUnsubscribe(
  { message: { html, text, tokens } }: Digest,
  { place, number }: Issue,
  report: Report,
): void {
  const marks = tokens.filter(({ name }) => name === "unsubscribe-url").map(({ mark }) => mark);
  for (const [part, content] of [
    ["HTML", html],
    ["text", text],
  ] as const) {
    if (marks.some((mark) => content.includes(mark))) continue;
    report({
      code: "email/unsubscribe-missing",
      severity: "error",
      message: `Cannot let readers of issue ${number} leave: expected a link to unsubscribe in the ${part} of the mail, got none`,
      place,
      hint: 'Write <a href="{{url reader.unsubscribeUrl}}"> into your template of the footer',
    });
  }
}

function reportSize({ byteLength, demoted }: Digest, { place, number }: Issue, report: Report): void {
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

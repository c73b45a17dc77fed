import { projectBuilder } from "../disk/project-builder.js";
import { renderDigest } from "../email/digest.js";
import { digestLookups } from "../email/digest-renderer.js";
import { fillForNobody } from "../email/fill-for-nobody.js";
import { frozenIssueFile } from "../issues/frozen-issue-file.js";
import type { DigestMessage } from "../model/digest-message.js";
import type { Instant } from "../model/instant.js";
import type { Issue } from "../model/issue.js";
import { mapMemory } from "../plugins/map-memory.js";
import { ProblemError } from "../problem/problem-error.js";
import type { Settings } from "../publication/settings.js";

/** What is to be mailed, as the project stands. */
export interface IssueMessage {
  readonly message: DigestMessage;
  /** The subject as readers see it of whom nothing is known: that of the message has marks where a reader's own words go. */
  readonly subject: string;
  readonly settings: Settings;
  /** Whether the issue is out: one that is still being written can be tested, and goes to no list. */
  readonly isOut: boolean;
  /** The file that keeps the issue as it is; absent where there is one, and for an issue that is not out yet. */
  readonly frozenFile?: { readonly path: string; readonly text: string } | undefined;
}

/**
 * Builds the project and renders the mail of an issue.
 *
 * @param wanted - Slug or number of the issue; default: the newest that is out.
 * @throws {ProblemError} `send/no-issue`, or when the settings cannot be used.
 */
export async function issueMessage(project: string, now: Instant, wanted?: string): Promise<IssueMessage> {
  const builder = projectBuilder(project);
  try {
    const { publication, templates } = await builder.build(now);
    const issue = findIssue(publication.issues, wanted);
    const memory = mapMemory();
    const { message } = await renderDigest(issue, { publication, templates, memory, ...digestLookups(publication) });
    const isOut = !issue.upcoming;
    const frozenFile = isOut && issue.frozen === undefined ? frozenIssueFile(publication, issue.slug) : undefined;
    const { subject } = fillForNobody(message, "");
    return { message, subject, settings: publication.settings, isOut, frozenFile };
  } finally {
    await builder.close();
  }
}

/** An upcoming issue can be asked for by name, so that it can be tested; by itself it is never chosen. */
function findIssue(issues: readonly Issue[], wanted: string | undefined): Issue {
  const out = issues.filter(({ upcoming }) => !upcoming);
  const issue =
    wanted === undefined ? out[0] : issues.find(({ slug, number }) => slug === wanted || String(number) === wanted);
  if (issue) return issue;
  throw new ProblemError({
    code: "send/no-issue",
    severity: "error",
    message: `Cannot send ${wanted === undefined ? "an issue" : `issue "${wanted}"`}: expected one that is out, got none`,
    hint: `There are: ${
      issues
        .slice(0, 5)
        .map(({ slug }) => slug)
        .join(", ") || "none yet; write an article first"
    }`,
  });
}

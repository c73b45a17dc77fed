import type { Article } from "../model/article.js";
import { digestOf } from "../model/digest.js";
import type { Issue } from "../model/issue.js";
import type { SourceFile, SourceTree } from "../model/source-tree.js";
import type { Report } from "../problem/problem.js";
import { CONTENT_FOLDER } from "../publication/file-patterns.js";

/** An issue as it was when it was frozen, with its articles as they were. */
export interface FrozenContent {
  readonly issue: Issue;
  readonly articles: readonly { readonly article: Article; readonly body: string }[];
}

const FOLDER = `${CONTENT_FOLDER}/issues/frozen/`;

/** Where the frozen copy of an issue lives: beside the files that curate issues, to be committed with them. */
export function frozenPath({ slug }: Pick<Issue, "slug">): string {
  return `${FOLDER}${slug}.jsonl`;
}

/**
 * Writes an issue and its articles as JSON Lines: the issue first, then an article a line, so that
 * reading which issues there are need not parse what is in them, and a diff shows single articles.
 */
export function freezeIssue({ issue, articles }: FrozenContent): string {
  const lines = [{ postrider: FORMAT, issue }, ...articles];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join("");
}

/** Number of the format, in the first line of each copy. */
const FORMAT = 1;

/** Reads the issues that were frozen, without their articles. An unreadable copy is reported and left out. */
export function readFrozenIssues(tree: SourceTree, report: Report): readonly Issue[] {
  const files = tree.files.filter(({ path }) => path.startsWith(FOLDER) && path.endsWith(".jsonl"));
  return files.flatMap((file) => readIssue(file, report) ?? []);
}

/** Reads a frozen copy with its articles. Only for paths that an `Issue.frozen` gave. */
export function readFrozenContent(bytes: Uint8Array): FrozenContent {
  const [head = "", ...lines] = new TextDecoder().decode(bytes).trimEnd().split("\n");
  return { issue: JSON.parse(head).issue, articles: lines.map((line) => JSON.parse(line)) };
}

function readIssue(file: SourceFile, report: Report): Issue | undefined {
  const [head = ""] = new TextDecoder().decode(file.read()).split("\n", 1);
  const issue = parseHead(head);
  if (!issue) {
    report({
      code: "issues/frozen-unreadable",
      severity: "error",
      message: `Cannot read the frozen issue: expected a file made by "postrider issue freeze" (format ${FORMAT}), got another text`,
      place: { file: file.path, line: 1 },
      hint: "Take the file from version control again, or delete it to compose the issue anew",
    });
    return undefined;
  }
  return { ...issue, frozen: file.path, digest: digestOf("frozen", file.digest()) };
}

function parseHead(line: string): Issue | undefined {
  try {
    const { postrider, issue } = JSON.parse(line);
    return postrider === FORMAT && typeof issue?.slug === "string" && Array.isArray(issue.sections) ? issue : undefined;
  } catch {
    return undefined;
  }
}

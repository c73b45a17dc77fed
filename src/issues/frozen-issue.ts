import { digestOf } from "../model/digest.js";
import type { Issue } from "../model/issue.js";
import type { SourceFile, SourceTree } from "../model/source-tree.js";
import type { Memory } from "../plugins/memory.js";
import type { Problem, Report } from "../problem/problem.js";
import { ProblemError } from "../problem/problem-error.js";
import { CONTENT_FOLDER } from "../publication/file-patterns.js";
import { VERSION } from "../version.js";
import { type FrozenArticle, isFrozenArticle, isIssue } from "./frozen-shape.js";

/** An issue as it was when it was frozen, with its articles as they were. */
export interface FrozenContent {
  readonly issue: Issue;
  readonly articles: readonly FrozenArticle[];
}

const FOLDER = `${CONTENT_FOLDER}/issues/frozen/`;

/** Where the frozen copy of an issue lives: beside the files that curate issues, to be committed with them. */
export function frozenPath({ slug }: Pick<Issue, "slug">): string {
  return `${FOLDER}${slug}.jsonl`;
}

/**
 * Writes an issue and its articles as JSON Lines: the issue first, then an article a line, so that
 * a diff shows single articles.
 */
export function freezeIssue({ issue, articles }: FrozenContent): string {
  const lines = [{ postrider: FORMAT, issue }, ...articles];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join("");
}

/** Number of the format, in the first line of each copy. */
const FORMAT = 1;

/**
 * Reads the issues that were frozen, without their articles. A copy that is not whole is reported
 * and left out (`issues/frozen-unreadable`): its issue is composed anew.
 *
 * @param memory - Keeps which copies are whole: all lines of one are looked at once, and then it is not even read.
 */
export function readFrozenIssues(tree: SourceTree, memory: Memory, report: Report): readonly Issue[] {
  const files = tree.files.filter(({ path }) => path.startsWith(FOLDER) && path.endsWith(".jsonl"));
  return files.flatMap((file) => {
    const issue = recallIssue(file, memory, report);
    return issue ? [{ ...issue, frozen: file.path, digest: digestOf("frozen", file.digest()) }] : [];
  });
}

/**
 * Reads a frozen copy with its articles.
 *
 * @param path - An `Issue.frozen`.
 * @throws {ProblemError} `issues/frozen-unreadable`: the file has changed since the issue was read from it.
 */
export function readFrozenContent(path: string, bytes: Uint8Array): FrozenContent {
  const found = readCopy(bytes);
  if ("expected" in found) throw new ProblemError(unreadable(path, found));
  return found;
}

function recallIssue(file: SourceFile, memory: Memory, report: Report): Issue | undefined {
  const key = digestOf("frozen issue", VERSION, file.digest());
  const known = memory.get(key);
  if (known !== undefined) return JSON.parse(known);
  const found = readCopy(file.read());
  if ("expected" in found) {
    report(unreadable(file.path, found));
    return undefined;
  }
  memory.put(key, JSON.stringify(found.issue));
  return found.issue;
}

/** The first line of a copy that is not as it was written. */
interface Damage {
  readonly line: number;
  readonly expected: string;
}

function readCopy(bytes: Uint8Array): FrozenContent | Damage {
  const [head = "", ...lines] = new TextDecoder().decode(bytes).trimEnd().split("\n");
  const issue = issueIn(head);
  if (!issue) {
    return { line: 1, expected: `a file made by "postrider issue freeze" (format ${FORMAT}), got another text` };
  }
  const articles = new Map<string, FrozenArticle>();
  for (const [index, line] of lines.entries()) {
    const read = parse(line);
    const damage = (expected: string): Damage => ({ line: index + 2, expected });
    if (!isFrozenArticle(read)) return damage(`an article as it was sent, got ${shortened(line)}`);
    const { id } = read.article;
    if (articles.has(id)) return damage(`each article once, got ${id} again`);
    articles.set(id, read);
  }
  const shown = issue.sections.flatMap(({ entries }) => entries.map(({ articleId }) => articleId));
  const missing = shown.find((id) => !articles.has(id));
  if (missing !== undefined) return { line: 1, expected: `a line for each of its articles, got none for ${missing}` };
  return { issue, articles: [...articles.values()] };
}

function issueIn(line: string): Issue | undefined {
  const head = parse(line);
  if (typeof head !== "object" || head === null || !("postrider" in head && "issue" in head)) return undefined;
  return head.postrider === FORMAT && isIssue(head.issue) ? head.issue : undefined;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** As much of a line as tells what it is. */
function shortened(line: string): string {
  const text = line.trim();
  return text.length > 40 ? `${text.slice(0, 40)}…` : text || "an empty line";
}

function unreadable(file: string, { line, expected }: Damage): Problem {
  return {
    code: "issues/frozen-unreadable",
    severity: "error",
    message: `Cannot read the frozen issue: expected ${expected}`,
    place: { file, line },
    hint: "Take the file from version control again, or delete it to compose the issue anew",
  };
}

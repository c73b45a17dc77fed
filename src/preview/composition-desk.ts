import { isUtf8 } from "node:buffer";
import { existsSync } from "node:fs";
import { readFile, realpath, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { makeFolders } from "../disk/make-folders.js";
import { unreadable } from "../disk/unreadable.js";
import { type CurationChange, curateIssueFile } from "../issues/curate-issue-file.js";
import { issueFilePath, placeIssueFile } from "../issues/issue-file-path.js";
import { inTurn } from "../model/in-turn.js";
import type { Issue } from "../model/issue.js";
import { ProblemError } from "../problem/problem-error.js";
import type { Publication } from "../publication/publication.js";
import type { PreviewedProject } from "./previewed-project.js";

/** Writes what was composed in the browser into the files that curate issues, and takes it back. */
export interface CompositionDesk {
  /** The file that curates an issue, or would, from the project folder; undefined where the settings look for none. */
  fileOf(issue: Issue): string | undefined;
  /** Writes the file of an issue. Nothing else is ever written. Throws when it cannot be placed, read or changed. */
  write(issue: Issue, change: CurationChange): Promise<{ readonly file: string; readonly created: boolean }>;
  /** Restores the file that was written last as it was before. Throws when there is nothing to undo. */
  undo(): Promise<{ readonly file: string }>;
}

/** Makes the desk of a project. What can be undone is forgotten when the preview ends. */
export function createCompositionDesk(project: PreviewedProject): CompositionDesk {
  const undoable: { readonly file: string; readonly before: string | undefined; readonly after: string }[] = [];
  const absolute = (file: string): string => join(project.directory, file);
  const textOf = (file: string): Promise<string | undefined> => readText(absolute(file), file);
  const built = (): Publication => {
    if (!project.build) throw new Error("Cannot write the issue: expected a build that came about, got none yet");
    return project.build.publication;
  };

  async function write(issue: Issue, change: CurationChange): ReturnType<CompositionDesk["write"]> {
    if (issue.frozen !== undefined) throw isFrozen(issue.frozen);
    const publication = built();
    const file = placeIssueFile(issue, publication.settings);
    const before = await textOf(file);
    const after = curateIssueFile(before, issue, change, publication);
    await writeWhole(absolute(file), after);
    undoable.push({ file, before, after });
    return { file, created: before === undefined };
  }

  async function undo(): ReturnType<CompositionDesk["undo"]> {
    const latest = undoable.pop();
    if (!latest) throw nothingToUndo();
    if ((await textOf(latest.file)) !== latest.after) throw changedSince(latest.file);
    if (latest.before === undefined) await rm(absolute(latest.file));
    else await writeWhole(absolute(latest.file), latest.before);
    return { file: latest.file };
  }

  // One after the other: a double click is two at once, which would take away each other's file.
  const queue = inTurn();
  return {
    fileOf: (issue) => issueFilePath(issue, built().settings),
    write: (issue, change) => queue(() => write(issue, change)),
    undo: () => queue(undo),
  };
}

/** The text of a file; undefined only where there is none, so that nothing unread is ever replaced. */
async function readText(path: string, file: string): Promise<string | undefined> {
  try {
    const bytes = await readFile(path);
    if (isUtf8(bytes)) return bytes.toString("utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw new ProblemError(unreadable(file, error), { cause: error });
  }
  throw new ProblemError({
    code: "articles/encoding",
    severity: "error",
    message: "Cannot change the file: expected text in UTF-8, got other bytes",
    place: { file },
    hint: "Save the file as UTF-8",
  });
}

/** Replaces a file in one step, where a link says that it is: an editor that has it open never sees half of it. */
async function writeWhole(path: string, text: string): Promise<void> {
  makeFolders(dirname(path));
  const target = existsSync(path) ? await realpath(path) : path;
  await writeFile(`${target}.new`, text);
  await rename(`${target}.new`, target);
}

function isFrozen(copy: string): ProblemError {
  return new ProblemError({
    code: "issues/not-changed",
    severity: "error",
    message: "Cannot change the issue: expected one that is composed from its file, got one that is frozen",
    place: { file: copy },
    hint: "Delete the copy to compose the issue anew",
  });
}

function nothingToUndo(): ProblemError {
  return new ProblemError({
    code: "preview/nothing-to-undo",
    severity: "error",
    message: "Cannot undo: expected a composition that this preview has saved, got none",
    hint: "What an earlier preview saved is undone in your editor, or with git",
  });
}

function changedSince(file: string): ProblemError {
  return new ProblemError({
    code: "preview/changed-since",
    severity: "error",
    message: "Cannot undo: expected the file as it was saved here, got one that was changed since",
    place: { file },
    hint: "Undo it in your editor",
  });
}

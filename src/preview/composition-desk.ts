import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type CurationChange, curateIssueFile } from "../issues/curate-issue-file.js";
import type { Issue } from "../model/issue.js";
import type { PreviewedProject } from "./previewed-project.js";

/** Writes what was composed in the browser into the files that curate issues, and takes it back. */
export interface CompositionDesk {
  /** The file that curates an issue, or would; from the project folder. */
  fileOf(issue: Issue): string;
  /** Writes the file of an issue. Nothing else is ever written. */
  write(issue: Issue, change: unknown): Promise<{ readonly file: string; readonly created: boolean }>;
  /** Restores the file that was written last as it was before. Throws when there is nothing to undo. */
  undo(): Promise<{ readonly file: string }>;
}

/** Makes the desk of a project. What can be undone is forgotten when the preview ends. */
export function createCompositionDesk(project: PreviewedProject): CompositionDesk {
  const undoable: { readonly file: string; readonly before: string | undefined; readonly after: string }[] = [];
  const absolute = (file: string): string => join(project.directory, file);
  const fileOf = (issue: Issue): string => issue.source ?? `content/issues/${issue.slug}.md`;

  return {
    fileOf,
    write: async (issue, change) => {
      const publication = project.build?.publication;
      if (!publication) throw new Error("Cannot write the issue: expected a build that came about, got none yet");
      const file = fileOf(issue);
      const before = await textOf(absolute(file));
      const after = curateIssueFile(before, issue, readChange(change), publication);
      await writeWhole(absolute(file), after);
      undoable.push({ file, before, after });
      return { file, created: before === undefined };
    },
    undo: async () => {
      const last = undoable.pop();
      if (!last) throw new Error("There is nothing to undo");
      if ((await textOf(absolute(last.file))) !== last.after) {
        throw new Error(`${last.file} was changed since: undo it in your editor`);
      }
      if (last.before === undefined) await rm(absolute(last.file));
      else await writeWhole(absolute(last.file), last.before);
      return { file: last.file };
    },
  };
}

/** What the page sent, checked: it comes over HTTP. */
function readChange(change: unknown): CurationChange {
  const { pins, sections } = (change ?? {}) as { readonly pins?: unknown; readonly sections?: unknown };
  if (!isNames(pins) || !Array.isArray(sections))
    throw new Error("Cannot read the composition: expected pins and sections");
  return {
    pins,
    sections: sections.map(
      (section: { readonly title?: unknown; readonly as?: unknown; readonly articles?: unknown }) => {
        const { title, as, articles } = section;
        if (!isNames(articles) || (as !== "stories" && as !== "briefs" && as !== "links")) {
          throw new Error("Cannot read the composition: expected sections with articles");
        }
        return { title: typeof title === "string" && title !== "" ? title : undefined, as, articles };
      },
    ),
  };
}

function isNames(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((name) => typeof name === "string");
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch {
    return undefined;
  }
}

/** Replaces a file in one step: an editor that has it open never sees half of it. */
async function writeWhole(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
}

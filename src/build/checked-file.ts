import type { OutputFile } from "../model/output-file.js";
import type { Rule } from "../plugins/rule.js";
import type { Problem, Report } from "../problem/problem.js";
import { ProblemError } from "../problem/problem-error.js";

/** A file of a build: it can be rendered with everything that turns out wrong with it. */
export interface CheckedFile extends OutputFile {
  /** Renders the file and looks at it. What is reported depends on the file's key alone. */
  readonly render: () => Promise<Rendered>;
}

export interface Rendered {
  /** Absent when it cannot be made; the problems say why. */
  readonly bytes?: string | Uint8Array;
  readonly problems: readonly Problem[];
}

/**
 * Adds the rules that look at bytes to files, and catches what renderers report while they render.
 *
 * One file is rendered at a time, so that it is known which file a problem is about.
 *
 * @param listen - Sends reports of renderers to a list from now on.
 */
export function checkedFiles(
  files: readonly OutputFile[],
  rules: readonly Rule[],
  listen: (report: Report) => void,
): readonly CheckedFile[] {
  let last: Promise<unknown> = Promise.resolve();

  async function render(file: OutputFile): Promise<Rendered> {
    const problems: Problem[] = [];
    const report: Report = (problem) => void problems.push(problem);
    listen(report);
    try {
      const bytes = await file.bytes();
      for (const rule of rules) rule.checkBytes?.(file, bytes, report);
      return { bytes, problems };
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      return { problems: [...problems, ...error.problems] };
    }
  }

  function inTurn(file: OutputFile): Promise<Rendered> {
    const rendered = last.then(() => render(file));
    last = rendered.catch(() => undefined);
    return rendered;
  }

  return files.map((file) => checkedFile(file, inTurn));
}

/** Its key is made once, and only for those who ask: the preview asks for the keys of what it shows. */
function checkedFile(file: OutputFile, render: (file: OutputFile) => Promise<Rendered>): CheckedFile {
  let key: string | undefined;
  return {
    path: file.path,
    mediaType: file.mediaType,
    get key() {
      key ??= file.key;
      return key;
    },
    bytes: file.bytes,
    render: () => render(file),
  };
}

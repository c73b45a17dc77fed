import { inTurn } from "../model/in-turn.js";
import type { OutputFile } from "../model/output-file.js";
import type { Rule } from "../plugins/rule.js";
import type { Problem, Report } from "../problem/problem.js";
import { ProblemError } from "../problem/problem-error.js";

/** A file of a build: it can be rendered with everything that turns out wrong with it. */
export interface CheckedFile extends OutputFile {
  /** Renders the file and looks at it. What is reported depends on the file's key alone. */
  render(): Promise<Rendered>;
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
  const queue = inTurn();

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

  const renderInTurn = (file: OutputFile): Promise<Rendered> => queue(() => render(file));
  return files.map((file) => new FileOfBuild(file, renderInTurn));
}

/**
 * Its key is made once, and only for those who ask: the preview asks for the keys of what it shows.
 *
 * Class, not closures: a publication has 100,000 of them.
 */
class FileOfBuild implements CheckedFile {
  readonly #file: OutputFile;
  readonly #render: (file: OutputFile) => Promise<Rendered>;
  #key: string | undefined;

  constructor(file: OutputFile, render: (file: OutputFile) => Promise<Rendered>) {
    this.#file = file;
    this.#render = render;
  }

  get path(): string {
    return this.#file.path;
  }

  get mediaType(): string {
    return this.#file.mediaType;
  }

  get key(): string {
    this.#key ??= this.#file.key;
    return this.#key;
  }

  bytes(): ReturnType<OutputFile["bytes"]> {
    return this.#file.bytes();
  }

  render(): Promise<Rendered> {
    return this.#render(this.#file);
  }
}

import type { OutputFile } from "../model/output-file.js";
import type { ProblemCode, Report } from "../problem/problem.js";
import type { Publication } from "../publication/publication.js";

/** Looks for one kind of mistake. One rule, one file, one test, one line in the README. */
export interface Rule {
  /** The code of the problems it reports. */
  readonly code: ProblemCode;
  /** What it looks for and why that matters, a sentence; the README's list is made from it. */
  readonly description: string;
  /** Looks at the publication and at which files there will be. Runs in every build: nothing is rendered here. */
  check?(publication: Publication, files: readonly OutputFile[], report: Report): void;
  /**
   * Looks at one file as it was just rendered. Runs only then, and what it reports is remembered
   * with the file's key, so it must depend on nothing but the file.
   */
  checkBytes?(file: OutputFile, bytes: string | Uint8Array, report: Report): void;
}

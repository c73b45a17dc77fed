import type { OutputFile } from "../model/output-file.js";
import type { Report } from "../problem/problem.js";
import type { Publication } from "../publication/publication.js";

/** Looks for one kind of mistake. One rule, one file, one test, one line in the README. */
export interface Rule {
  /** The code of the problems it reports. */
  readonly code: string;
  /** What it looks for and why that matters, a sentence; the README's list is made from it. */
  readonly description: string;
  check(publication: Publication, files: readonly OutputFile[], report: Report): void;
}

import type { OutputFile } from "../model/output-file.js";
import type { Report } from "../problem/problem.js";
import type { Publication } from "../publication/publication.js";
import type { Templates } from "../templating/templates.js";
import type { Memory } from "./memory.js";

/** Makes one kind of output of a publication: mail, feeds, pages. The built-in outputs are renderers too. */
export interface Renderer {
  /** One word, for messages: `archive`. */
  readonly name: string;
  /**
   * Describes the files; their bytes are made later, and only where needed.
   *
   * Pure and cheap: no body is fetched here. Everything a file's bytes depend on goes into its key.
   *
   * @param memory - For what is slow to make and the same from build to build.
   */
  render(publication: Publication, templates: Templates, report: Report, memory: Memory): readonly OutputFile[];
}

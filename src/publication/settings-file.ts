import type { SourceFile, SourceTree } from "../model/source-tree.js";
import type { Problem } from "../problem/problem.js";
import { ProblemError } from "../problem/problem-error.js";

/** Where the settings may be, from the project folder; the first that exists counts. */
export const SETTINGS_PATHS = ["content/publication.yaml", "content/publication.yml"] as const;

/**
 * The settings file of a project.
 *
 * @throws {ProblemError} `publication/settings-missing` if there is none.
 */
export function settingsFile(tree: SourceTree): SourceFile {
  for (const path of SETTINGS_PATHS) {
    const file = tree.get(path);
    if (file) return file;
  }
  throw new ProblemError(missing());
}

function missing(): Problem {
  return {
    code: "publication/settings-missing",
    severity: "error",
    message: `Cannot read the settings: expected ${SETTINGS_PATHS[0]}, got no such file`,
    hint: "Run postrider init in an empty folder, or name the project's folder with --dir",
  };
}

import type { Problem } from "../problem/problem.js";

/** A symbolic link that leads out of the project: what is behind it is not read. */
export function linkOutside(path: string): Problem {
  return {
    code: "disk/link-outside",
    severity: "warning",
    message: `Cannot follow the link "${path}": expected one that leads to a file of the project, got one that leads out of it`,
    place: { file: path },
    hint: "Copy the file, or name its folder in the settings: articles.files and articles.static may lead out with ../",
  };
}

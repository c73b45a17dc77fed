import type { Problem } from "../problem/problem.js";
import { systemReason } from "./system-reason.js";

/** The problem that a file or folder of the project cannot be read, with the system's own reason. */
export function unreadable(path: string, error: unknown): Problem {
  return {
    code: "disk/unreadable",
    severity: "error",
    message: `Cannot read "${path}": expected the system to allow it, got ${systemReason(error)}`,
    place: { file: path },
    hint: "Give yourself the right to read it, or move it out of the folder",
  };
}

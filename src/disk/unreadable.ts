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

/** The problem that a file or folder has a name that is not UTF-8; U+FFFD stands for what cannot be read of it. */
export function namedOtherwise(path: string): Problem {
  return {
    code: "disk/unreadable",
    severity: "error",
    message: `Cannot read "${path}": expected a name in UTF-8, got one in another encoding`,
    place: { file: path },
    hint: "Rename it: with mv, or many of them with convmv -f latin1 -t utf8 -r --notest content",
  };
}

import type { Problem } from "../problem/problem.js";

/** What to do about a refusal, by its code; others are about rights. */
const HINTS: Readonly<Record<string, string>> = {
  ENOSPC: "Make room on the disk",
  EDQUOT: "Make room on the disk",
  EROFS: "Work on a disk that can be written to",
  EEXIST: "A file stands where a folder belongs: move it away, or name another folder",
  ENOTDIR: "A file stands where a folder belongs: move it away, or name another folder",
  EISDIR: "A folder stands where a file belongs: move it away",
  ENOENT: "Put it back, or run the command again if another program had moved it for a moment",
  EMFILE: "Let a process open more files, with ulimit -n 65536",
  ENAMETOOLONG: "Give it a shorter name",
};

/** Linux says `ENOSPC` of its limit, too. */
const TOO_MANY_WATCHED = "Let the system watch more folders, with sudo sysctl fs.inotify.max_user_watches=524288";

/** All folders above are made, or there. */
const NO_PLACE_FOR_FOLDERS = "Name another folder: in this place the system makes none";

/**
 * The problem that the system refused to read, write or watch a file, and nobody knew better what it was for;
 * undefined for any other error.
 */
export function refusedBySystem(error: unknown): Problem | undefined {
  if (!isOfFile(error)) return undefined;
  const { code, syscall, path = PLACES[syscall], message } = error;
  const reason = message.replace(/,[^,]*$/, "");
  return {
    code: "disk/refused",
    severity: "error",
    message: `Cannot go on: expected the system to allow "${syscall}" for "${path}", got ${reason}`,
    hint: hintFor(code, syscall),
  };
}

function hintFor(code: string, syscall: string): string {
  if (syscall === "watch" && code === "ENOSPC") return TOO_MANY_WATCHED;
  if (syscall === "mkdir" && code === "ENOENT") return NO_PLACE_FOR_FOLDERS;
  return HINTS[code] ?? "Give yourself the right to it, or name another folder";
}

/** What the calls are for that name no path. */
const PLACES: Readonly<Record<string, string>> = { uv_cwd: "the current folder", write: "the output of the command" };

interface FileError extends Error {
  readonly code: string;
  readonly syscall: string;
  readonly path?: string;
}

/** Mistakes in the arguments of a function of Node have a code alone; what is of the network, no path. */
function isOfFile(error: unknown): error is FileError {
  if (!(error instanceof Error)) return false;
  const { code, syscall, path } = error as NodeJS.ErrnoException;
  return code !== undefined && syscall !== undefined && (path !== undefined || syscall in PLACES);
}

import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { memoryTree } from "../build/memory-tree.js";
import type { SourceTree } from "../model/source-tree.js";
import { ProblemError } from "../problem/problem-error.js";
import type { ParsedSettings } from "../publication/parse-settings.js";
import { SETTINGS_PATHS } from "../publication/settings-file.js";
import { unreadable } from "./unreadable.js";

/**
 * The settings of a project, for commands that need no more of it.
 *
 * @param dir - Absolute path of the project folder.
 * @throws {ProblemError} If there are none, they cannot be read, or they have errors.
 */
export async function projectSettings(dir: string): Promise<ParsedSettings> {
  const { parseSettings } = await import("../publication/parse-settings.js");
  return parseSettings(settingsTree(dir));
}

/** A project as far as its settings go: no other files are listed. */
export function settingsTree(dir: string): SourceTree {
  const found = SETTINGS_PATHS.flatMap((path) => {
    const bytes = bytesOf(dir, path);
    return bytes ? [[path, bytes] as const] : [];
  });
  return memoryTree(Object.fromEntries(found));
}

/** The bytes of a file; undefined where there is none, as in a folder that is a file. */
function bytesOf(dir: string, path: string): Uint8Array | undefined {
  const file = join(dir, path);
  try {
    return statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file) : undefined;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOTDIR") return undefined;
    throw new ProblemError(unreadable(path, error), { cause: error });
  }
}

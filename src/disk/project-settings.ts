import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { memoryTree } from "../build/memory-tree.js";
import type { SourceTree } from "../model/source-tree.js";
import type { ParsedSettings } from "../publication/parse-settings.js";
import { SETTINGS_PATHS } from "../publication/settings-file.js";

/**
 * The settings of a project, for commands that need no more of it.
 *
 * @param dir - Absolute path of the project folder.
 * @throws {ProblemError} If there are none, or they have errors.
 */
export async function projectSettings(dir: string): Promise<ParsedSettings> {
  const { parseSettings } = await import("../publication/parse-settings.js");
  return parseSettings(settingsTree(dir));
}

/** A project as far as its settings go: no other files are listed. */
export function settingsTree(dir: string): SourceTree {
  const found = SETTINGS_PATHS.filter((path) => statSync(join(dir, path), { throwIfNoEntry: false })?.isFile());
  return memoryTree(Object.fromEntries(found.map((path) => [path, readFileSync(join(dir, path))])));
}

import { digestOf } from "../model/digest.js";
import type { SourceTree } from "../model/source-tree.js";
import type { Memory } from "../plugins/memory.js";
import type { ParsedSettings } from "../publication/parse-settings.js";
import { SETTINGS_PATHS } from "../publication/settings-file.js";
import { VERSION } from "../version.js";

/**
 * Reads the settings, or remembers them: the parsers of YAML and schemas are only loaded when the
 * file has changed.
 *
 * Throws `ProblemError` when they cannot be used.
 */
export async function readSettings(tree: SourceTree, memory: Memory): Promise<ParsedSettings> {
  const key = digestOf("settings", VERSION, ...SETTINGS_PATHS.map((path) => tree.get(path)?.digest()));
  const known = memory.share<ParsedSettings>(key, () => {
    const text = memory.get(key);
    return text === undefined ? undefined : JSON.parse(text);
  });
  if (known !== undefined) return known;
  const { parseSettings } = await import("../publication/parse-settings.js");
  const parsed = parseSettings(tree);
  memory.put(key, JSON.stringify(parsed));
  return parsed;
}

import { digestOf } from "../model/digest.js";
import type { SourceTree } from "../model/source-tree.js";
import type { Problem } from "../problem/problem.js";
import { ProblemError } from "../problem/problem-error.js";
import { type Settings, settingsSchema } from "./settings.js";
import { SETTINGS_PATHS, settingsFile } from "./settings-file.js";
import { expectedBy, settingsProblems } from "./settings-problem.js";
import { readSettingsYaml } from "./settings-yaml.js";

/** Settings ready for use. Plain data: they survive JSON, so they can be remembered by the file's digest. */
export interface ParsedSettings {
  readonly settings: Settings;
  /** Hash of the settings as they count, defaults included (hex): comments and order of keys do not change it. */
  readonly settingsDigest: string;
  /** Warnings; errors are thrown. */
  readonly problems: readonly Problem[];
}

/**
 * Reads and checks `content/publication.yaml`.
 *
 * This module brings zod and a YAML parser with it; import it where settings are not known yet.
 *
 * @throws {ProblemError} With every error of the file: a publication built with settings that
 *   nobody meant would overwrite a good one.
 */
export function parseSettings(tree: SourceTree): ParsedSettings {
  const yaml = readSettingsYaml(settingsFile(tree));
  const result = settingsSchema.safeParse(yaml.values ?? {}, { error: expectedBy });
  if (!result.success) {
    const [first, ...others] = result.error.issues.flatMap((issue) => settingsProblems(issue, yaml)).sort(byLine);
    if (first) throw new ProblemError([first, ...others]);
    throw result.error;
  }
  return { settings: result.data, settingsDigest: digestOf(result.data), problems: overlooked(tree) };
}

function byLine(a: Problem, b: Problem): number {
  return (a.place?.line ?? 0) - (b.place?.line ?? 0);
}

/** A second settings file would be edited in vain. */
function overlooked(tree: SourceTree): readonly Problem[] {
  const [used, ...others] = SETTINGS_PATHS.filter((path) => tree.get(path));
  return others.map((path) => ({
    code: "publication/settings-twice",
    severity: "warning",
    message: `Cannot use both settings files: expected one, got ${used} as well, which counts`,
    place: { file: path },
    hint: `Remove ${path}`,
  }));
}

import { type FilePatterns, filePatterns } from "../publication/file-patterns.js";
import type { Settings } from "../publication/settings.js";
import { SETTINGS_PATHS } from "../publication/settings-file.js";
import { ISSUED_IDS_FILE } from "./issued-ids-file.js";

/**
 * Whether a file may go out as it is. Sources of articles and issues may not, also where they make
 * none: a draft with a mistake in its front matter must not be published by a link to it.
 */
export function isAsset(path: string, settings: Settings): boolean {
  if (SETTINGS_PATHS.some((file) => file === path) || path === ISSUED_IDS_FILE) return false;
  const sources = known.get(settings) ?? [filePatterns(settings.articles.files), filePatterns(settings.issues.files)];
  known.set(settings, sources);
  return !sources.some((patterns) => patterns.matches(path));
}

/** Two, because what one passes over (`!issues/**`) may be meant by the other. */
const known = new WeakMap<Settings, readonly FilePatterns[]>();

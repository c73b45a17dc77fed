import { type FilePatterns, filePatterns } from "../publication/file-patterns.js";
import type { Settings } from "../publication/settings.js";
import type { FrontMatterMap, FrontMatterValue } from "./front-matter.js";

/** The front matter that `articles.defaults` gives to the file at a path; later entries go over earlier ones. */
export function folderDefaults(settings: Settings, path: string): FrontMatterMap {
  const fitting = entriesOf(settings).filter(({ files }) => files === undefined || files.matches(path));
  return Object.assign({}, ...fitting.map(({ values }) => values));
}

interface Entry {
  readonly files: FilePatterns | undefined;
  readonly values: FrontMatterMap;
}

const known = new WeakMap<Settings, readonly Entry[]>();

/** Patterns are compiled once for all articles. */
function entriesOf(settings: Settings): readonly Entry[] {
  const entries =
    known.get(settings) ??
    settings.articles.defaults.map(({ files, ...values }) => ({
      files: files && filePatterns(files),
      values: toMap(values),
    }));
  known.set(settings, entries);
  return entries;
}

function toMap(values: Readonly<Record<string, unknown>>): FrontMatterMap {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, toValue(value)]));
}

function toValue(value: unknown): FrontMatterValue {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map(toValue);
  return typeof value === "object" ? toMap(value as Record<string, unknown>) : String(value);
}

import type * as Toml from "smol-toml";
import { lazyPackage } from "../model/lazy-package.js";
import type { Report } from "../problem/problem.js";
import type { FrontMatter, FrontMatterMap, FrontMatterValue } from "./front-matter.js";
import { placeOfKey } from "./place-of-key.js";
import type { MatterSource } from "./read-front-matter.js";

const toml = lazyPackage<typeof Toml>("smol-toml");

/** Reads TOML front matter (Zola, Hugo). Dates stay as written, with their zone or without one. */
export function readToml(source: MatterSource, report: Report): FrontMatter | undefined {
  try {
    const values = toValue(toml.parse(source.text), [], source) as FrontMatterMap;
    return { values, placeOf: (...path) => placeOfKey(source, path) };
  } catch (error) {
    if (!(error instanceof toml.TomlError)) throw error;
    const [reason = ""] = error.message.replace(/^Invalid TOML document: /, "").split("\n");
    report({
      code: "articles/toml",
      severity: "error",
      message: `Cannot read the front matter: expected TOML, got something else (${reason})`,
      place: { file: source.file, line: source.line + error.line - 1, column: error.column },
      hint: 'Write one key a line, texts in quotes, as in title = "A headline"',
    });
    return undefined;
  }
}

function toValue(value: unknown, path: readonly string[], source: MatterSource): FrontMatterValue {
  if (value instanceof toml.TomlDate) return dateAsWritten(value, path, source) ?? value.toISOString();
  if (Array.isArray(value)) return value.map((item) => toValue(item, path, source));
  if (typeof value !== "object" || value === null) return String(value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toValue(inner, [...path, key], source)]));
}

/**
 * The text of a date: the parser takes 30 February for 2 March, so that nobody would hear of the mistake.
 *
 * Titles and comments may hold dates, too, even behind the name of the key: only what the parser
 * makes the same date of is what it read.
 */
function dateAsWritten(date: Toml.TomlDate, path: readonly string[], source: MatterSource): string | undefined {
  const { line = source.line, column = 1 } = placeOfKey(source, path);
  const placed = source.text.split("\n")[line - source.line]?.slice(column - 1) ?? "";
  const written = [...(placed.match(DATE)?.slice(0, 1) ?? []), ...(source.text.match(DATE) ?? [])];
  return written.find((text) => isSame(new toml.TomlDate(text), date));
}

function isSame(one: Toml.TomlDate, other: Toml.TomlDate): boolean {
  return one.getTime() === other.getTime() && one.isDate() === other.isDate() && one.isLocal() === other.isLocal();
}

const DATE = /\d{4}-\d{2}-\d{2}(?:[Tt ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:[Zz]|[+-]\d{2}:\d{2})?)?/g;

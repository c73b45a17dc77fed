import { parse, TomlDate, TomlError } from "smol-toml";
import type { Report } from "../problem/problem.js";
import type { FrontMatter, FrontMatterMap, FrontMatterValue } from "./front-matter.js";
import { placeOfKey } from "./place-of-key.js";
import type { MatterSource } from "./read-front-matter.js";

/** Reads TOML front matter (Zola, Hugo). Dates stay as written, with their zone or without one. */
export function readToml(source: MatterSource, report: Report): FrontMatter | undefined {
  try {
    const values = toValue(parse(source.text)) as FrontMatterMap;
    return { values, placeOf: (...path) => placeOfKey(source, path) };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [reason = ""] = error.message.replace(/^Invalid TOML document: /, "").split("\n");
    report({
      code: "articles/toml",
      severity: "error",
      message: `Cannot read the front matter: expected TOML, got an error: ${reason}`,
      place: { file: source.file, line: source.line + error.line - 1, column: error.column },
      hint: 'Write one key a line, texts in quotes, as in title = "A headline"',
    });
    return undefined;
  }
}

function toValue(value: unknown): FrontMatterValue {
  if (value instanceof TomlDate) return value.toISOString();
  if (Array.isArray(value)) return value.map(toValue);
  if (typeof value !== "object" || value === null) return String(value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toValue(inner)]));
}

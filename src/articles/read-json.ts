import type { Place } from "../model/place.js";
import type { Report } from "../problem/problem.js";
import type { FrontMatter, FrontMatterMap, FrontMatterValue } from "./front-matter.js";
import { placeAt } from "./place-at.js";
import { placeOfKey } from "./place-of-key.js";
import type { MatterSource } from "./read-front-matter.js";

/** Reads JSON front matter (Hugo): an object before the text, or between fences. */
export function readJson(source: MatterSource, report: Report): FrontMatter | undefined {
  try {
    const values: unknown = JSON.parse(source.text);
    if (typeof values === "object" && values !== null && !Array.isArray(values)) {
      return { values: toValue(values) as FrontMatterMap, placeOf: (...path) => placeOfKey(source, path) };
    }
    throw new SyntaxError("not an object");
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    report({
      code: "articles/json",
      severity: "error",
      message: "Cannot read the front matter: expected a JSON object, got text that is none",
      place: placeOfError(source, error.message),
      hint: "Put keys and texts in double quotes, and no comma after the last value",
    });
    return undefined;
  }
}

/** The engine tells the offset in its message ("… at position 12"), where it tells it at all. */
function placeOfError({ file, text, line }: MatterSource, message: string): Place {
  const [, position = "0"] = /position (\d+)/.exec(message) ?? [];
  const place = placeAt(file, text, Number(position));
  return { ...place, line: (place.line ?? 1) + line - 1 };
}

function toValue(value: unknown): FrontMatterValue {
  if (value === null) return null;
  if (Array.isArray(value)) return value.map(toValue);
  if (typeof value !== "object") return String(value);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toValue(inner)]));
}

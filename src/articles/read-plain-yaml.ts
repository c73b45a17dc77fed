import type { FrontMatter, FrontMatterValue } from "./front-matter.js";
import type { MatterSource } from "./read-front-matter.js";

/**
 * Reads front matter of the plainest kind: one `key: value` a line, the value a text, a quoted text
 * without escapes, or a list of such in brackets. Undefined for everything else.
 *
 * Nearly all front matter is of this kind, and a YAML parser takes ten times as long to come to the
 * same result; a test holds the two against each other.
 */
export function readPlainYaml({ file, text, line }: MatterSource): FrontMatter | undefined {
  const values: Record<string, FrontMatterValue> = {};
  const places = new Map<string, { readonly line: number; readonly columns: readonly number[] }>();
  const rows = text.split("\n");
  if (rows.at(-1) === "") rows.pop();
  for (const [index, row] of rows.entries()) {
    const [, key = "", gap = "", written = ""] = ROW.exec(row) ?? [];
    if (key === "" || places.has(key)) return undefined;
    const column = key.length + gap.length + 1;
    const value = readValue(written);
    if (!value) return undefined;
    values[key] = value.value;
    places.set(key, {
      line: line + index,
      columns: [written === "" ? 1 : column + 1, ...value.items.map((offset) => column + offset + 1)],
    });
  }
  return {
    values,
    placeOf(key, item) {
      const place = places.get(String(key));
      if (!place) return { file, line, column: 1 };
      const column = place.columns[typeof item === "number" ? item + 1 : 0] ?? place.columns[0] ?? 1;
      return { file, line: place.line, column };
    },
  };
}

const ROW = /^([A-Za-z][\w-]*):(?:( +)(\S|\S.*\S))?$/;
/** Begins with no sign that means something in YAML, and has no comment, colon with a space, or tab. */
const PLAIN = /^[\p{L}\p{N}(/.](?:[^\s#:]| (?! *#)|:(?=[^\s#]))*$/u;
const PLAIN_ITEM = /^[\p{L}\p{N}(/.](?:[^\s#:,[\]{}"'?]| )*$/u;
const QUOTED = /^(?:"[^"\\]*"|'[^']*')$/;
const NOTHING = /^(?:~|null|Null|NULL|)$/;

interface Value {
  readonly value: FrontMatterValue;
  /** Where the items of a list begin. */
  readonly items: readonly number[];
}

function readValue(text: string): Value | undefined {
  if (text.startsWith("[") && text.endsWith("]")) return readList(text);
  const value = readText(text, PLAIN);
  return value === undefined ? undefined : { value, items: [] };
}

function readText(text: string, plain: RegExp): string | null | undefined {
  if (NOTHING.test(text)) return null;
  if (QUOTED.test(text)) return text.slice(1, -1);
  return plain.test(text) ? text : undefined;
}

function readList(text: string): Value | undefined {
  const value: FrontMatterValue[] = [];
  const items: number[] = [];
  let at = 1;
  for (const part of text.slice(1, -1).split(",")) {
    const trimmed = part.trim();
    const item = trimmed === "" ? undefined : readText(trimmed, PLAIN_ITEM);
    if (item === undefined) return undefined;
    value.push(item);
    items.push(at + part.indexOf(trimmed));
    at += part.length + 1;
  }
  return { value, items };
}

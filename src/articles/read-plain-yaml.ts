import type { FrontMatter, FrontMatterValue } from "./front-matter.js";
import type { MatterSource } from "./read-front-matter.js";

/**
 * Reads front matter of the plainest kind: one `key: value` a line, the value a text, a quoted text, or a list of
 * such, in brackets or a line each. Undefined for everything else.
 *
 * Nearly all front matter is of this kind, and a YAML parser takes ten times as long to come to the
 * same result; a test holds the two against each other.
 */
export function readPlainYaml({ file, text, line }: MatterSource): FrontMatter | undefined {
  const values: Record<string, FrontMatterValue> = {};
  const places = new Map<string, readonly Spot[]>();
  const rows = text.split("\n");
  if (rows.at(-1) === "") rows.pop();
  for (let index = 0; index < rows.length; index += 1) {
    const [, key = "", gap = "", written = ""] = ROW.exec(rows[index] ?? "") ?? [];
    if (key === "" || places.has(key)) return undefined;
    const lines = written === "" ? itemLines(rows, index + 1) : 0;
    const start = { line: line + index, column: key.length + gap.length + 2 };
    const value =
      lines > 0 ? readLines(rows.slice(index + 1, index + 1 + lines), start.line + 1) : readValue(written, start);
    if (!value) return undefined;
    values[key] = value.value;
    places.set(key, value.spots);
    index += lines;
  }
  return {
    values,
    placeOf(key, item) {
      const spots = places.get(String(key)) ?? [{ line, column: 1 }];
      const spot = spots[typeof item === "number" ? item + 1 : 0] ?? spots[0];
      return { file, line: spot?.line ?? line, column: spot?.column ?? 1 };
    },
  };
}

const ROW = /^([A-Za-z][\w-]*):(?:( +)(\S|\S.*\S))? *$/;
const ITEM_ROW = /^( *- +)(\S|\S.*\S) *$/;
/** Begins with no sign that means something in YAML, and has no comment, colon with a space, or tab. */
const PLAIN = /^[\p{L}\p{N}(/.](?:[^\s#:]| (?! *#)|:(?=[^\s#]))*$/u;
const PLAIN_ITEM = /^[\p{L}\p{N}(/.](?:[^\s#:,[\]{}"'?]| )*$/u;
const QUOTED = /^(?:"(?:[^"\\]|\\["\\/])*"|'(?:[^']|'')*')$/;
/** An item of a list in brackets, with the spaces around it, up to its comma or the end. */
const ITEM = /( *)("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,"' ](?:[^,"']*[^,"' ])?) *(?:,|$)/y;
const NOTHING = /^(?:~|null|Null|NULL|)$/;

/** Where something begins, 1-based. */
interface Spot {
  readonly line: number;
  readonly column: number;
}

interface Value {
  readonly value: FrontMatterValue;
  /** Where it begins, then where each item of a list does. */
  readonly spots: readonly Spot[];
}

function readValue(text: string, spot: Spot): Value | undefined {
  if (text.startsWith("[") && text.endsWith("]")) return readList(text.slice(1, -1), spot);
  const value = readText(text, PLAIN);
  // Nothing stands at the beginning of its line.
  return value === undefined ? undefined : { value, spots: [text === "" ? { ...spot, column: 1 } : spot] };
}

function readText(text: string, plain: RegExp): string | null | undefined {
  if (NOTHING.test(text)) return null;
  if (!QUOTED.test(text)) return plain.test(text) ? text : undefined;
  const inner = text.slice(1, -1);
  return text.startsWith("'") ? inner.replaceAll("''", "'") : inner.replace(/\\(.)/g, "$1");
}

/** @param text - What stands between the brackets. */
function readList(text: string, spot: Spot): Value | undefined {
  const value: FrontMatterValue[] = [];
  const spots = [spot];
  ITEM.lastIndex = 0;
  for (let at = 0; at < text.length; at = ITEM.lastIndex) {
    const [, gap = "", written = ""] = ITEM.exec(text) ?? [];
    const item = written === "" ? undefined : readText(written, PLAIN_ITEM);
    if (item === undefined) return undefined;
    value.push(item);
    spots.push({ line: spot.line, column: spot.column + 1 + at + gap.length });
  }
  return text.trimEnd().endsWith(",") || value.length === 0 ? undefined : { value, spots };
}

/** How many rows from one on are items of a list. */
function itemLines(rows: readonly string[], from: number): number {
  let count = 0;
  while (/^ *- /.test(rows[from + count] ?? "")) count += 1;
  return count;
}

/** @param line - Of the first row. */
function readLines(rows: readonly string[], line: number): Value | undefined {
  const value: FrontMatterValue[] = [];
  const spots: Spot[] = [];
  const indent = rows[0]?.indexOf("-") ?? 0;
  for (const [index, row] of rows.entries()) {
    const [, gap = "", written = ""] = ITEM_ROW.exec(row) ?? [];
    const item = written === "" || gap.indexOf("-") !== indent ? undefined : readText(written, PLAIN);
    if (item === undefined) return undefined;
    value.push(item);
    spots.push({ line: line + index, column: gap.length + 1 });
  }
  return { value, spots: [{ line, column: indent + 1 }, ...spots] };
}

import { fieldName } from "../message/field-name.js";
import { rolesByName } from "./list-columns.js";

/** One line of a list of JSON lines. */
export interface JsonRow {
  /** The whole of it, as parsed. */
  readonly value: Record<string, unknown>;
  /** What of it is about a reader; of several with one role, the last counts. */
  readonly cells: readonly JsonCell[];
}

/** A value of a row, and what it is. */
export interface JsonCell {
  /** `address`, `name`, `tags` …; a field's name stands after a colon. */
  readonly role: string;
  readonly value: unknown;
  /** The object that it stands in, the row or its `fields`. */
  readonly within: Record<string, unknown>;
  readonly key: string;
}

/**
 * Reads a line: columns by any name, or a row that we wrote ourselves, with all fields under `fields`.
 * An object within it is no column of ours, whatever it is called: `"address": { "city": "Almaty" }`.
 *
 * @param columns - `settings.sending.columns`
 * @returns undefined for what is no JSON object.
 */
export function parseJsonRow(text: string, columns: Readonly<Record<string, string>>): JsonRow | undefined {
  const value = parseJson(text);
  if (!value) return undefined;
  const { said, own } = partsOf(value);
  const keys = Object.keys(said).filter((key) => Array.isArray(said[key]) || !isObject(said[key]));
  const cells = (rolesByName(keys, columns) ?? []).map((role, index) => {
    const key = keys[index] ?? "";
    return { role: typeof role === "string" ? role : `:${role.field}`, value: said[key], within: value, key };
  });
  const fields = Object.keys(own).map((key) => ({
    role: `:${fieldName(key)}`,
    value: own[key],
    within: own,
    key,
  }));
  return { value, cells: [...cells, ...fields] };
}

function parseJson(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A row that we wrote ourselves keeps its fields under one key, which may be called as what is known of a reader
 * is; and it may say that the reader is suppressed: the ledger knows that, and may know better by now.
 */
function partsOf(value: Record<string, unknown>): {
  readonly said: Record<string, unknown>;
  readonly own: Record<string, unknown>;
} {
  const { fields, suppressed, ...others } = value;
  if (isObject(fields)) return { said: others, own: fields };
  return { said: value, own: {} };
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

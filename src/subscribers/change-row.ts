import { isDeepStrictEqual } from "node:util";
import type { Subscriber } from "../model/subscriber.js";
import { isObject, parseJsonRow } from "./json-row.js";

/**
 * Writes into a row of the kept list what has changed about its reader, where it stands already or, if it is new, as
 * in rows of our own. All else stays: keys that people chose, nested values, columns that nobody reads (but a number
 * loses what `JSON.parse` does not keep, digits beyond 2^53). A row about which nothing has changed is not even
 * written anew.
 *
 * @param text - The row, a JSON object that says `before`.
 */
export function changeRow(text: string, before: Subscriber, now: Subscriber): string {
  const changes = changesOf(before, now);
  const row = parseJsonRow(text, {});
  if (!row || changes.length === 0) return text;
  const added: Record<string, unknown> = {};
  for (const [role, value] of changes) {
    const cell = row.cells.findLast((each) => each.role === role);
    if (cell) cell.within[cell.key] = value;
    else if (role.startsWith(":")) added[role.slice(1)] = value;
    else row.value[role] = value;
  }
  return JSON.stringify(withFields(row.value, added));
}

/** What is to be written, by role as in `JsonCell`. Nothing is ever taken from a reader, so nothing is missing in `now`. */
function changesOf(before: Subscriber, now: Subscriber): readonly (readonly [role: string, value: unknown])[] {
  const known = (["name", "language", "tags"] as const).filter((role) => !isDeepStrictEqual(before[role], now[role]));
  const fields = Object.entries(now.fields).filter(([name, value]) => before.fields[name] !== value);
  return [
    ...known.map((role) => [role, now[role]] as const),
    ...fields.map(([name, value]) => [`:${name}`, value] as const),
  ];
}

function withFields(row: Record<string, unknown>, added: Record<string, unknown>): Record<string, unknown> {
  if (Object.keys(added).length === 0) return row;
  const { fields = {} } = row;
  // A column of that name may hold what is no object.
  return { ...row, fields: { ...(isObject(fields) ? fields : { fields }), ...added } };
}

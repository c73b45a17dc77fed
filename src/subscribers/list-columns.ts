import { fieldName } from "../message/field-name.js";
import { normaliseAddress } from "./normalise-address.js";

/** What a column is: one of these, or a field of its own name. */
export type Role = "address" | "name" | "given" | "family" | "language" | "tags" | { readonly field: string };

/** Names of columns as the common list programs and spreadsheets write them, without spaces and signs. */
const KNOWN: ReadonlyMap<string, Exclude<Role, object>> = new Map<string, Exclude<Role, object>>([
  ["address", "address"],
  ["email", "address"],
  ["emailaddress", "address"],
  ["mail", "address"],
  ["subscriber", "address"],
  ["почта", "address"],
  ["эл", "address"],
  ["correo", "address"],
  ["courriel", "address"],
  ["邮箱", "address"],
  ["name", "name"],
  ["fullname", "name"],
  ["имя", "name"],
  ["nombre", "name"],
  ["nom", "name"],
  ["firstname", "given"],
  ["givenname", "given"],
  ["vorname", "given"],
  ["prénom", "given"],
  ["lastname", "family"],
  ["surname", "family"],
  ["familyname", "family"],
  ["nachname", "family"],
  ["language", "language"],
  ["lang", "language"],
  ["locale", "language"],
  ["sprache", "language"],
  ["язык", "language"],
  ["tags", "tags"],
  ["tag", "tags"],
  ["lists", "tags"],
  ["groups", "tags"],
]);

/**
 * Tells what the columns of a list are, by their names.
 *
 * @param written - Settings' word on it: column → address, name, language, tags, or a field's name.
 * @returns The roles, or undefined when no column is the address: the first row is then no header.
 */
export function rolesByName(
  names: readonly string[],
  written: Readonly<Record<string, string>>,
): readonly Role[] | undefined {
  const taken = new Set<string>();
  const roles = names.map((name): Role => {
    const said = Object.hasOwn(written, name.trim()) ? written[name.trim()] : undefined;
    const role = KNOWN.get(said ?? plain(name));
    if (role === undefined || taken.has(role)) return { field: fieldName(said ?? name) };
    taken.add(role);
    return role;
  });
  return taken.has("address") ? roles : undefined;
}

/** Tells what the columns of a list without a header are: the first that looks like one is the address. */
export function rolesByContent(cells: readonly string[]): readonly Role[] | undefined {
  const address = cells.findIndex((cell) => "address" in normaliseAddress(cell));
  if (address < 0) return undefined;
  return cells.map((_, index) => (index === address ? "address" : { field: `column-${index + 1}` }));
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}]/gu, "");
}

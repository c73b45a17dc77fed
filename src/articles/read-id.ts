import type { Report } from "../problem/problem.js";
import { textOf } from "./field-values.js";
import type { Fields } from "./fields.js";

/**
 * Reads the permanent id that an author gave, as it is. Only a bare UUID gets its name space
 * (RFC 9562 §4: `urn:uuid:`), because feeds want an IRI, and that is the IRI of a UUID.
 */
export function readId(fields: Fields, report: Report): string | undefined {
  const id = textOf(fields.get("id"), report);
  return id !== undefined && /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id)
    ? `urn:uuid:${id.toLowerCase()}`
    : id;
}

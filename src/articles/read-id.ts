import type { Report } from "../problem/problem.js";
import { textOf } from "./field-values.js";
import type { Fields } from "./fields.js";

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * Reads the permanent id that an author gave, as it is. Only a bare UUID gets its name space
 * (RFC 9562 §4: `urn:uuid:`), because feeds want an IRI, and that is the IRI of a UUID; under the
 * key `uuid` also one that is not quite a UUID, as other generators have published it so.
 */
export function readId(fields: Fields, report: Report): string | undefined {
  const field = fields.get("id");
  const id = textOf(field, report);
  if (id === undefined || id.includes(":")) return id;
  return field?.key.toLowerCase() === "uuid" || UUID.test(id) ? `urn:uuid:${id}` : id;
}

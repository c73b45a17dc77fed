import { decodePath } from "../model/canonical-url.js";

/** Path of a former address as people read it: without the name of its site, decoded, without query and fragment. */
export function formerPath(alias: string): string {
  return decodePath(alias.replace(/^https?:\/\/[^/]+/i, "").replace(/[?#].*$/s, ""));
}

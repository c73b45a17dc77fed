import { percentDecoded } from "../model/percent-decoded.js";

/** Path of a former address as people read it: without the name of its site, decoded, without query and fragment. */
export function formerPath(alias: string): string {
  return percentDecoded(alias.replace(/^https?:\/\/[^/]+/i, "").replace(/[?#].*$/s, ""));
}

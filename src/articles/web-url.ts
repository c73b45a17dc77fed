import { canonicalUrl } from "../model/canonical-url.js";

/** An absolute address of the web in canonical form; undefined for anything else. */
export function webUrl(text: string | undefined): string | undefined {
  return text !== undefined && /^https?:\/\//i.test(text) ? canonicalUrl(text) : undefined;
}

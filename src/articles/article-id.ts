import type { Settings } from "../publication/settings.js";
import type { OutlinedArticle } from "./outline.js";
import { belowPattern } from "./permalink.js";

/**
 * Derives the permanent id of an article that has none written: a `tag:` URI (RFC 4151).
 *
 * It is made of the file's folders and name alone, so that title, slug, address and date may
 * change; and once issued it is kept, so that the file may be renamed as well (`applyIssuedIds`).
 *
 * @param publication - The publication's own id: `tag:courier.example,2026:`.
 */
export function deriveId({ source }: OutlinedArticle, publication: string, settings: Settings): string {
  const name = belowPattern(source, settings)
    .normalize("NFC")
    .replace(/\.[A-Za-z]+$/, "")
    .replace(/(?<=.)\/index$/, "");
  return publication + encodeURI(name).replace(/[#?[\]]/g, encodeURIComponent);
}

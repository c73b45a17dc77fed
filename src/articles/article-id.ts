import type { Settings } from "../publication/settings.js";
import type { UnlinkedArticle } from "./parsed-article.js";
import { belowPattern } from "./permalink.js";

/**
 * Derives what the permanent id of an article ends in that has none written. Behind the
 * publication's own id, `tag:courier.example,2026:`, it makes a `tag:` URI (RFC 4151).
 *
 * It is made of the file's folders and name alone, so that title, slug, address and date may
 * change; and once issued it is kept, so that the file may be renamed as well (`applyIssuedIds`).
 */
export function deriveName({ source }: Pick<UnlinkedArticle, "source">, settings: Settings): string {
  const name = belowPattern(source, settings)
    .normalize("NFC")
    .replace(/\.[A-Za-z]+$/, "")
    .replace(/(?<=.)\/index$/, "");
  return encodeURI(name).replace(/[#?[\]]/g, encodeURIComponent);
}

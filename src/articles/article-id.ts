import type { Settings } from "../publication/settings.js";
import type { UnlinkedArticle } from "./parsed-article.js";
import { pathBelow } from "./permalink.js";

/**
 * Derives the permanent id of an article that has none written: a `tag:` URI (RFC 4151).
 *
 * It is made of the file's folders and name, without date, and so stays when title, slug, address
 * or date change. Once issued it is kept (see the record of issued ids), so that it stays when
 * the file is renamed as well.
 *
 * @param base - `tag:courier.example,2026:`, the publication's own id.
 */
export function deriveId(article: UnlinkedArticle, base: string, settings: Settings): string {
  const suffix = article.source.match(/\.([a-z]{2,3}(?:[-_][A-Za-z]{2,4})?)\.[A-Za-z]+$/)?.[1];
  const name = pathBelow(article.source, settings).normalize("NFC");
  return base + encodeURI(suffix === undefined ? name : `${name}.${suffix}`).replace(/[#?[\]]/g, encodeURIComponent);
}

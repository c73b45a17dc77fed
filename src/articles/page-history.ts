import type { Article } from "../model/article.js";
import type { IssuedId } from "./issued-ids-file.js";
import type { Newcomer } from "./match-issued-ids.js";

/**
 * Tells where the article of a line of the record stands, when it is public, and stood before, latest first.
 *
 * @param now - What it is known by today; absent where no reader sees it.
 */
export type PageHistory = (issued: IssuedId, now?: IssuedId) => readonly string[];

/**
 * An address at which one article after the other stood is that of the last one, from when that leaves it. Where one branch
 * renamed the file, a merge leaves an id to two paths: its article stood at the pages of both.
 *
 * @param known - The record.
 * @param there - Paths of all files that there are.
 */
export function pageHistory(
  newcomers: readonly Newcomer[],
  matches: ReadonlyMap<Article, IssuedId>,
  { known, there }: { readonly known: readonly IssuedId[]; readonly there: ReadonlySet<string> },
): PageHistory {
  const lastAt = new Map<string, string>();
  for (const { article, mark } of newcomers) {
    const issued = matches.get(article);
    const before = issued?.pages[0];
    if (issued && before !== undefined && before !== mark.pages[0]) lastAt.set(before, issued.id);
  }
  const adrift = new Map<string, readonly string[]>();
  for (const { id, source, pages } of known) {
    if (!there.has(source)) adrift.set(id, [...(adrift.get(id) ?? []), ...pages]);
  }

  return ({ id, pages }, now) => {
    const [page] = now?.pages ?? [];
    const others = adrift.get(id) ?? [];
    if (others.length === 0 && lastAt.size === 0 && (page === undefined || page === pages[0])) return pages;
    const before = [...pages, ...others].filter((other) => other !== page && (lastAt.get(other) ?? id) === id);
    return [...new Set(page === undefined ? before : [page, ...before])];
  };
}

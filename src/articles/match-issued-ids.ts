import type { Article } from "../model/article.js";
import { fileNameOf, type IssuedId } from "./issued-ids-file.js";

/** An article, and what it is known by. */
export interface Newcomer {
  readonly article: Article;
  readonly mark: IssuedId;
}

/**
 * Finds for each article the id issued to it, in the order that `applyIssuedIds` tells; every way of telling looks only
 * at what is left by the ways before. No id is given twice: where a merge of branches has left it to two paths, it is that of
 * the article that is known by its text.
 *
 * @param elsewhere - Paths of files that are there, but not among the newcomers: what was issued to them is not gone.
 */
export function matchIssued(
  newcomers: readonly Newcomer[],
  elsewhere: ReadonlySet<string>,
  known: readonly IssuedId[],
): Map<Article, IssuedId> {
  const found = new Map<Article, IssuedId>();
  const used = new Set<string>();
  const take = (article: Article, issued: IssuedId): void => {
    if (used.has(issued.id)) return;
    found.set(article, issued);
    used.add(issued.id);
  };
  const sources = new Set(newcomers.map(({ article }) => article.source));
  const bySource = new Map(known.map((issued) => [issued.source, issued]));
  const matchPlaces = (isSame: (issued: IssuedId, mark: IssuedId) => boolean): void => {
    for (const { article, mark } of newcomers) {
      const issued = found.has(article) ? undefined : bySource.get(article.source);
      if (issued && isSame(issued, mark)) take(article, issued);
    }
  };
  matchPlaces((issued, mark) => issued.text === mark.text);
  matchPlaces((issued, mark) => mark.title !== "" && issued.title === mark.title);
  const match = (keyOf: Key, isCandidate: (issued: IssuedId) => boolean = () => true): void => {
    const left = newcomers.filter(({ article }) => !found.has(article));
    if (left.length === 0 || used.size === known.length) return;
    const issuedBy = uniqueBy(
      known.filter((issued) => !used.has(issued.id) && isCandidate(issued)),
      keyOf,
    );
    for (const [key, { article }] of uniqueBy(left, ({ mark, article }) => keyOf(mark, article))) {
      const issued = key === undefined ? undefined : issuedBy.get(key);
      if (issued) take(article, issued);
    }
  };
  const isFree = ({ source }: IssuedId): boolean => !elsewhere.has(source);
  const isGone = (issued: IssuedId): boolean => !sources.has(issued.source) && isFree(issued);

  match(({ id }, article) => (article && !article.idIsWritten ? undefined : id));
  match(({ text, title }) => text && `${text}\t${title}`);
  match(({ text }) => text);
  match(({ title, published }) => title && `${title}\t${published}`, isFree);
  match(({ source }) => source);
  match(({ source, title }) => title && `${fileNameOf(source)}\t${title}`, isGone);
  match(({ source, published }) => `${fileNameOf(source)}\t${published}`, isGone);
  return found;
}

/** What is compared; nothing when there is nothing to compare. `article` is absent for issued ids. */
type Key = (mark: IssuedId, article?: Article) => string | undefined;

/** Things by key, without those that share theirs with another: they cannot be told apart by it. */
export function uniqueBy<T>(things: readonly T[], keyOf: (thing: T) => string | undefined): Map<string | undefined, T> {
  const byKey = new Map<string | undefined, T>();
  const shared = new Set<string | undefined>();
  for (const thing of things) {
    const key = keyOf(thing);
    if (!key) continue;
    if (byKey.has(key)) shared.add(key);
    byKey.set(key, thing);
  }
  for (const key of shared) byKey.delete(key);
  return byKey;
}

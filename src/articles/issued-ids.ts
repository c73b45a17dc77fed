import type { Article } from "../model/article.js";
import { digestOf } from "../model/digest.js";
import type { Instant } from "../model/instant.js";
import { once } from "../model/once.js";
import type { Report } from "../problem/problem.js";
import type { FormerPage } from "../publication/publication.js";
import { type IssuedId, type IssuedIds, writeIssuedIds } from "./issued-ids-file.js";
import { doubtfulId, sharedId, takenId, writtenIdDiffers } from "./issued-ids-problems.js";
import { matchIssued, type Newcomer, uniqueBy } from "./match-issued-ids.js";
import { pageHistory } from "./page-history.js";
import { safePath } from "./permalink.js";

/** The settings file stands in the record for the publication as a whole. */
const PUBLICATION_SOURCE = "content/publication.yaml";

/** The id that the publication goes by already. */
export function issuedPublicationId({ ids }: IssuedIds): string | undefined {
  return ids.find(({ source }) => source === PUBLICATION_SOURCE)?.id;
}

/** An id for a publication from its host and the year of its oldest article: a `tag:` IRI, RFC 4151, without its last part. */
export function newPublicationId(url: string, oldest: Instant): string {
  return `tag:${new URL(url).hostname},${new Date(oldest).getUTCFullYear()}:`;
}

/** An article, and the print of its text (`textPrint`). */
export interface Candidate {
  readonly article: Article;
  readonly text: string;
}

/** Articles that no reader sees for now: drafts, those for later, expired ones, and files with mistakes. */
export interface Unpublished {
  readonly candidates: readonly Candidate[];
  /** Paths of their files, those that cannot be read included. */
  readonly sources: ReadonlySet<string>;
}

/** Public articles under the ids that readers know them by, and the record to keep. */
export interface WithIssuedIds {
  readonly articles: readonly Article[];
  /**
   * New text of the record: the old one where that cannot be read in full, so that nothing is
   * lost. Write it to `ISSUED_IDS_FILE` whenever it differs from the old one and the build was
   * not one with drafts; the next build must find it.
   */
  readonly record: string;
  /** Where pages of public articles stood before, latest first. */
  readonly formerPages: readonly FormerPage[];
}

/**
 * Gives each article the id it was first published under, whatever became of its file, title,
 * address or date since: a reader's software takes an article with another id for a new one.
 *
 * An article is known again, in this order, by
 *
 * 1. its path, where its text or title is the same still,
 * 2. the id that its author wrote,
 * 3. its text (a moved or renamed file, also when two files swapped names),
 * 4. its title together with its date,
 * 5. its path alone,
 * 6. its file name in another folder together with its title or date.
 *
 * Who is known by nothing is new, and its id goes into the record. Who shares only a date or a
 * title with an article that is gone may be that one: that is reported, since nobody but the
 * author can tell. Takes time in proportion to the number of articles.
 *
 * @param candidates - Public articles; their ids are the ones that new articles get.
 * @param held - What was published and is not now comes back under its own id: another article
 *   takes the one of its path for the same text alone, and it is followed where it goes.
 * @param publication - Its id and name, recorded too.
 */
export function applyIssuedIds(
  candidates: readonly Candidate[],
  held: Unpublished,
  record: IssuedIds,
  publication: { readonly id: string; readonly title: string },
  report: Report,
): WithIssuedIds {
  const { ids, problems } = record;
  problems.forEach(report);
  const known = ids.filter(({ source }) => source !== PUBLICATION_SOURCE);
  const newcomers = candidates.map(newcomerOf);
  const matches = matchIssued(newcomers, held.sources, known);
  const taken = new Set(known.map(({ id }) => id));
  const matched = new Map([...matches].map(([article, { id }]) => [id, article]));
  const left = known.filter(({ id }) => !matched.has(id));
  const there = new Set([...candidates.map(({ article }) => article.source), ...held.sources]);
  const heldMatches = matchIssued(held.candidates.map(newcomerOf), there, left);
  const away = new Set([...heldMatches.values()].map(({ id }) => id));
  const orphans = left.filter(({ id }) => !away.has(id));
  // A path has one line: where another article has taken the place of one that is gone, it is the other's.
  const sources = new Set(
    [...candidates.map(({ article }) => article), ...heldMatches.keys()].map(({ source }) => source),
  );
  const gone = orphans.filter(({ source }) => !sources.has(source));
  // Only what stays in the record can be asked about again: an id that the next build forgets must not be given now.
  const doubts = new Doubts(gone.filter(({ source }) => !held.sources.has(source)));
  const pagesOf = pageHistory(newcomers, matches, { known, there });
  const kept: IssuedId[] = [
    ...gone.map((issued) => renewed(issued, { ...issued, pages: pagesOf(issued) })),
    { ...publicationMark(publication), line: 0 },
  ];
  for (const candidate of held.candidates) {
    const issued = heldMatches.get(candidate.article);
    // Nobody sees where it stands meanwhile.
    if (issued) kept.push(renewed(issued, { ...markOf(candidate), pages: pagesOf(issued) }));
  }

  const formerPages: FormerPage[] = [];
  const bySource = once(() => new Map(known.map((issued) => [issued.source, issued])));
  const renamed = newcomers.map(({ article, mark }) => {
    const issued = matches.get(article);
    if (issued) {
      const line = renewed(issued, { ...mark, pages: pagesOf(issued, mark) });
      kept.push(line);
      for (const path of line.pages.slice(1).map(safePath)) formerPages.push({ path, articleId: issued.id });
      if (article.idIsWritten && article.id !== issued.id) report(writtenIdDiffers(article, issued));
      return withId(article, issued.id);
    }
    const own = bySource().get(article.source);
    const other = own && matched.get(own.id);
    if (other) report(sharedId(article, own, other));
    const doubt = article.idIsWritten || other ? undefined : doubts.about(mark);
    if (doubt) {
      report(doubtfulId(article, doubt));
      return withId(article, doubt.id);
    }
    if (article.idIsWritten && taken.has(article.id)) report(takenId(article, known));
    const id = freeId(article.id, taken);
    taken.add(id);
    kept.push(issuedAs(mark, id));
    return withId(article, id);
  });
  const isWhole = problems.every(({ severity }) => severity === "warning");
  return { articles: renamed, record: isWhole ? newText(kept, record) : record.text, formerPages };
}

/** A line of the record as it is to be from now on. */
function renewed(issued: IssuedId, mark: IssuedId): IssuedId {
  return saysSame(issued, mark) ? issued : issuedAs(mark, issued.id);
}

/** Whether two say the same of an article, its id aside. */
function saysSame(a: IssuedId, b: IssuedId): boolean {
  return (
    a.source === b.source &&
    a.published === b.published &&
    a.text === b.text &&
    a.title === b.title &&
    (a.pages === b.pages || a.pages.join("\t") === b.pages.join("\t"))
  );
}

function issuedAs(mark: IssuedId, id: string): IssuedId {
  return mark.id === id ? mark : { ...mark, id };
}

/** What all lines say already is not written anew. */
function newText(kept: readonly IssuedId[], { ids, problems, text }: IssuedIds): string {
  const before = new Map(ids.map((issued) => [issued.source, issued]));
  const isSame = (issued: IssuedId): boolean => {
    const old = before.get(issued.source);
    return old === issued || (old?.id === issued.id && saysSame(old, issued));
  };
  const same = problems.length === 0 && kept.length === ids.length && kept.every(isSame);
  return same ? text : writeIssuedIds(kept);
}

/** What an article is known by, with the id it has by itself. Made once for each. */
function markOf({ article, text }: Candidate): IssuedId {
  const known = marks.get(article);
  if (known) return known;
  const { source, id, published, title = "", path } = article;
  const mark = { source, id, published, text, title, pages: [path.replace(/(^|\/)index\.html$/, "$1")], line: 0 };
  marks.set(article, mark);
  return mark;
}

const marks = new WeakMap<Article, IssuedId>();

function publicationMark({ id, title }: { readonly id: string; readonly title: string }): IssuedId {
  return { source: PUBLICATION_SOURCE, id, published: undefined, text: "", title, pages: [], line: 0 };
}

const newcomerOf = (candidate: Candidate): Newcomer => ({ article: candidate.article, mark: markOf(candidate) });

/** Articles that are gone, each of which one newcomer may be. */
class Doubts {
  readonly #byTitle: Map<string | undefined, IssuedId>;
  readonly #byDate: Map<string | undefined, IssuedId>;

  constructor(orphans: readonly IssuedId[]) {
    this.#byTitle = uniqueBy(orphans, ({ title }) => title);
    this.#byDate = uniqueBy(orphans, ({ published }) => String(published));
  }

  /** Each is given out once, as two articles cannot have been one. */
  about({ title, published }: IssuedId): IssuedId | undefined {
    const found = this.#byTitle.get(title || undefined) ?? this.#byDate.get(String(published));
    if (found) {
      this.#byTitle.delete(found.title);
      this.#byDate.delete(String(found.published));
    }
    return found;
  }
}

/** An article under the id that was issued to it. */
export function withId(article: Article, id: string): Article {
  return article.id === id ? article : { ...article, id, digest: digestOf(article.digest, id) };
}

/** The id, or with a number after it where an article that was renamed, or is gone, was published under it. */
function freeId(id: string, taken: ReadonlySet<string>): string {
  let free = id;
  for (let count = 2; taken.has(free); count += 1) free = `${id}-${count}`;
  return free;
}

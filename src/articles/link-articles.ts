import type { ResolvedReference } from "../markup/reference-token.js";
import type { Article } from "../model/article.js";
import type { Instant } from "../model/instant.js";
import type { SourceTree } from "../model/source-tree.js";
import type { Memory } from "../plugins/memory.js";
import type { Report } from "../problem/problem.js";
import type { HeldArticle } from "../publication/publication.js";
import type { Settings } from "../publication/settings.js";
import { articleLinker } from "./article-linker.js";
import { assetPlaces } from "./asset-places.js";
import { claimAddresses } from "./claim-addresses.js";
import { claimIds } from "./claim-ids.js";
import { holdReason } from "./hold-reason.js";
import { IssuedRecord } from "./issued-record.js";
import type { LinkedArticle } from "./link-article.js";
import type { OutlinedArticle, Outlines } from "./outline.js";
import type { LinkContext } from "./resolve-references.js";
import { indexSources } from "./source-index.js";
import { translationKeys } from "./translation-keys.js";

/** The articles of a publication, linked with each other and with the files they show. */
export interface LinkedArticles {
  /** The publication's permanent id: `tag:courier.example,2026:`. */
  readonly id: string;
  /** Public ones, newest first (then by id). */
  readonly articles: readonly Article[];
  /** Those that are not public at `now`, in the same order: for the preview alone. */
  readonly held: readonly HeldArticle[];
  /** New text of the record of issued ids (see `applyIssuedIds`). */
  readonly issuedIds: string;
  /** For `fillReferences(body, …)`: what the references of an article's body lead to. */
  referencesOf(article: Article): readonly ResolvedReference[];
}

export interface LinkOptions {
  readonly now: Instant;
  /** Whether drafts count as public. */
  readonly drafts: boolean;
  /** Keeps linked articles, and what was measured of pictures and sounds. */
  readonly memory: Memory;
}

/**
 * Links parsed articles into a publication: who is public, where each stands, which id each has,
 * where its links lead, which files go with it, which are translations of each other.
 *
 * Takes time in proportion to the number of articles and links. Problems of the single files are
 * reported as well.
 */
export function linkArticles(
  { outlines, headOf }: Outlines,
  tree: SourceTree,
  settings: Settings,
  options: LinkOptions,
  report: Report,
): LinkedArticles {
  for (const { problems } of outlines) for (const problem of problems) report(problem);
  const reasons = new Map(
    outlines.flatMap(({ article }) => (article ? [[article, holdReason(article, options)] as const] : [])),
  );
  const isHeld = (article: OutlinedArticle): boolean => reasons.get(article) !== undefined;
  const articles = [...reasons.keys()].sort(byPrecedence(isHeld));
  const publicOnes = articles.filter((article) => !isHeld(article));

  const record = new IssuedRecord(tree, options.memory);
  const id = record.publicationId(settings.url, publicOnes[0]?.published ?? options.now);
  const context = contextOf(articles, isHeld, tree, settings, options, report);
  const ids = claimIds(articles, (article) => id + article.name, report);
  const translations = translationKeys(publicOnes);
  const link = articleLinker(headOf, articles, context, options.memory);
  const linked = new Map<string, LinkedArticle>();
  for (const { source, key, article } of outlines) {
    if (!article) continue;
    const known = { id: ids.get(article) ?? "", translationKey: translations.get(article) };
    linked.set(source, link(key, article, known));
  }

  const linkedOf = (article: OutlinedArticle) => linked.get(article.source)?.article;
  const made = publicOnes.flatMap((outlined) => {
    const article = linkedOf(outlined);
    return article ? [{ article, text: outlined.text }] : [];
  });
  const issued = record.apply(made, { id, title: settings.title }, report);
  return {
    id,
    articles: issued.articles.toSorted(newestFirst),
    held: articles
      .flatMap((article): HeldArticle[] => {
        const [why, held] = [reasons.get(article), linkedOf(article)];
        return why && held ? [{ article: held, why }] : [];
      })
      .sort((a, b) => newestFirst(a.article, b.article)),
    issuedIds: issued.record,
    referencesOf: referencesIn(linked),
  };
}

/** Apart from the rest, so that nothing else is kept as long as the publication. */
function referencesIn(linked: ReadonlyMap<string, LinkedArticle>): LinkedArticles["referencesOf"] {
  const bySource = new Map<string, readonly ResolvedReference[]>();
  for (const [source, { references }] of linked) if (references.length > 0) bySource.set(source, references);
  return ({ source }) => bySource.get(source) ?? [];
}

function contextOf(
  articles: readonly OutlinedArticle[],
  isHeld: (article: OutlinedArticle) => boolean,
  tree: SourceTree,
  settings: Settings,
  { memory }: LinkOptions,
  report: Report,
): LinkContext {
  const { addressOf, isTaken } = claimAddresses(articles, settings, report);
  return {
    settings,
    tree,
    index: indexSources(articles, (article) => addressOf(article).path),
    assets: assetPlaces(settings, isTaken, memory),
    addressOf,
    isHeld,
    report,
  };
}

/** Who gets an address or id that two want: public ones before others, older before newer, then by path. */
function byPrecedence(isHeld: (article: OutlinedArticle) => boolean) {
  return (a: OutlinedArticle, b: OutlinedArticle): number =>
    Number(isHeld(a)) - Number(isHeld(b)) || a.published - b.published || (a.source < b.source ? -1 : 1);
}

function newestFirst(a: Article, b: Article): number {
  return b.published - a.published || (a.id < b.id ? -1 : 1);
}

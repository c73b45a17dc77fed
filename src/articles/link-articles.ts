import type { ResolvedReference } from "../markup/reference-token.js";
import type { Article } from "../model/article.js";
import type { Instant } from "../model/instant.js";
import type { SourceTree } from "../model/source-tree.js";
import type { Memory } from "../plugins/memory.js";
import type { Report } from "../problem/problem.js";
import type { FormerPage, HeldArticle } from "../publication/publication.js";
import type { Settings } from "../publication/settings.js";
import type { Candidate } from "./issued-ids.js";
import { IssuedRecord } from "./issued-record.js";
import type { LinkedArticle } from "./link-article.js";
import { type Linkage, type LinkSources, makeLinkage, renewLinkage } from "./linkage.js";
import type { Outlines } from "./outline.js";

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
  /** Where pages of public articles stood before, as the record of issued ids knows. */
  readonly formerPages: readonly FormerPage[];
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
 * Where nothing but texts changed since the last build of this process, all others stay as they
 * are. Problems of the single files are reported as well.
 */
export function linkArticles(
  read: Outlines,
  tree: SourceTree,
  settings: Settings,
  { now, drafts, memory }: LinkOptions,
  report: Report,
): LinkedArticles {
  for (const { problems } of read.outlines) problems.forEach(report);
  const record = new IssuedRecord(tree, memory);
  const idSince = (oldest: Instant): string => record.publicationId(settings.url, oldest);
  const linkage = linkageOf({ ...read, tree, settings, now, drafts, memory, idSince });
  const { id, linkings } = linkage;
  linkage.problems.forEach(report);
  for (const { problems } of linkings.values()) problems.forEach(report);

  const texts = new Map(read.outlines.map(({ source, article }) => [source, article?.text ?? ""]));
  const published: Candidate[] = [];
  const unpublished: Candidate[] = [];
  const held: HeldArticle[] = [];
  for (const outlined of linkage.articles) {
    const [why, article] = [linkage.reasons.get(outlined), linkings.get(outlined.source)?.article];
    if (!article) continue;
    (why ? unpublished : published).push({ article, text: texts.get(outlined.source) ?? "" });
    if (why) held.push({ article, why });
  }
  const sources = new Set(texts.keys());
  for (const { article } of published) sources.delete(article.source);
  const others = { candidates: unpublished, sources };
  const issued = record.apply(published, others, { id, title: settings.title }, report);
  return {
    id,
    articles: issued.articles.toSorted(newestFirst),
    held: held.sort((a, b) => newestFirst(a.article, b.article)),
    issuedIds: issued.record,
    formerPages: issued.formerPages,
    referencesOf: referencesIn(linkings),
  };
}

/** The linkage of the last build of this process where it is good still, or with little made anew. */
function linkageOf(sources: LinkSources): Linkage {
  let renewed: Linkage | undefined;
  const kept = sources.memory.share(
    "linkage",
    () => makeLinkage(sources),
    (before) => {
      renewed = renewLinkage(before, sources);
      return renewed !== undefined;
    },
  );
  return renewed ?? kept;
}

/** Apart from the rest, so that nothing else is kept as long as the publication. */
function referencesIn(linkings: ReadonlyMap<string, LinkedArticle>): LinkedArticles["referencesOf"] {
  const bySource = new Map<string, readonly ResolvedReference[]>();
  for (const [source, { references }] of linkings) if (references.length > 0) bySource.set(source, references);
  return ({ source }) => bySource.get(source) ?? [];
}

function newestFirst(a: Article, b: Article): number {
  return b.published - a.published || (a.id < b.id ? -1 : 1);
}

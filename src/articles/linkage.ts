import { isDeepStrictEqual } from "node:util";
import type { Instant } from "../model/instant.js";
import { once } from "../model/once.js";
import type { SourceTree } from "../model/source-tree.js";
import type { Memory } from "../plugins/memory.js";
import type { Problem, Report } from "../problem/problem.js";
import type { HeldArticle } from "../publication/publication.js";
import type { Settings } from "../publication/settings.js";
import { type Asked, articleLinker, indexDigest, type LinkerContext, type Linking } from "./article-linker.js";
import { assetPlaces } from "./asset-places.js";
import { claimAddresses } from "./claim-addresses.js";
import { claimIds } from "./claim-ids.js";
import { holdReason } from "./hold-reason.js";
import type { KnownOfArticle } from "./link-article.js";
import type { Outline, OutlinedArticle, Outlines } from "./outline.js";
import { indexSources } from "./source-index.js";
import { translationKeys } from "./translation-keys.js";

/** All articles of a publication linked, and what was found out about them among each other. */
export interface Linkage {
  readonly settings: Settings;
  /** The publication's permanent id. */
  readonly id: string;
  readonly outlines: readonly Outline[];
  /** In order of precedence: public ones first, older before newer. */
  readonly articles: readonly OutlinedArticle[];
  /** Why one is not public; undefined: it is. */
  readonly reasons: ReadonlyMap<OutlinedArticle, HeldArticle["why"] | undefined>;
  /** Without the tree, which is another in each build. */
  readonly context: Omit<LinkerContext, "tree">;
  /** See `indexDigest`. */
  readonly indexDigest: () => string;
  readonly knownOf: (article: OutlinedArticle) => KnownOfArticle;
  /** What more than one article had a claim to. */
  readonly problems: readonly Problem[];
  /** By source, in the order of `outlines`. */
  readonly linkings: ReadonlyMap<string, Linking>;
}

/** What articles are linked from. */
export interface LinkSources extends Outlines {
  readonly tree: SourceTree;
  readonly settings: Settings;
  readonly now: Instant;
  readonly drafts: boolean;
  readonly memory: Memory;
  /** The permanent id of a publication whose oldest public article is of that moment. */
  readonly idSince: (oldest: Instant) => string;
}

/** Links all articles. Takes time in proportion to their number, and to that of their links. */
export function makeLinkage(sources: LinkSources): Linkage {
  const { outlines, headOf, tree, settings, now, memory } = sources;
  const reasons = new Map(
    outlines.flatMap(({ article }) => (article ? [[article, holdReason(article, sources)] as const] : [])),
  );
  const isHeld = (article: OutlinedArticle): boolean => reasons.get(article) !== undefined;
  const articles = [...reasons.keys()].sort(byPrecedence(isHeld));
  const publicOnes = articles.filter((article) => !isHeld(article));

  const problems: Problem[] = [];
  const report: Report = (problem) => void problems.push(problem);
  const id = sources.idSince(publicOnes[0]?.published ?? now);
  const { addressOf, isTaken } = claimAddresses(articles, settings, report);
  const broken = outlines.filter(({ article }) => article === undefined);
  const index = indexSources(articles, (article) => addressOf(article).path, broken);
  const assets = assetPlaces(settings, isTaken, memory);
  const context = { settings, index, assets, addressOf, isHeld };
  const ids = claimIds(articles, (article) => id + article.name, report);
  const translations = translationKeys(publicOnes);
  const knownOf = (article: OutlinedArticle): KnownOfArticle => ({
    id: ids.get(article) ?? "",
    translationKey: translations.get(article),
  });
  const digest = once(() => indexDigest(articles, context));

  const link = articleLinker(headOf, { ...context, tree }, digest, memory);
  const linkings = new Map<string, Linking>();
  for (const { source, key, article } of outlines) {
    if (article) linkings.set(source, link(key, article, knownOf(article)));
  }
  return { settings, id, outlines, articles, reasons, context, indexDigest: digest, knownOf, problems, linkings };
}

/**
 * The linkage after a change of what single articles say: all others stay as they are.
 *
 * @returns Undefined when others are concerned: an article came or went, or has another address, id,
 *   date or language; a file that articles show changed, or another is shown; the settings did.
 */
export function renewLinkage(before: Linkage, sources: LinkSources): Linkage | undefined {
  const { outlines, headOf, tree, settings, now, memory } = sources;
  if (before.settings !== settings || before.outlines.length !== outlines.length) return undefined;
  const oldest = before.articles.find((article) => before.reasons.get(article) === undefined);
  if (sources.idSince(oldest?.published ?? now) !== before.id) return undefined;
  for (const [article, why] of before.reasons) if (holdReason(article, sources) !== why) return undefined;
  for (const { asked } of before.linkings.values()) if (!isThere(asked, tree)) return undefined;

  const link = articleLinker(headOf, { ...before.context, tree }, before.indexDigest, memory);
  const linkings = new Map(before.linkings);
  for (const [position, outline] of outlines.entries()) {
    const known = before.outlines[position];
    if (known === outline || known?.key === outline.key) continue;
    if (!known || !isSameToOthers(known, outline)) return undefined;
    // The article of before stands for the new one: by it the others know it.
    if (!known.article) continue;
    const linking = link(outline.key, known.article, before.knownOf(known.article));
    if (!isDeepStrictEqual(placed(linking), placed(before.linkings.get(known.source)))) return undefined;
    linkings.set(outline.source, linking);
  }
  return { ...before, linkings };
}

/** Whether files that were asked for are as they were. */
function isThere(asked: readonly Asked[], tree: SourceTree): boolean {
  return asked.every(({ path, digest }) => tree.get(path)?.digest() === digest);
}

/** The files that it shows: where each stands depends on those that others show. */
function placed(linking: Linking | undefined): readonly Asked[] {
  return linking?.asked.filter(({ placed }) => placed !== undefined) ?? [];
}

/** Whether two outlines of a file differ at most in what nobody else goes by: its text. */
function isSameToOthers(a: Outline, b: Outline): boolean {
  return (
    a.source === b.source &&
    isDeepStrictEqual(a.article && { ...a.article, text: "" }, b.article && { ...b.article, text: "" })
  );
}

/** Who gets an address or id that two want: public ones before others, older before newer, then by path. */
function byPrecedence(isHeld: (article: OutlinedArticle) => boolean) {
  return (a: OutlinedArticle, b: OutlinedArticle): number =>
    Number(isHeld(a)) - Number(isHeld(b)) || a.published - b.published || (a.source < b.source ? -1 : 1);
}

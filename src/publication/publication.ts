import type { Article } from "../model/article.js";
import type { Instant } from "../model/instant.js";
import type { Issue } from "../model/issue.js";
import type { Settings } from "./settings.js";

/** The one neutral model: what all outputs are made from. */
export interface Publication {
  /**
   * Permanent id: a `tag:` IRI that ends in `:` (`tag:courier.example,2026:`), kept with the
   * issued ids, so that ids made from it stay when the publication moves to another domain.
   */
  readonly id: string;
  readonly settings: Settings;
  /** Hash of the settings (hex). */
  readonly settingsDigest: string;
  /** Public articles, newest first (then by id): no drafts, nothing future or expired at `now`. */
  readonly articles: readonly Article[];
  /**
   * Articles that are not public at `now`, each with the reason: for the preview alone. No output
   * shows or links to them; `bodyOf` knows their bodies too.
   */
  readonly held: readonly HeldArticle[];
  /** Where pages of public articles stood before, as the record of issued ids knows; latest first for each. */
  readonly formerPages: readonly FormerPage[];
  /** Issues, newest first; at most one is upcoming, and it comes first. */
  readonly issues: readonly Issue[];
  /** The moment the build is for. The clock is read once, by the caller. */
  readonly now: Instant;
  /**
   * The body of an article: sanitised, balanced HTML with absolute URLs, headings from h2 down.
   *
   * Read from the memory of the build on each call, so ask only for what you write, and once.
   */
  bodyOf(article: Article): string;
  /** The bytes of a source file, for assets that go out as they are. */
  readSource(path: string): Uint8Array;
}

/** Where the page of an article stood once, whatever its author wrote down (`Article.aliases`). */
export interface FormerPage {
  /** From the root of the site, without a slash in front; that of a folder ends in one. */
  readonly path: string;
  readonly articleId: string;
}

/** An article that readers do not see yet, or no longer. */
export interface HeldArticle {
  readonly article: Article;
  readonly why: "draft" | "scheduled" | "expired";
}

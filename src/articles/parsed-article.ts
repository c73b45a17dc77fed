import type { Article, Episode } from "../model/article.js";
import type { Instant } from "../model/instant.js";
import type { Place } from "../model/place.js";
import type { Problem } from "../problem/problem.js";

/**
 * What one source file says by itself, before it is known what else is in the publication.
 *
 * It depends on the bytes of the file, its path, its times and the settings alone, so it can be
 * made on another core and remembered. Plain data: it survives JSON.
 */
export interface ParsedArticle {
  readonly source: string;
  /** Everything that is known already; absent when the file cannot be an article at all. */
  readonly article?: UnlinkedArticle | undefined;
  /** Body as sanitised HTML, with `referenceToken(n)` where `references[n]` goes. */
  readonly body: string;
  /** `digest(body)`: what linking knows of the body, which is kept out of memory meanwhile. */
  readonly bodyDigest: string;
  readonly references: readonly Reference[];
  readonly problems: readonly Problem[];
}

/** A parsed article while its body waits on disk: what linking works with, so that memory stays small. */
export type ParsedHead = Omit<ParsedArticle, "body">;

/** An article without what only the whole publication, or the files beside it, can tell. */
export type UnlinkedArticle = Omit<
  Article,
  "digest" | "id" | "idIsWritten" | "slug" | "path" | "url" | "picture" | "enclosures" | "episode" | "assets" | "links"
> & {
  readonly writtenId?: string | undefined;
  /** As the author wrote it, or as the file name gives it. */
  readonly slug: string;
  /** A permalink of the article's own, from the root of the site; may be a pattern with `:year` and the like. */
  readonly permalink?: string | undefined;
  readonly expires?: Instant | undefined;
  readonly picture?:
    | { readonly reference: number; readonly alt?: string | undefined; readonly caption?: string | undefined }
    | undefined;
  readonly enclosures: readonly {
    readonly reference: number;
    readonly mediaType?: string | undefined;
    readonly byteLength?: number | undefined;
    readonly duration?: number | undefined;
    readonly title?: string | undefined;
  }[];
  readonly episode?: UnlinkedEpisode | undefined;
};

/** An episode with the numbers of references where addresses go. */
export type UnlinkedEpisode = Pick<Episode, "number" | "season" | "type" | "explicit"> & {
  readonly transcripts: readonly {
    readonly reference: number;
    readonly mediaType?: string | undefined;
    readonly language?: string | undefined;
  }[];
  readonly chapters?: number | undefined;
  readonly people: readonly {
    readonly name: string;
    readonly role?: string | undefined;
    readonly page?: number | undefined;
    readonly image?: number | undefined;
  }[];
};

/** A URL as the source has it, to be resolved against the publication. */
export interface Reference {
  /** As written: `../other.md#part`, `photo.png`, `/img/a.png`, `https://…`. */
  readonly written: string;
  /** `page`: somewhere to go; `media`: something to show or play; `file`: what comes with it, of any kind. */
  readonly kind: "page" | "media" | "file";
  readonly place?: Place | undefined;
}

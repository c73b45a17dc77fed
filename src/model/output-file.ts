import type { Place } from "./place.js";

/**
 * A file of the output, described before it is made.
 *
 * `key` lets a rebuild skip the work: a file whose key is the one it was last written with,
 * and that still stands untouched in `out/`, is not rendered again.
 */
export interface OutputFile {
  /** Path under `out/`, `/` between the parts, not percent-encoded, in NFC. */
  readonly path: string;
  /** Media type as a web server should send it, e.g. `application/rss+xml; charset=utf-8`. */
  readonly mediaType: string;
  /** Hash of everything the bytes depend on. Equal keys promise equal bytes. May be made when it is asked for. */
  readonly key: string;
  /** Where a person would give it another path, as in the file of an article; absent where nobody can. */
  readonly place?: Place | undefined;
  /** True for a file that gives way to any other that wants its path, as the page at a former address does. */
  readonly givesWay?: boolean | undefined;
  /** Renders the file. Called at most once a build, and only when needed. A string is written as UTF-8. */
  bytes(): string | Uint8Array | Promise<string | Uint8Array>;
}

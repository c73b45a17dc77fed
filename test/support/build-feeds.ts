import { build } from "../../src/build/build.js";
import { memoryTree } from "../../src/build/memory-tree.js";
import { feedsUrlEscaped } from "../../src/check/feeds-url-escaped.js";
import { feedsRenderer } from "../../src/feeds/feeds-renderer.js";
import type { Problem } from "../../src/problem/problem.js";

/** What came of source files: the feeds by path, and what was wrong. */
export interface BuiltFeeds {
  readonly files: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
  /** The record of issued ids, for the next build. */
  readonly record: string | undefined;
}

export interface BuildFeedsOptions {
  /** Lines added to the settings file. */
  readonly settings?: string;
  readonly url?: string;
  /** `BuiltFeeds.record` of the build before. */
  readonly record?: string | undefined;
  readonly now?: number;
}

/**
 * Builds the feeds of a publication given as its source files, the whole way from bytes.
 *
 * @param articles - Articles by name, e.g. `hello.md`.
 */
export async function buildFeeds(
  articles: Readonly<Record<string, string | Uint8Array>>,
  { settings = "", url = "https://courier.example/", record, now = Date.UTC(2026, 10, 22, 12) }: BuildFeedsOptions = {},
): Promise<BuiltFeeds> {
  const tree = memoryTree({
    "content/publication.yaml": `title: The Courier\nurl: ${url}\n${settings}`,
    ...(record === undefined ? {} : { "content/ids.tsv": record }),
    ...Object.fromEntries(Object.entries(articles).map(([name, text]) => [`content/articles/${name}`, text])),
  });
  const built = await build(tree, { now, templates: [], renderers: [feedsRenderer], rules: [feedsUrlEscaped] });
  const files = await Promise.all(built.files.map(async (file) => [file.path, String(await file.bytes())] as const));
  return { files: new Map(files), problems: built.problems, record: built.issuedIds };
}

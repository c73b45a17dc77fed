import { parseArticle } from "../../src/articles/parse-article.js";
import type { ParsedArticle, UnlinkedArticle } from "../../src/articles/parsed-article.js";
import type { SourceFile } from "../../src/model/source-tree.js";
import type { Settings } from "../../src/publication/settings.js";
import { settings } from "./publication.js";

const DEFAULTS = settings();

/** What a test says of a file besides its text. */
export interface TextFile {
  readonly path?: string;
  readonly settings?: Settings;
  readonly modified?: number;
  readonly firstCommitted?: number;
}

/** Parses a text as the article `content/articles/some.md`, unless a test says otherwise. */
export function parseText(text: string | Uint8Array, over: TextFile = {}): ParsedArticle {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  const file: SourceFile = {
    path: over.path ?? "content/articles/some.md",
    byteLength: bytes.length,
    modified: over.modified ?? 0,
    digest: () => "0",
    read: () => bytes,
    firstCommitted: () => over.firstCommitted,
  };
  return parseArticle(file, over.settings ?? DEFAULTS);
}

/** The same, where it must be an article without a problem. */
export function soundArticle(text: string | Uint8Array, over: TextFile = {}): UnlinkedArticle {
  const { article, problems } = parseText(text, over);
  if (article === undefined || problems.length > 0) throw new Error(`Not sound: ${JSON.stringify(problems, null, 1)}`);
  return article;
}

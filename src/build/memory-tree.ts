import { digest } from "../model/digest.js";
import type { Instant } from "../model/instant.js";
import type { SourceFile, SourceTree } from "../model/source-tree.js";

/**
 * A tree of files held in memory: for tests, and for programs that have their articles elsewhere.
 *
 * @param files - Contents by path from the project folder, e.g. `content/articles/hello.md`.
 * @param modified - The time that all files are said to be from.
 */
export function memoryTree(files: Readonly<Record<string, string | Uint8Array>>, modified: Instant = 0): SourceTree {
  const entries = Object.entries(files)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, content]) => memoryFile(path, content, modified));
  const byPath = new Map(entries.map((file) => [file.path, file]));
  return { files: entries, get: (path) => byPath.get(path) };
}

function memoryFile(path: string, content: string | Uint8Array, modified: Instant): SourceFile {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return {
    path,
    byteLength: bytes.length,
    modified,
    digest: () => digest(bytes),
    read: () => bytes,
    firstCommitted: () => undefined,
  };
}

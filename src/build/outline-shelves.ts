import { type Outline, shapedOutline } from "../articles/outline.js";
import { digest } from "../model/digest.js";
import type { SourceFile } from "../model/source-tree.js";
import type { Memory } from "../plugins/memory.js";
import { ProblemError } from "../problem/problem-error.js";

/** Neighbouring files whose outlines are remembered together. */
export interface Shelf {
  readonly files: readonly SourceFile[];
  /** Digest of all that their outlines depend on; absent where one of the files cannot be read. */
  readonly key?: string | undefined;
}

/** Files on a shelf: usually, and at most. */
const USUAL = 64;
const MOST = 256;

/**
 * Shares files out on shelves, and reads them shelf by shelf. Outlines of 10,000 articles are some
 * 150 values then that stand side by side, not 10,000 among heads and bodies.
 *
 * The path of a file decides whether a shelf ends with it, so that one file more changes one shelf,
 * not all that follow.
 *
 * @param nameOf - Names a file by all that its outline depends on.
 */
export function* shelve(files: readonly SourceFile[], nameOf: (file: SourceFile) => string): Generator<Shelf> {
  for (let start = 0; start < files.length; ) {
    let end = start + 1;
    while (end < files.length && end - start < MOST && mixed(files[end - 1]?.path ?? "") % USUAL !== 0) end += 1;
    const own = files.slice(start, end);
    yield { files: own, key: keyOf(own, nameOf) };
    start = end;
  }
}

/**
 * The outlines of a shelf as they are remembered; undefined when they are not. Files whose outlines
 * depend on more than their names have none here.
 */
export function recallShelf({ files, key }: Shelf, memory: Memory): readonly (Outline | undefined)[] | undefined {
  if (key === undefined) return undefined;
  const recalled = memory.share(key, () => {
    const text = memory.get(key);
    if (text === undefined) return undefined;
    const remembered: readonly (Outline | null)[] = JSON.parse(text);
    return remembered.map((outline, index) => (outline ? shapedOutline(outline, files[index]?.path ?? "") : undefined));
  });
  if (recalled) memory.has(key);
  return recalled;
}

export function rememberShelf({ key }: Shelf, outlines: readonly (Outline | undefined)[], memory: Memory): void {
  if (key === undefined) return;
  memory.put(key, JSON.stringify(outlines.map((outline) => outline ?? null)));
  memory.share(key, () => outlines);
}

function keyOf(files: readonly SourceFile[], nameOf: (file: SourceFile) => string): string | undefined {
  try {
    return digest(`shelf ${files.map(nameOf).join("\n")}`);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return undefined;
  }
}

/** FNV-1a, 32 bits: any number that a path leads to will do. */
function mixed(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

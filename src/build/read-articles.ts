import { type Outline, type Outlines, outlineOf, shapedOutline } from "../articles/outline.js";
import { digest, digestOf } from "../model/digest.js";
import type { SourceFile } from "../model/source-tree.js";
import type { Memory } from "../plugins/memory.js";
import type { Report } from "../problem/problem.js";
import { ProblemError } from "../problem/problem-error.js";
import type { ParsedSettings } from "../publication/parse-settings.js";
import type { Settings } from "../publication/settings.js";
import { VERSION } from "../version.js";
import { recallShelf, rememberShelf, type Shelf, shelve } from "./outline-shelves.js";
import { parseText } from "./parse-text.js";
import type { ParsedText, Pool } from "./pool.js";

/** Articles as their files say them, all but their outlines left in the memory. */
export interface ReadArticles extends Outlines {
  /** The body of the article in a file, its references not filled in; parsed anew if the memory has lost it. */
  bodyOf(source: string): string;
}

/** Files that a worker parses in one go: enough that sending them costs nothing, few enough to share out. */
const CHUNK = 32;

/** In place of a head whose file gave no date: what follows depends on the times of the file too. */
const SEE_TIMES = "times";

/** Parses the files that have changed since they were last parsed; remembers the others. */
export async function readArticles(
  files: readonly SourceFile[],
  { settings, settingsDigest }: ParsedSettings,
  { memory, pool }: { readonly memory: Memory; readonly pool: Pool },
  report: Report,
): Promise<ReadArticles> {
  const outlines = new Map<string, Outline>();
  /** Files whose times had a say. */
  const timed = new Set<string>();
  const incomplete: Shelf[] = [];
  const prefix = `article ${VERSION} ${settingsDigest}`;
  const nameOf = (file: SourceFile): string => `${prefix} ${file.digest()} ${file.path}`;

  const isThere = (outline: Outline | undefined): outline is Outline =>
    outline !== undefined && memory.has(outline.key) && memory.has(bodyKey(outline.key));

  function keep(outline: Outline | undefined): boolean {
    if (!isThere(outline)) return false;
    outlines.set(outline.source, outline);
    return true;
  }

  function recall(file: SourceFile): boolean {
    const key = digest(nameOf(file));
    const text = memory.get(key);
    if (text !== SEE_TIMES) return keep(text === undefined ? undefined : outlineOf(JSON.parse(text), key, settings));
    timed.add(file.path);
    const own = timesKey(file, key);
    const head = memory.get(own);
    return keep(head === undefined ? undefined : outlineOf(JSON.parse(head), own, settings));
  }

  /** Files of a shelf that must be parsed. */
  function unknownOf(shelf: Shelf): readonly SourceFile[] {
    const recalled = recallShelf(shelf, memory);
    // Looked at once while the program runs: heads and bodies do not go away, and could be parsed anew.
    const whole =
      recalled && memory.share(`whole ${shelf.key}`, () => (recalled.every(isThere) ? recalled : undefined));
    if (whole) {
      for (const outline of whole) outlines.set(outline.source, outline);
      return [];
    }
    const unknown = shelf.files.filter((file, index) => !keep(recalled?.[index]) && !orReport(() => recall(file)));
    if (!recalled || unknown.length > 0) incomplete.push(shelf);
    return unknown;
  }

  /** An unreadable file is told and left out. */
  function orReport(recall: () => boolean): boolean {
    try {
      return recall();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      for (const problem of error.problems) report(problem);
      return true;
    }
  }

  function remember(file: SourceFile, { outline, head, body, usesTimes }: ParsedText): void {
    const name = digest(nameOf(file));
    const key = usesTimes ? timesKey(file, name) : name;
    if (usesTimes) memory.put(name, SEE_TIMES);
    if (usesTimes) timed.add(file.path);
    memory.put(key, head);
    memory.put(bodyKey(key), body);
    outlines.set(file.path, shapedOutline({ ...JSON.parse(outline), key }, file.path));
  }

  async function parseChunk(chunk: readonly SourceFile[]): Promise<void> {
    const texts = await pool.parse(chunk, settings);
    chunk.forEach((file, index) => void remember(file, texts[index] ?? parseText(file, settings)));
  }

  const chunks = chunksOf(shelve(files, nameOf), unknownOf);
  await Promise.all(Array.from({ length: pool.lanes }, () => untilNone(chunks, parseChunk))).finally(() =>
    pool.close(),
  );
  for (const shelf of incomplete) {
    const lasting = shelf.files.map(({ path }) => (timed.has(path) ? undefined : outlines.get(path)));
    rememberShelf(shelf, lasting, memory);
  }
  return {
    outlines: files.map((file) => outlines.get(file.path)).filter((outline) => outline !== undefined),
    ...readers(files, outlines, settings, memory),
  };
}

/** Apart from the rest, so that nothing but what they need is kept as long as they. */
function readers(
  files: readonly SourceFile[],
  outlines: ReadonlyMap<string, Outline>,
  settings: Settings,
  memory: Memory,
): Pick<ReadArticles, "headOf" | "bodyOf"> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const keys = new Map(Array.from(outlines.values(), ({ source, key }) => [source, key]));

  function parseAgain(source: string): ParsedText {
    const file = byPath.get(source);
    if (!file) throw new Error(`The publication refers to ${source}, which is none of its articles`);
    return parseText(file, settings);
  }

  return {
    headOf(source) {
      return JSON.parse(memory.get(keys.get(source) ?? "") ?? parseAgain(source).head);
    },
    bodyOf: (source) => memory.get(bodyKey(keys.get(source) ?? "")) ?? parseAgain(source).body,
  };
}

/** Takes chunks until there are none; several that do so share the work. */
async function untilNone<T>(chunks: Iterator<T>, work: (chunk: T) => Promise<void>): Promise<void> {
  for (let next = chunks.next(); !next.done; next = chunks.next()) await work(next.value);
}

/** Chunks of files that must be parsed, found while others are being parsed. */
function* chunksOf(
  shelves: Iterable<Shelf>,
  unknownOf: (shelf: Shelf) => readonly SourceFile[],
): Generator<readonly SourceFile[]> {
  let chunk: SourceFile[] = [];
  for (const shelf of shelves) {
    for (const file of unknownOf(shelf)) {
      chunk.push(file);
      if (chunk.length < CHUNK) continue;
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length > 0) yield chunk;
}

function timesKey(file: SourceFile, key: string): string {
  return digestOf(key, file.firstCommitted() ?? file.modified);
}

/** Another key, made of the same digits: a digest more for each article would cost as much as reading it. */
function bodyKey(key: string): string {
  return key.slice(16) + key.slice(0, 16);
}

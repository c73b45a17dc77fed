import type { ParsedHead } from "../articles/parsed-article.js";
import { digest, digestOf } from "../model/digest.js";
import type { SourceFile } from "../model/source-tree.js";
import type { Memory } from "../plugins/memory.js";
import type { Report } from "../problem/problem.js";
import { ProblemError } from "../problem/problem-error.js";
import type { ParsedSettings } from "../publication/parse-settings.js";
import type { Settings } from "../publication/settings.js";
import { VERSION } from "../version.js";
import { parseText } from "./parse-text.js";
import type { ParsedText, Pool } from "./pool.js";

/** Articles as their files say them, their bodies left in the memory. */
export interface ReadArticles {
  readonly heads: readonly ParsedHead[];
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
  const heads = new Map<string, ParsedHead>();
  const keys = new Map<string, string>();
  const prefix = `article ${VERSION} ${settingsDigest}`;
  const keyOf = (file: SourceFile): string => digest(`${prefix} ${file.digest()} ${file.path}`);

  function recall(file: SourceFile): boolean {
    let key = keyOf(file);
    let head = memory.get(key);
    if (head === SEE_TIMES) {
      key = timesKey(file, key);
      head = memory.get(key);
    }
    if (head === undefined || !memory.has(bodyKey(key))) return false;
    keys.set(file.path, key);
    heads.set(file.path, JSON.parse(head));
    return true;
  }

  function remember(file: SourceFile, { head, body, usesTimes }: ParsedText): void {
    const short = keyOf(file);
    const key = usesTimes ? timesKey(file, short) : short;
    if (usesTimes) memory.put(short, SEE_TIMES);
    memory.put(key, head);
    memory.put(bodyKey(key), body);
    keys.set(file.path, key);
    heads.set(file.path, JSON.parse(head));
  }

  async function parseChunk(chunk: readonly SourceFile[]): Promise<void> {
    const texts = await pool.parse(chunk, settings);
    chunk.forEach((file, index) => void remember(file, texts[index] ?? parseText(file, settings)));
  }

  const chunks = unknownFiles(files, recall, report);
  await Promise.all(Array.from({ length: pool.lanes }, () => inTurn(chunks, parseChunk))).finally(() => pool.close());
  return {
    heads: files.map((file) => heads.get(file.path)).filter((head) => head !== undefined),
    bodyOf: bodyReader(files, keys, settings, memory),
  };
}

/** Apart from the rest, so that nothing but what it needs is kept as long as it. */
function bodyReader(
  files: readonly SourceFile[],
  keys: ReadonlyMap<string, string>,
  settings: Settings,
  memory: Memory,
): ReadArticles["bodyOf"] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return (source) => {
    const [file, key] = [byPath.get(source), keys.get(source)];
    if (!file || key === undefined) return "";
    return memory.get(bodyKey(key)) ?? parseText(file, settings).body;
  };
}

/** Takes chunks until there are none; several that do so share the work. */
async function inTurn<T>(chunks: Iterator<T>, work: (chunk: T) => Promise<void>): Promise<void> {
  for (let next = chunks.next(); !next.done; next = chunks.next()) await work(next.value);
}

/** Chunks of files that must be parsed, found while others are being parsed. Unreadable files are told and left out. */
function* unknownFiles(
  files: readonly SourceFile[],
  recall: (file: SourceFile) => boolean,
  report: Report,
): Generator<readonly SourceFile[]> {
  let chunk: SourceFile[] = [];
  for (const file of files) {
    try {
      if (!recall(file)) chunk.push(file);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      for (const problem of error.problems) report(problem);
    }
    if (chunk.length === CHUNK) {
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

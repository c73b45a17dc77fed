import { type Outline, type Outlines, readOutline } from "../articles/outline.js";
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
  const prefix = `article ${VERSION} ${settingsDigest}`;
  const nameOf = (file: SourceFile): string => `${prefix} ${file.digest()} ${file.path}`;

  function recall(file: SourceFile): boolean {
    const name = nameOf(file);
    const outline =
      memory.share(name, () => recallOutline(file, digest(name), memory)) ?? recallByTimes(file, name, memory);
    if (outline === undefined || !memory.has(bodyKey(outline.key))) return false;
    outlines.set(file.path, outline);
    return true;
  }

  function remember(file: SourceFile, { outline: text, head, body, usesTimes }: ParsedText): void {
    const name = nameOf(file);
    const short = digest(name);
    const key = usesTimes ? timesKey(file, short) : short;
    if (usesTimes) memory.put(short, SEE_TIMES);
    memory.put(key, `${text}\n${head}`);
    memory.put(bodyKey(key), body);
    const outline = readOutline(text, file.path, key);
    outlines.set(file.path, (usesTimes ? undefined : memory.share(name, () => outline)) ?? outline);
  }

  async function parseChunk(chunk: readonly SourceFile[]): Promise<void> {
    const texts = await pool.parse(chunk, settings);
    chunk.forEach((file, index) => void remember(file, texts[index] ?? parseText(file, settings)));
  }

  const chunks = unknownFiles(files, recall, report);
  await Promise.all(Array.from({ length: pool.lanes }, () => inTurn(chunks, parseChunk))).finally(() => pool.close());
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
      const text = memory.get(keys.get(source) ?? "");
      return JSON.parse(text?.slice(text.indexOf("\n") + 1) ?? parseAgain(source).head);
    },
    bodyOf: (source) => memory.get(bodyKey(keys.get(source) ?? "")) ?? parseAgain(source).body,
  };
}

/** An outline is the first line of what is remembered of a file. */
function recallOutline({ path }: SourceFile, key: string, memory: Memory): Outline | undefined {
  const text = memory.get(key);
  const end = text?.indexOf("\n") ?? -1;
  return text === undefined || end < 0 ? undefined : readOutline(text.slice(0, end), path, key);
}

function recallByTimes(file: SourceFile, name: string, memory: Memory): Outline | undefined {
  const short = digest(name);
  return memory.get(short) === SEE_TIMES ? recallOutline(file, timesKey(file, short), memory) : undefined;
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

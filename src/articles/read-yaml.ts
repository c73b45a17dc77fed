import type * as Yaml from "yaml";
import type { Document, Pair } from "yaml";
import { lazyPackage } from "../model/lazy-package.js";
import type { Place } from "../model/place.js";
import type { Report } from "../problem/problem.js";
import { ProblemError } from "../problem/problem-error.js";
import { type FrontMatter, type FrontMatterMap, type FrontMatterValue, isMap } from "./front-matter.js";
import { mendYaml } from "./mend-yaml.js";
import type { MatterSource } from "./read-front-matter.js";
import { readPlainYaml } from "./read-plain-yaml.js";
import { yamlProblem } from "./yaml-problem.js";
import { continuedAtMargin, duplicateKey, notKeys, tooManyAliases, unknownAlias, unknownTag } from "./yaml-problems.js";

/** Front matter that is plain does without. */
const yaml = lazyPackage<typeof Yaml>("yaml");

/** Aliases that are followed in one block: enough for people, too few for a bomb of aliases of aliases. */
const ALIAS_LIMIT = 64;

/**
 * Reads YAML front matter as Jekyll, Hugo and Eleventy read it, or says why it cannot be read.
 *
 * Duplicate keys (the last one counts), tabs as indentation and quoted text that goes on at
 * column 0 are no YAML, but at least one of the three reads them: they are warnings.
 */
export function readYaml(source: MatterSource, report: Report): FrontMatter | undefined {
  return readPlainYaml(source) ?? readAnyYaml(source, report);
}

/** The same by the parser alone. */
export function readAnyYaml(source: MatterSource, report: Report): FrontMatter | undefined {
  const written = parse(source);
  const mended = written.document.errors.length === 0 ? undefined : mendYaml(source.text);
  const block = mended === undefined ? written : parse({ ...source, text: mended.text });
  if (mended) report(continuedAtMargin(written.placeAt(mended.offset)));

  const told = block.document.errors.map((error) => yamlProblem(error, block.text));
  const fatal = told.find(({ severity }) => severity === "error");
  // One mistake makes the parser stumble more than once: the first place is the one to mend.
  const [first] = fatal ? [fatal] : told;
  if (first) {
    const { offset, ...problem } = first;
    report({ ...problem, place: block.placeAt(offset) });
  }
  if (fatal) return undefined;
  const [tagged] = block.document.warnings;
  if (tagged?.code === "TAG_RESOLVE_FAILED")
    report(unknownTag(block.text.slice(...tagged.pos), block.placeAt(tagged.pos[0])));
  return interpret(block, report);
}

interface Block {
  readonly text: string;
  readonly document: Document.Parsed;
  placeAt(offset: number): Place;
}

function parse({ file, text, line }: MatterSource): Block {
  const lines = new yaml.LineCounter();
  const document = yaml.parseDocument(text, {
    lineCounter: lines,
    // Every scalar stays the text it is.
    schema: "failsafe",
    uniqueKeys: false,
    strict: false,
    prettyErrors: false,
    logLevel: "error",
  });
  const placeAt = (offset: number): Place => {
    const { line: below, col } = lines.linePos(offset);
    return { file, line: line + below - 1, column: col };
  };
  return { text, document, placeAt };
}

function interpret(block: Block, report: Report): FrontMatter | undefined {
  const { contents } = block.document;
  const placeOf = (...path: readonly (string | number)[]): Place => block.placeAt(offsetOf(contents, path));
  if (contents === null || (yaml.isScalar(contents) && contents.source?.trim() === "")) return { values: {}, placeOf };
  try {
    const values = toValue(contents, { block, report, aliases: 0 });
    if (isMap(values)) return { values, placeOf };
    report(notKeys(placeOf()));
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    report(error.problem);
  }
  return undefined;
}

interface Reading {
  readonly block: Block;
  readonly report: Report;
  aliases: number;
}

function toValue(node: unknown, reading: Reading): FrontMatterValue {
  if (yaml.isScalar(node)) return scalarValue(node.value, node.type, node.source);
  if (yaml.isSeq(node)) return node.items.map((item) => toValue(item, reading));
  if (yaml.isMap(node)) return mapValue(node.items, reading);
  if (yaml.isAlias(node)) {
    reading.aliases += 1;
    const target = node.resolve(reading.block.document);
    const place = reading.block.placeAt(node.range?.[0] ?? 0);
    if (target === undefined) throw new ProblemError(unknownAlias(node.source, place));
    if (reading.aliases > ALIAS_LIMIT) throw new ProblemError(tooManyAliases(ALIAS_LIMIT, place));
    return toValue(target, reading);
  }
  return null;
}

/** Unquoted nothing is nothing; the same in quotes is a text. */
function scalarValue(value: unknown, type: string | undefined, source: string | undefined): string | null {
  if (type === "PLAIN" && /^(?:~|null|Null|NULL|)$/.test(source ?? "")) return null;
  return typeof value === "string" ? value : (source ?? "");
}

function mapValue(items: readonly Pair[], reading: Reading): FrontMatterMap {
  const own: Record<string, FrontMatterValue> = Object.create(null);
  let merged: FrontMatterMap = {};
  for (const { key, value } of items) {
    const name = yaml.isScalar(key) ? String(key.value) : "";
    const read = toValue(value, reading);
    if (name === "<<" && isMap(read)) {
      merged = { ...merged, ...read };
      continue;
    }
    if (Object.hasOwn(own, name) && JSON.stringify(own[name]) !== JSON.stringify(read)) {
      reading.report(duplicateKey(name, reading.block.placeAt(startOf(key))));
    }
    own[name] = read;
  }
  return { ...merged, ...own };
}

/** Follows a path of keys and indices; ends at the last value, or key, that has a place. */
function offsetOf(contents: unknown, path: readonly (string | number)[]): number {
  let node = contents;
  let offset = startOf(contents);
  for (const step of path) {
    if (yaml.isSeq(node) && typeof step === "number") node = node.items[step];
    else if (yaml.isMap(node)) {
      const pair = node.items.findLast(({ key }) => yaml.isScalar(key) && String(key.value) === step);
      offset = startOf(pair?.key) || offset;
      node = pair?.value;
    } else return offset;
    offset = startOf(node) || offset;
  }
  return offset;
}

/** Offset of a node; 0 where it has no text of its own. */
function startOf(node: unknown): number {
  const range = (yaml.isScalar(node) || yaml.isSeq(node) || yaml.isMap(node) || yaml.isAlias(node)) && node.range;
  return range && range[1] > range[0] ? range[0] : 0;
}

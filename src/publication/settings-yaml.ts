import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type YAMLError } from "yaml";
import { isYamlTooDeep } from "../markup/yaml-depth.js";
import type { Place } from "../model/place.js";
import type { SourceFile } from "../model/source-tree.js";
import type { Problem, ProblemCode } from "../problem/problem.js";
import { ProblemError } from "../problem/problem-error.js";

/** Settings of a few hundred lines are 10 KB; more is not settings. */
const BYTE_LIMIT = 64 * 1024;
/** `yaml` counts what an alias stands for, too: enough to reuse a list, too few for a bomb. */
const ALIAS_LIMIT = 10;

/** The settings as written: values, and where each of them stands. */
export interface SettingsYaml {
  /** Keys without a value are left out: `email:` with nothing below it says nothing. */
  readonly values: unknown;
  /** Where a value stands; where it is missing, the place of what should hold it. */
  placeOf(path: readonly PropertyKey[]): Place;
  /** Where a key itself stands. */
  placeOfKey(path: readonly PropertyKey[]): Place;
}

/**
 * Reads the YAML 1.2 of a settings file.
 *
 * @throws {ProblemError} If it is too large, too deep, not UTF-8 or not YAML, with every place.
 */
export function readSettingsYaml(file: SourceFile): SettingsYaml {
  const text = decode(file);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: "silent" });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file: file.path, line, column: col };
  };
  const [first, ...others] = document.errors.map((error) => yamlProblem(error, placeAt(error.pos[0])));
  if (first) throw new ProblemError([first, ...others]);
  return {
    values: withoutNothing(valuesOf(document, (alias) => placeAt(text.indexOf(`*${alias}`)))),
    placeOf: (path) => placeAt(offsetOf(document.contents, path, false)),
    placeOfKey: (path) => placeAt(offsetOf(document.contents, path, true)),
  };
}

function decode(file: SourceFile): string {
  const place = { file: file.path };
  const problem = (code: ProblemCode, expected: string, hint: string): ProblemError =>
    new ProblemError({
      code,
      severity: "error",
      message: `Cannot read the settings: expected ${expected}`,
      place,
      hint,
    });
  if (file.byteLength > BYTE_LIMIT) {
    const got = `at most ${BYTE_LIMIT} bytes, got ${file.byteLength}`;
    throw problem(
      "publication/settings-too-large",
      got,
      "Keep only settings in this file; articles are files of their own",
    );
  }
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(file.read());
  } catch {
    throw problem("publication/settings-encoding", "UTF-8, got other bytes", "Save the file with the encoding UTF-8");
  }
  if (isYamlTooDeep(text)) {
    throw problem(
      "publication/settings-too-deep",
      "a few levels, got hundreds",
      "Remove the nested brackets or indentation",
    );
  }
  return text;
}

function valuesOf(document: Document.Parsed, placeOfAlias: (alias: string) => Place): unknown {
  try {
    return document.toJS({ maxAliasCount: ALIAS_LIMIT });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw new ProblemError(aliasProblem(error, placeOfAlias), { cause: error });
  }
}

/** `yaml` throws for an alias of nothing, with its name, and for more aliases than it is told to follow. */
function aliasProblem({ message }: ReferenceError, placeOfAlias: (alias: string) => Place): Problem {
  const alias = /^Unresolved alias.*: (\S+)$/.exec(message)?.[1];
  return {
    code: "publication/settings-aliases",
    severity: "error",
    message:
      alias === undefined
        ? `Cannot read the settings: expected at most ${ALIAS_LIMIT} uses of aliases, got more`
        : `Cannot read the settings: expected quotes around a value that begins with *, got the alias "${alias}" of nothing`,
    place: placeOfAlias(alias ?? ""),
    hint: alias === undefined ? "Write the values out instead of using & and *" : `Write "*${alias}"`,
  };
}

function withoutNothing(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNothing);
  if (typeof value !== "object" || value === null) return value ?? undefined;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== null)
      .map(([key, member]) => [key, withoutNothing(member)]),
  );
}

/** Follows a path as far as the document goes. */
function offsetOf(contents: unknown, path: readonly PropertyKey[], wantsKey: boolean): number {
  let node = contents;
  let offset = startOf(node);
  for (const [index, step] of path.entries()) {
    if (isSeq(node)) node = node.items[Number(step)];
    else if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (!pair) return offset;
      offset = startOf(pair.key) || offset;
      if (wantsKey && index === path.length - 1) return offset;
      node = pair.value;
    } else return offset;
    offset = startOf(node) || offset;
  }
  return offset;
}

function startOf(node: unknown): number {
  return isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? (node.range?.[0] ?? 0) : 0;
}

function yamlProblem(error: YAMLError, place: Place): Problem {
  const duplicate = error.code === "DUPLICATE_KEY";
  return {
    code: "publication/settings-yaml",
    severity: "error",
    message: duplicate
      ? "Cannot read the settings: expected each key once, got this one again"
      : `Cannot read the settings: expected YAML, got a mistake: ${error.message.replace(/\.$/, "")}`,
    place,
    hint: duplicate
      ? "Remove one of the two"
      : "Put the value in quotes, or indent the line as its neighbours, with spaces",
  };
}

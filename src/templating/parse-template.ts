import type Handlebars from "handlebars";
import { ProblemError } from "../problem/problem-error.js";
import { suggest } from "../problem/suggest.js";
import type { TemplateSource } from "./templates.js";

/** A template after parsing, with what is needed to find a place in it again. */
export interface ParsedTemplate {
  readonly source: TemplateSource;
  readonly program: hbs.AST.Program;
  /** What stands before every line number in `program`: tells the templates of an engine apart. */
  readonly base: number;
}

/** Line numbers of the n-th template start at n times this. */
export const LINES_PER_TEMPLATE = 1_000_000;

/**
 * Parses a template and checks that every partial and helper it names exists: Handlebars itself
 * notices that only when it gets there, and does not say where it was.
 *
 * Errors at run time carry a line but not the template it is in, and a block may run inside
 * another template than the one it is written in; so the lines are numbered through.
 *
 * @param position - A number, from 0, that no other template of its engine has.
 * @throws {ProblemError} `templating/syntax`, `templating/partial-missing`, `templating/helper-missing`
 */
export function parseTemplate(
  handlebars: typeof Handlebars,
  source: TemplateSource,
  position: number,
  helpers: ReadonlySet<string>,
  partials: ReadonlyMap<string, unknown>,
): ParsedTemplate {
  const program = parse(handlebars, source);
  const base = position * LINES_PER_TEMPLATE;
  const inline = new Set<string>();
  visit(program, (node) => {
    if (node.type === "DecoratorBlock" && node.params?.[0]?.type === "StringLiteral") {
      inline.add(String(node.params[0].value));
    }
  });
  visit(program, (node) => {
    checkPartial(node, source, partials, inline);
    checkHelper(node, source, helpers);
  });
  visit(program, (node) => {
    if (!node.loc) return;
    node.loc = { start: shift(node.loc.start, base), end: shift(node.loc.end, base) };
  });
  return { source, program, base };
}

interface Position {
  readonly line: number;
  readonly column: number;
}

/** What the nodes of a Handlebars AST have in common, as far as it matters here. */
export interface AstNode {
  readonly type: string;
  loc?: { readonly start: Position; readonly end: Position };
  readonly name?: AstNode;
  readonly path?: AstNode;
  readonly params?: readonly AstNode[];
  readonly hash?: unknown;
  readonly original?: unknown;
  readonly value?: unknown;
  readonly parts?: readonly string[];
}

/** Calls back for every node of a tree, parents first. */
export function visit(value: unknown, callback: (node: AstNode) => void): void {
  if (Array.isArray(value)) for (const item of value) visit(item, callback);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return;
  if (isNode(value)) callback(value);
  for (const [key, child] of Object.entries(value)) if (key !== "loc") visit(child, callback);
}

const isNode = (value: object): value is AstNode => "type" in value && typeof value.type === "string";
const shift = ({ line, column }: Position, base: number): Position => ({ line: line + base, column });

function parse(handlebars: typeof Handlebars, source: TemplateSource): hbs.AST.Program {
  try {
    return handlebars.parse(source.text);
  } catch (error) {
    throw syntaxError(error, source);
  }
}

function syntaxError(error: unknown, source: TemplateSource): ProblemError {
  const text = error instanceof Error ? error.message : String(error);
  const line = Number(/on line (\d+)|- (\d+):\d+/.exec(text)?.slice(1).find(Boolean));
  // The grammar's messages show the line and a caret; what was expected stands in the last line.
  const why = text
    .split("\n")
    .at(-1)
    ?.replace(/ - \d+:\d+$/, "")
    .replace(/^Expecting (.*), got (.*)$/, expected);
  return new ProblemError(
    {
      code: "templating/syntax",
      severity: "error",
      message: `Cannot read the template: expected valid Handlebars, got an error: ${why}`,
      place: Number.isNaN(line) ? { file: source.file } : { file: source.file, line },
      hint: "Look for a brace or a closing {{/…}} that is missing on this line or the one before",
    },
    { cause: error },
  );
}

/** `Expecting 'ID', 'STRING', got 'EOF'` names the grammar's tokens, which help nobody. */
function expected(_: string, _wanted: string, got: string): string {
  return got === "'EOF'" ? "the file ends inside a tag or block" : `${got} is not possible here`;
}

function checkPartial(
  node: AstNode,
  source: TemplateSource,
  partials: ReadonlyMap<string, unknown>,
  inline: ReadonlySet<string>,
): void {
  // A block form (`{{#> name}}default{{/name}}`) has its own default, so it may name what is not there.
  if (node.type !== "PartialStatement" || node.name?.type !== "PathExpression") return;
  const name = String(node.name.original);
  if (partials.has(name) || inline.has(name) || name === "@partial-block") return;
  throw missing("partial", name, node, source, [...partials.keys()]);
}

function checkHelper(node: AstNode, source: TemplateSource, helpers: ReadonlySet<string>): void {
  if (!["MustacheStatement", "SubExpression", "BlockStatement"].includes(node.type)) return;
  const called = node.type === "SubExpression" || (node.params?.length ?? 0) > 0 || Boolean(node.hash);
  const name = node.path?.original;
  if (!called || typeof name !== "string" || helpers.has(name)) return;
  throw missing("helper", name, node, source, [...helpers]);
}

function missing(
  what: "partial" | "helper",
  name: string,
  node: AstNode,
  source: TemplateSource,
  known: readonly string[],
): ProblemError {
  const near = suggest(name, known);
  return new ProblemError({
    code: `templating/${what}-missing`,
    severity: "error",
    message: `Cannot use the ${what} "${name}": expected one of ${known.toSorted().join(", ")}, got "${name}"`,
    place: placeOf(node.loc?.start, source.file),
    hint: near === undefined ? `Write one of these names, or add the ${what}` : `Write "${near}"`,
  });
}

function placeOf(start: Position | undefined, file: string) {
  return start ? { file, line: start.line, column: start.column + 1 } : { file };
}

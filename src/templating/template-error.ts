import type { Place } from "../model/place.js";
import { ProblemError } from "../problem/problem-error.js";
import { LINES_PER_TEMPLATE, type ParsedTemplate, visit } from "./parse-template.js";
import { Slot } from "./slot.js";
import type { TemplateSource } from "./templates.js";

/**
 * Turns what Handlebars or a helper threw into a problem that points into the template it came from.
 *
 * @param entry - The template that was rendered.
 * @param parsed - Parses all that may have been at work, itself among them.
 */
export function templateError(
  error: unknown,
  entry: TemplateSource,
  parsed: () => readonly ParsedTemplate[],
): ProblemError {
  if (error instanceof ProblemError) return error;
  const { file, line, column } = findPlace(error, parsed()) ?? { file: entry.file };
  const subject = subjects.get(Object(error));
  return new ProblemError(
    {
      code: "templating/failed",
      severity: "error",
      message: `Cannot render the template: ${describe(error)}`,
      place: { file, ...(line !== undefined && { line }), ...(column !== undefined && { column }) },
      hint: "Check the name, or wrap the use in {{#if …}} where the value may be absent",
      related:
        subject === undefined ? [] : [{ place: { file: subject }, note: "while rendering the data of this file" }],
    },
    { cause: error },
  );
}

/** Notes whose data was being rendered when an error passed; the innermost context with a `source` is kept. */
export function nameSubject(error: unknown, context: unknown): unknown {
  const given = (context as { readonly source?: unknown } | null | undefined)?.source;
  const source = given instanceof Slot ? given.text : given;
  if (typeof error === "object" && error !== null && typeof source === "string" && !subjects.has(error)) {
    subjects.set(error, source);
  }
  return error;
}

/** The problem of a template that nobody supplies. */
export function missingTemplate(path: string): ProblemError {
  return new ProblemError({
    code: "templating/missing",
    severity: "error",
    message: `Cannot render "${path}": expected a template of this path, got none`,
    hint: `Add templates/${path}, or remove what asks for it`,
  });
}

/** Errors are objects of Handlebars and of helpers: what we know of them is kept beside them. */
const subjects = new WeakMap<object, string>();

function describe(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const name = /^"(.+)" not defined in/.exec(text)?.[1] ?? unreadableProperty(text);
  if (name !== undefined) return `expected a value "${name}", got none in this context`;
  const partial = /^The partial (.+) could not be found/.exec(text)?.[1];
  if (partial !== undefined) return `expected a partial "${partial}", got none of this name`;
  return `expected it to run, got an error: ${text.replace(/ - \d+:\d+$/, "")}`;
}

function findPlace(error: unknown, parsed: readonly ParsedTemplate[]): Place | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  const { lineNumber, column, message } = error as { lineNumber?: number; column?: number; message?: string };
  if (lineNumber !== undefined) return fromLine(lineNumber, column, parsed);
  const property = unreadableProperty(message ?? "");
  if (property === undefined && !/^The partial/.test(message ?? "")) return undefined;
  // These errors come without a place: take the first spot that can be meant.
  return firstNode(parsed, property);
}

function fromLine(
  lineNumber: number,
  column: number | undefined,
  parsed: readonly ParsedTemplate[],
): Place | undefined {
  const base = Math.floor(lineNumber / LINES_PER_TEMPLATE) * LINES_PER_TEMPLATE;
  const template = parsed.find((one) => one.base === base);
  if (!template) return undefined;
  const line = lineNumber - base;
  return { file: template.source.file, line, column: column === undefined ? undefined : column + 1 };
}

/** The first path that ends in `property` below another, or the first partial whose name is computed. */
function firstNode(parsed: readonly ParsedTemplate[], property: string | undefined): Place | undefined {
  for (const { program, source, base } of parsed) {
    let found: Place | undefined;
    visit(program, (node) => {
      const meant =
        property === undefined
          ? node.type === "PartialStatement" && node.name?.type === "SubExpression"
          : node.type === "PathExpression" && (node.parts?.indexOf(property) ?? -1) > 0;
      if (!meant || found || !node.loc) return;
      found = { file: source.file, line: node.loc.start.line - base, column: node.loc.start.column + 1 };
    });
    if (found) return found;
  }
  return undefined;
}

/** `{{#if a.b}}` without an `a`, and `{{a.b}}` where `a` is a text, fail in the language and not in Handlebars. */
function unreadableProperty(message: string): string | undefined {
  return /\(reading '(.+)'\)|search for '(.+)' in/.exec(message)?.slice(1).find(Boolean);
}

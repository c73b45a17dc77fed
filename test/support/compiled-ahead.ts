import { runInThisContext } from "node:vm";
import Handlebars from "handlebars";
import { ProblemError } from "../../src/problem/problem-error.js";
import { type CompiledTemplate, compileAhead } from "../../src/templating/compile-ahead.js";
import type { TemplateSource } from "../../src/templating/templates.js";

/** The same templates, compiled as `npm run compile` does it; those with mistakes stay as they are. */
export function compiledAhead(sources: readonly TemplateSource[]): readonly TemplateSource[] {
  const compiled = compile(sources);
  return sources.map((source) => ({ ...source, compiled: compiled[source.path] }));
}

function compile(sources: readonly TemplateSource[]): Readonly<Record<string, CompiledTemplate>> {
  try {
    const module: { exports: Readonly<Record<string, CompiledTemplate>> } = { exports: {} };
    runInThisContext(`(module) => {${compileAhead(Handlebars, sources)}}`)(module);
    return module.exports;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return {};
  }
}

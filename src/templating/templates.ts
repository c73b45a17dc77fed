import Handlebars from "handlebars";
import { digestOf } from "../model/digest.js";
import { ProblemError } from "../problem/problem-error.js";

/**
 * The templates of a build: the built-in ones, each replaced by the project's file of the same
 * path. Paths are relative to `templates/`, e.g. `archive/article.hbs`.
 */
export interface Templates {
  /** Renders one; `context` is plain data. Throws `ProblemError` that points into the template. */
  render(path: string, context: object): string;
  /** Hash of all templates and partials below a folder of `templates/` (hex): part of an output's key. */
  digest(folder: string): string;
}

/** One template or partial, as read. */
export interface TemplateSource {
  /** Path below `templates/`: `email/layout.mjml.hbs`, `email/partials/story.mjml.hbs`. */
  readonly path: string;
  readonly text: string;
  /** Path to show in messages, from the project folder where the project supplies it. */
  readonly file: string;
}

/** A function that templates may call by name: `{{date published}}`. Pure, synchronous. */
export type Helper = (...args: readonly unknown[]) => unknown;

/**
 * Makes the templates of a build.
 *
 * A partial is called by its path below `partials/` without its ending: `{{> story}}` is
 * `partials/story.hbs` of the same top folder. Templates whose name contains `.txt.` write
 * plain text, so nothing in them is escaped.
 */
export function createTemplates(
  sources: readonly TemplateSource[],
  helpers: Readonly<Record<string, Helper>> = {},
): Templates {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const engines = new Map<string, typeof Handlebars>();
  const compiled = new Map<string, Handlebars.TemplateDelegate>();

  function engineOf(folder: string, plain: boolean): typeof Handlebars {
    const name = `${folder} ${plain}`;
    const known = engines.get(name);
    if (known) return known;
    const engine = Handlebars.create();
    for (const [helper, run] of Object.entries(helpers)) engine.registerHelper(helper, run);
    const prefix = `${folder}/partials/`;
    for (const { path, text } of sources) {
      if (!path.startsWith(prefix) || path.includes(".txt.") !== plain) continue;
      engine.registerPartial(path.slice(prefix.length).replace(/\..*$/, ""), engine.compile(text, { noEscape: plain }));
    }
    engines.set(name, engine);
    return engine;
  }

  function templateOf(path: string): Handlebars.TemplateDelegate {
    const known = compiled.get(path);
    if (known) return known;
    const source = byPath.get(path);
    if (!source) throw missing(path);
    const plain = path.includes(".txt.");
    const template = engineOf(path.split("/")[0] ?? "", plain).compile(source.text, { noEscape: plain });
    compiled.set(path, template);
    return template;
  }

  return {
    render: (path, context) => templateOf(path)(context),
    digest: (folder) =>
      digestOf(...sources.filter(({ path }) => path.startsWith(`${folder}/`)).map(({ path, text }) => [path, text])),
  };
}

function missing(path: string): ProblemError {
  return new ProblemError({
    code: "templating/missing",
    severity: "error",
    message: `Cannot render "${path}": expected a template of this path, got none`,
    hint: `Add templates/${path}, or remove what asks for it`,
  });
}

import { createRequire } from "node:module";
import type Handlebars from "handlebars";
import { digestOf } from "../model/digest.js";
import type { CompiledTemplate } from "./compile-ahead.js";
import { builtInHelpers, escapeAttribute, type Helper, helpersThatPlace } from "./helpers.js";
import type { Render } from "./mould.js";
import { canBeMoulded, Moulds } from "./moulds.js";
import { type ParsedTemplate, parseTemplate } from "./parse-template.js";
import { Slot } from "./slot.js";
import { bringsPartials, standsAlone } from "./stands-alone.js";
import { missingTemplate, nameSubject, templateError } from "./template-error.js";
import { compileOptions, isPlain, partialsOf, sameEngine } from "./template-group.js";

/**
 * The templates of a build: the built-in ones, each replaced by the project's file of the same
 * path. Paths are relative to `templates/`, e.g. `archive/article.hbs`.
 */
export interface Templates {
  /**
   * Renders one.
   *
   * The context is plain data; only its own properties can be reached. A field that is printed
   * must be there, though it may be undefined: `{{titel}}` is an error, `{{#if titel}}` is not.
   * A context with a `source` (path of the file that its data comes from) is named when
   * rendering it, or a partial given it, fails.
   *
   * @param helpers - Replace the built-in ones of the same name for this call.
   * @throws {ProblemError} `templating/…`, placed in the template.
   */
  render(path: string, context: object, helpers?: Readonly<Record<string, Helper>>): string;
  /** Hash of all templates and partials below a folder of `templates/` (hex): part of an output's key. */
  digest(folder: string): string;
  /** The templates and partials below a folder, for messages that point into one of them. */
  sourcesIn(folder: string): readonly TemplateSource[];
}

/** One template or partial, as read. */
export interface TemplateSource {
  /** Path below `templates/`: `email/layout.mjml.hbs`, `email/partials/story.mjml.hbs`. */
  readonly path: string;
  readonly text: string;
  /** Path to show in messages, from the project folder where the project supplies it. */
  readonly file: string;
  /** What its text was compiled to before; absent: it is compiled when it is first used. */
  readonly compiled?: CompiledTemplate | undefined;
}

/**
 * Makes the templates of a build.
 *
 * A partial is called by its path below `partials/` without its ending: `{{> story}}` is
 * `partials/story.hbs` of the same top folder. Templates whose name contains `.txt.` write
 * plain text, so nothing in them is escaped, and see only partials that do so too.
 *
 * @param helpers - Functions that templates may call besides `builtInHelpers`.
 */
export function createTemplates(
  sources: readonly TemplateSource[],
  helpers: Readonly<Record<string, Helper>> = {},
): Templates {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const engines = new Map<string, Engine>();
  const digests = new Map<string, string>();

  function engineOf(path: string): Engine {
    const folder = path.slice(0, path.indexOf("/") + 1);
    const name = `${folder} ${isPlain(path)}`;
    const engine = engines.get(name) ?? new Engine(sources.filter(sameEngine(path)), helpers);
    engines.set(name, engine);
    return engine;
  }

  return {
    render(path, context, runHelpers) {
      const source = byPath.get(path);
      if (!source) throw missingTemplate(path);
      return engineOf(path).render(source, context, runHelpers);
    },
    digest(folder) {
      const known =
        digests.get(folder) ?? digestOf(...sources.filter(isBelow(folder)).map(({ path, text }) => [path, text]));
      digests.set(folder, known);
      return known;
    },
    sourcesIn: (folder) => sources.filter(isBelow(folder)),
  };
}

const require = createRequire(import.meta.url);

/**
 * Handlebars is loaded when something is rendered for the first time: a rebuild of nothing does without.
 *
 * Its own bundles are one file instead of forty, a dozen of which write source maps.
 */
function loadHandlebars(): typeof Handlebars {
  return require("handlebars/dist/handlebars.js");
}

/** Handlebars without its parser and compiler: as much as compiled templates need, in a third of the time. */
function loadRuntime(): typeof Handlebars {
  return require("handlebars/dist/handlebars.runtime.js");
}

const isBelow = (folder: string) => (source: TemplateSource) => source.path.startsWith(`${folder}/`);

/** Handlebars refuses inherited properties anyway; said explicitly, it does so without writing to the console. */
const OWN_PROPERTIES_ONLY = { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false };

/** The templates of one folder that escape alike, with the partials they share. */
class Engine {
  readonly #handlebars: typeof Handlebars;
  readonly #engine: typeof Handlebars;
  readonly #templates = new Map<TemplateSource, Handlebars.TemplateDelegate>();
  readonly #positionOf: (source: TemplateSource) => number;
  readonly #partials: ReadonlyMap<string, TemplateSource>;
  readonly #helpers: ReadonlySet<string>;
  /** Absent where what becomes of a text depends on more than its place, as on helpers of others. */
  readonly #moulds: { readonly pages: Moulds; readonly partials: Moulds } | undefined;
  /** Partials that make the same of the same context wherever they are called. */
  readonly #alone: ReadonlySet<TemplateSource>;
  /** Whether such partials are filled in now: not while one runs, nor where helpers are replaced. */
  #fillsPartials = false;

  constructor(sources: readonly TemplateSource[], helpers: Readonly<Record<string, Helper>>) {
    this.#handlebars = sources.every(({ compiled }) => compiled) ? loadRuntime() : loadHandlebars();
    this.#engine = this.#handlebars.create();
    this.#positionOf = positionsOf(sources);
    this.#partials = partialsOf(sources);
    for (const [name, helper] of Object.entries({ ...builtInHelpers, ...helpers })) {
      this.#engine.registerHelper(name, seeingThroughSlots(name, helper));
    }
    for (const name of ["lookup", "log"]) {
      this.#engine.registerHelper(name, seeingThroughSlots(name, this.#engine.helpers[name] as Helper));
    }
    this.#helpers = new Set(Object.keys(this.#engine.helpers));
    const { escapeExpression } = this.#handlebars;
    if (Object.keys(helpers).length === 0 && canBeMoulded(sources)) {
      const write = { text: escapeExpression, url: escapeAttribute, html: (text: string) => text };
      this.#moulds = { pages: new Moulds(write), partials: new Moulds(write) };
    }
    const alone = [...this.#partials.values()].filter((source) => standsAlone(source, this.#partials));
    this.#alone = new Set(sources.some(bringsPartials) ? [] : alone);
    for (const [name, source] of this.#partials) this.#engine.registerPartial(name, this.#partial(source));
  }

  render(source: TemplateSource, context: object, helpers?: Readonly<Record<string, Helper>>): string {
    const run: Render = (data, replaced) => this.#filling(!replaced, () => this.#run(source, data, replaced));
    return this.#moulds && !helpers ? this.#moulds.pages.render(source.path, context, run) : run(context, helpers);
  }

  #filling<Made>(fillsPartials: boolean, make: () => Made): Made {
    const before = this.#fillsPartials;
    this.#fillsPartials = fillsPartials;
    try {
      return make();
    } finally {
      this.#fillsPartials = before;
    }
  }

  #run(source: TemplateSource, context: object, helpers: Readonly<Record<string, Helper>> = {}): string {
    const seeing = Object.entries(helpers).map(([name, helper]) => [name, seeingThroughSlots(name, helper)]);
    try {
      return this.#templateOf(source)(context, { helpers: Object.fromEntries(seeing), ...OWN_PROPERTIES_ONLY });
    } catch (error) {
      throw templateError(nameSubject(error, context), source, () => this.#parsed());
    }
  }

  /** Where a partial is called for each item of a list, it is a mould that is filled for each: cards of a long list. */
  #partial(source: TemplateSource): Handlebars.Template {
    return (context: object, options?: Handlebars.RuntimeOptions) => {
      const isRepeated = options?.data?.index !== undefined;
      if (!this.#moulds || !this.#fillsPartials || !isRepeated || !this.#alone.has(source)) {
        return this.#runPartial(source, context, options);
      }
      return this.#moulds.partials.render(source.path, context, (data, replaced) =>
        this.#filling(false, () =>
          replaced ? this.#run(source, data, replaced) : this.#runPartial(source, data, options),
        ),
      );
    };
  }

  /** A partial remembers whose data it was given when it fails. */
  #runPartial(source: TemplateSource, context: object, options?: Handlebars.RuntimeOptions): string {
    try {
      return this.#templateOf(source)(context, options);
    } catch (error) {
      throw nameSubject(error, context);
    }
  }

  #templateOf(source: TemplateSource): Handlebars.TemplateDelegate {
    const known = this.#templates.get(source);
    if (known) return known;
    const template = source.compiled
      ? this.#engine.template(source.compiled.specification)
      : this.#engine.compile(this.#parse(source).program, compileOptions(source.path));
    this.#templates.set(source, template);
    return template;
  }

  #parse(source: TemplateSource): ParsedTemplate {
    return parseTemplate(loadHandlebars(), source, this.#positionOf(source), this.#helpers, this.#partials);
  }

  /** All that were used until now: an error says a line, and one of them has it. */
  #parsed(): readonly ParsedTemplate[] {
    return [...this.#templates.keys()].map((source) => this.#parse(source));
  }
}

/** Numbers templates: those that were compiled before have a number already, all others come after them. */
function positionsOf(sources: readonly TemplateSource[]): (source: TemplateSource) => number {
  const next = 1 + Math.max(-1, ...sources.map(({ compiled }) => compiled?.position ?? -1));
  return (source) => source.compiled?.position ?? next + sources.indexOf(source);
}

function seeingThroughSlots(name: string, helper: Helper): Handlebars.HelperDelegate {
  const places = helpersThatPlace.has(name);
  return function seeing(this: unknown, ...args: readonly unknown[]) {
    if (places) return helper.apply(this, args as never[]);
    return helper.apply(this, args.map((arg) => (arg instanceof Slot ? arg.text : arg)) as never[]);
  };
}

import type { TemplateSource } from "./templates.js";

/** Whether a template writes plain text, so that nothing in it is escaped. */
export function isPlain(path: string): boolean {
  return path.includes(".txt.");
}

/** How Handlebars compiles a template of this path; strict: a field that is printed must be there. */
export function compileOptions(path: string): { readonly noEscape: boolean; readonly strict: true } {
  return { noEscape: isPlain(path), strict: true };
}

/** Whether templates share partials and helpers with one of a path: those of one top folder that escape alike. */
export function sameEngine(path: string): (source: TemplateSource) => boolean {
  const folder = path.slice(0, path.indexOf("/") + 1);
  return (source) => source.path.startsWith(folder) && isPlain(source.path) === isPlain(path);
}

/** The partials among templates, by the names they are called by. */
export function partialsOf(sources: readonly TemplateSource[]): ReadonlyMap<string, TemplateSource> {
  const partials = new Map<string, TemplateSource>();
  for (const source of sources) {
    const name = /^[^/]+\/partials\/([^.]+)/.exec(source.path)?.[1];
    if (name !== undefined) partials.set(name, source);
  }
  return partials;
}

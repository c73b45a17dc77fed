import type { TemplateSource } from "./templates.js";

/**
 * Whether what a partial makes follows from the context that it is given, and from nothing else
 * around it: neither it nor a partial that it calls asks for data such as `@root` or `@index`, nor
 * calls a partial whose name is computed, or the block of its caller (`@partial-block`).
 *
 * It goes by the text alone, and takes what is doubtful for a no.
 *
 * @param partials - All that it can call, by name.
 */
export function standsAlone(
  { text }: TemplateSource,
  partials: ReadonlyMap<string, TemplateSource>,
  callers: ReadonlySet<TemplateSource> = new Set(),
): boolean {
  if (ASKS_FOR_DATA.test(text)) return false;
  return [...text.matchAll(CALLED)].every(([, name = ""]) => {
    const called = partials.get(name);
    if (!called) return false;
    return callers.has(called) || standsAlone(called, partials, new Set([...callers, called]));
  });
}

/** Whether a template brings partials of its own, which may replace any that are called below it. */
export function bringsPartials({ text }: TemplateSource): boolean {
  return /\{\{~?#\*/.test(text);
}

const ASKS_FOR_DATA = /\{\{[^}]*@/;
const CALLED = /\{\{~?#?>\s*([^\s}~]*)/g;

import { percentDecoded } from "../model/percent-decoded.js";
import type { Problem, Report } from "../problem/problem.js";
import { KNOWN_PLACEHOLDERS, unknownPlaceholders } from "../publication/permalink-words.js";
import type { Settings } from "../publication/settings.js";
import { quote, textOf, toFlag, wrongValue } from "./field-values.js";
import type { Field, Fields } from "./fields.js";

/**
 * Reads an article's own address as a path from the root of the site. An absolute one is taken
 * when it leads into this site; one elsewhere is most likely no permalink at all. What cannot be
 * filled in is told, and the article has its usual address.
 */
export function readPermalink(fields: Fields, settings: Settings, report: Report): string | undefined {
  const field = fields.get("permalink");
  if (field === undefined || toFlag(field.value) === false) return undefined;
  const written = textOf(field, report);
  const problem = written === undefined ? undefined : patternProblem(written, field);
  if (problem) {
    report(problem);
    return undefined;
  }
  if (written === undefined || !/^(?:[a-z][a-z\d+.-]*:)?\/\/|^[a-z][a-z\d+.-]*:[^:]/i.test(written)) return written;
  const base = new URL(settings.url);
  const url = URL.canParse(written, base.href) ? new URL(written, base) : undefined;
  if (url?.host === base.host && url.pathname.startsWith(base.pathname))
    return percentDecoded(url.pathname.slice(base.pathname.length));
  report({
    code: "articles/permalink-elsewhere",
    severity: "warning",
    message: `Cannot use "${field.key}" as the article's address: expected a path or an address below ${settings.url}, got ${quote(field.value)}`,
    place: field.place(),
    hint: `Say in publication.yaml what the key means: articles: { keys: { ${field.key}: canonical } }, or enclosure, or ignore`,
  });
  return undefined;
}

/** A template of Eleventy's is a program that nobody runs here. */
function patternProblem(written: string, field: Field): Problem | undefined {
  const ignore = `say in publication.yaml: articles: { keys: { ${field.key}: ignore } }`;
  if (/\{[{%]/.test(written)) {
    const hint = `Write the address, or a pattern such as /:year/:slug/; where the usual address will do, ${ignore}`;
    return wrongValue(
      field,
      "an address, or a pattern with :slug and the like",
      `the template ${quote(written)}`,
      hint,
    );
  }
  const [unknown] = unknownPlaceholders(written);
  if (unknown === undefined) return undefined;
  return wrongValue(field, KNOWN_PLACEHOLDERS, `"${unknown}"`, `Write the address without it, or ${ignore}`);
}

import type { Report } from "../problem/problem.js";
import type { Settings } from "../publication/settings.js";
import { quote, textOf, toFlag } from "./field-values.js";
import type { Fields } from "./fields.js";

/**
 * Reads an article's own address as a path from the root of the site. An absolute one is taken
 * when it leads into this site; one elsewhere is most likely no permalink at all.
 */
export function readPermalink(fields: Fields, settings: Settings, report: Report): string | undefined {
  const field = fields.get("permalink");
  if (field === undefined || toFlag(field.value) === false) return undefined;
  const written = textOf(field, report);
  if (written === undefined || !/^(?:[a-z][a-z\d+.-]*:)?\/\/|^[a-z][a-z\d+.-]*:[^:]/i.test(written)) return written;
  const base = new URL(settings.url);
  const url = URL.canParse(written, base.href) ? new URL(written, base) : undefined;
  if (url?.host === base.host && url.pathname.startsWith(base.pathname))
    return decode(url.pathname.slice(base.pathname.length));
  report({
    code: "articles/permalink-elsewhere",
    severity: "warning",
    message: `Cannot use "${field.key}" as the article's address: expected a path or an address below ${settings.url}, got ${quote(field.value)}`,
    place: field.place(),
    hint: `Say in publication.yaml what the key means: articles: { keys: { ${field.key}: canonical } }, or enclosure, or ignore`,
  });
  return undefined;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

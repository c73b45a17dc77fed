/** Version that classic Outlook (2016, 2019, 365 for Windows) reports itself as: `mso 16`. */
const MSO_VERSION = 16;

/**
 * Resolves Microsoft's conditional comments, as classic Outlook does or as everybody else does.
 *
 * - `<!--[if mso]> … <![endif]-->` (downlevel-hidden): a comment to all but Outlook.
 * - `<!--[if !mso]><!--> … <!--<![endif]-->` (downlevel-revealed): hidden from Outlook only.
 */
export function resolveConditionals(html: string, outlook: boolean): string {
  const resolved = html
    .replace(
      /<!--\[if ([^\]]*)\]>(?:<!-->|-->)([\s\S]*?)<!--\s*<!\[endif\]-->/gi,
      (_, condition: string, content: string) => (!outlook || holds(condition) ? content : ""),
    )
    .replace(/<!--\[if ([^\]]*)\]>([\s\S]*?)<!\[endif\]-->/gi, (_, condition: string, content: string) =>
      outlook && holds(condition) ? content : "",
    );
  // Word's own settings; a browser would show their values as text.
  return outlook ? resolved.replace(/<xml>[\s\S]*?<\/xml>/gi, "") : resolved;
}

/** `!mso`, `gte mso 9`, `(gte mso 9)|(IE)`, `mso & !(lte mso 11)`: true for classic Outlook, which is no IE. */
function holds(condition: string): boolean {
  return condition
    .split("|")
    .some((any) => any.split("&").every((term) => termHolds(term.replace(/[()\s]+/g, " ").trim())));
}

function termHolds(term: string): boolean {
  const [, not, comparison = "eq", engine, version] =
    /^(! ?)?(?:(lt|lte|gt|gte) )?(\w+)(?: ([\d.]+))?$/i.exec(term) ?? [];
  const found =
    engine?.toLowerCase() === "mso" && (version === undefined || compare(comparison.toLowerCase(), Number(version)));
  return not ? !found : found;
}

function compare(comparison: string, version: number): boolean {
  switch (comparison) {
    case "lt":
      return MSO_VERSION < version;
    case "lte":
      return MSO_VERSION <= version;
    case "gt":
      return MSO_VERSION > version;
    case "gte":
      return MSO_VERSION >= version;
    default:
      return MSO_VERSION === version;
  }
}

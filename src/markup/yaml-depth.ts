/** Brackets in brackets, or list marks in one line, that people may write; nobody needs more. */
const DEPTH_LIMIT = 100;
/** Columns of indentation: a literal block of code may well have 200. */
const INDENT_LIMIT = 500;
/** Keys marked with `?`: the parser's time grows with the cube of their depth. */
const EXPLICIT_KEY_LIMIT = 20;

/**
 * Tells whether YAML is nested so deeply that parsing it could exhaust the stack, the memory or
 * the patience of whoever waits. Cheap, and done before a parser sees the text.
 *
 * Counts brackets in texts too, so it may refuse what is harmless, but only past the limits.
 */
export function isYamlTooDeep(text: string): boolean {
  let brackets = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    brackets = bracket === "[" || bracket === "{" ? brackets + 1 : Math.max(0, brackets - 1);
    if (brackets > DEPTH_LIMIT) return true;
  }
  let explicitKeys = 0;
  for (const [lead] of text.matchAll(/^[ \t?:-]+/gm)) {
    explicitKeys += countOf(lead, "?");
    if (countOf(lead, "-") > DEPTH_LIMIT || explicitKeys > EXPLICIT_KEY_LIMIT || lead.length > INDENT_LIMIT) {
      // A ruler of dashes is no list: list marks have a space behind them.
      if (lead.includes("- -") || lead.length > INDENT_LIMIT || explicitKeys > EXPLICIT_KEY_LIMIT) return true;
    }
  }
  return false;
}

function countOf(text: string, mark: string): number {
  return text.split(mark).length - 1;
}

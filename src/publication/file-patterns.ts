import { joinPath } from "./join-path.js";

/** The folder that the settings file stands in, from the project folder: where its patterns begin. */
export const CONTENT_FOLDER = "content";

/** Glob patterns of the settings, made ready to be asked. */
export interface FilePatterns {
  /** Whether a path, from the project folder, is meant. */
  matches(path: string): boolean;
  /** The folders, from the project folder, below which all that can match stands: `content/articles`, `../site`. */
  readonly folders: readonly string[];
}

/**
 * Reads glob patterns, relative to the folder of the settings file.
 *
 * `*` and `?` stay within a name, `**` crosses folders, `{md,html}` is a choice, `[a-z]` and `[!a-z]`
 * one character. A pattern that begins with `!` takes away; when `**` comes first, in any folder.
 * `../` may leave the folder. Names that begin with a dot match only where the pattern spells the
 * dot. Paths are compared in NFC, as some file systems hand out decomposed names, and endings also
 * in lower case: `STORY.TXT` is a text.
 */
export function filePatterns(patterns: readonly string[]): FilePatterns {
  const written = patterns.map((pattern) => pattern.normalize("NFC"));
  const wanted = written.filter((pattern) => !pattern.startsWith("!")).map(fromProject);
  const unwanted = written.filter((pattern) => pattern.startsWith("!")).map((pattern) => excluded(pattern.slice(1)));
  const [isWanted, isUnwanted] = [tester(wanted), tester(unwanted)];
  // What is excluded in any folder is excluded in those outside the project, too.
  const isExcluded = (name: string): boolean =>
    isUnwanted(name) || (name.startsWith("../") && isUnwanted(name.replace(/^(?:\.\.\/)+/, "")));
  return {
    matches(path) {
      const name = path.normalize("NFC");
      const lower = /\.[A-Za-z]*[A-Z][A-Za-z]*$/.test(name) ? withLowerEnding(name) : name;
      if (!isWanted(name) && (lower === name || !isWanted(lower))) return false;
      return !isExcluded(name) && (lower === name || !isExcluded(lower));
    },
    folders: [...new Set(wanted.map(folderOf))],
  };
}

/** One expression for all: it is asked of every file in every build. */
function tester(patterns: readonly string[]): (name: string) => boolean {
  if (patterns.length === 0) return () => false;
  const all = new RegExp(patterns.map((pattern) => `(?:${expressionOf(pattern).source})`).join("|"), "u");
  return (name) => all.test(name);
}

function withLowerEnding(name: string): string {
  return name.replace(/\.[A-Za-z]+$/, (ending) => ending.toLowerCase());
}

/** What is excluded by name in any folder is excluded outside `content/` as well. */
function excluded(pattern: string): string {
  return pattern.startsWith("**/") ? pattern : fromProject(pattern);
}

/** Makes a path relative to the settings file relative to the project folder: `../a/b` → `a/b`. */
export function fromProject(path: string): string {
  return joinPath(CONTENT_FOLDER, path);
}

/** The part before the first name with a special character, without the file's own name. */
function folderOf(pattern: string): string {
  const parts = pattern.split("/");
  const special = parts.findIndex((part) => /[*?[{]/.test(part));
  return parts.slice(0, special < 0 ? -1 : special).join("/");
}

/** A brace that is never closed, or a range that runs backwards, makes the whole pattern a plain name. */
function expressionOf(pattern: string): RegExp {
  try {
    return new RegExp(`^${sourceOf(pattern)}$`, "u");
  } catch {
    return new RegExp(`^${literal(pattern)}$`, "u");
  }
}

function sourceOf(pattern: string): string {
  const tokens = /\*\*\/|\/\*\*$|\*|\?|\[!?[^\]/]+\]|[{},]|[^*?[{},/]+|\/|\[/gu;
  let depth = 0;
  let atStart = true;
  let source = "";
  for (const [token] of pattern.matchAll(tokens)) {
    if (token === "{") depth += 1;
    source += translate(token, depth, atStart);
    if (token === "}" && depth > 0) depth -= 1;
    if (token !== "{") atStart = token.endsWith("/");
  }
  return depth > 0 ? literal(pattern) : source;
}

function translate(token: string, depth: number, atStart: boolean): string {
  const notHidden = atStart ? "(?!\\.)" : "";
  if (token === "**/") return "(?:(?!\\.)[^/]+/)*";
  if (token === "/**") return "/(?:(?!\\.)[^/]+/)*(?!\\.)[^/]+";
  if (token === "*") return `${notHidden}[^/]*`;
  if (token === "?") return `${notHidden}[^/]`;
  if (/^\[.+\]$/u.test(token)) return notHidden + characterClass(token.slice(1, -1));
  if (token === "{" && depth > 0) return "(?:";
  if (token === "," && depth > 0) return "|";
  if (token === "}" && depth > 0) return ")";
  return literal(token);
}

function characterClass(inside: string): string {
  return `[${inside.replace(/[\\[^]/g, "\\$&").replace(/^!/, "^/")}]`;
}

function literal(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}]/g, "\\$&");
}

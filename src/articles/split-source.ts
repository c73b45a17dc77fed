/** A source file, cut into what is about the article and the article itself. */
export interface SplitSource {
  readonly dialect: Dialect;
  /** The front matter without its fences; empty when there is none. */
  readonly matter: string;
  /** Offset of `matter` in the text. */
  readonly matterStart: number;
  readonly body: string;
  /** Offset of `body` in the text. */
  readonly bodyStart: number;
  /** True when a front matter begins and never ends; all of the text is then its `matter`. */
  readonly unclosed?: boolean | undefined;
  /** Language named after the opening fence, as in `---js`, where it is none that is read. */
  readonly foreign?: string | undefined;
}

/** How the front matter is written. `headers` are `Key: value` lines (Pelican, MultiMarkdown). */
export type Dialect = "yaml" | "toml" | "json" | "headers" | "none";

/**
 * Finds the front matter of a text. Nothing is interpreted, and nothing is ever executed: a
 * block of JavaScript (`---js`, which gray-matter runs) is only named.
 */
export function splitSource(text: string): SplitSource {
  const start = /^\s*/.exec(text)?.[0].length ?? 0;
  return fenced(text, start) ?? braced(text, start) ?? headed(text, start) ?? none(text);
}

const FENCE = /(---|\+\+\+|;;;)[ \t]*([A-Za-z]*)[ \t]*(?:\n|$)/y;
const DIALECTS: Readonly<Record<string, Dialect>> = { yaml: "yaml", yml: "yaml", toml: "toml", json: "json" };

/** `---` YAML (Jekyll, Hugo, Eleventy, Astro), `+++` TOML (Hugo, Zola), `;;;` JSON; `---toml` names another. */
function fenced(text: string, start: number): SplitSource | undefined {
  FENCE.lastIndex = start;
  const [opening, fence = "", name = ""] = FENCE.exec(text) ?? [];
  if (opening === undefined) return undefined;
  const matterStart = start + opening.length;
  const named = name === "" ? undefined : name.toLowerCase();
  const dialect = named === undefined ? byFence(fence) : DIALECTS[named];
  const end = closingFence(text, matterStart, fence);
  // A rule between two paragraphs is `---`, too: without anything like a key below it, it is one.
  if (fence === "---" && named === undefined && !looksLikeMatter(text.slice(matterStart, end?.start))) return undefined;
  return {
    dialect: dialect ?? "none",
    matter: text.slice(matterStart, end?.start ?? text.length),
    matterStart,
    body: end ? text.slice(end.after) : "",
    bodyStart: end?.after ?? text.length,
    unclosed: end ? undefined : true,
    foreign: dialect ? undefined : named,
  };
}

function byFence(fence: string): Dialect {
  return fence === "---" ? "yaml" : fence === "+++" ? "toml" : "json";
}

/** YAML may also end its document with `...` (YAML 1.2 §9.1.2), as Pandoc and R Markdown write it. */
function closingFence(text: string, from: number, fence: string): { start: number; after: number } | undefined {
  const pattern =
    fence === "---"
      ? /^(?:---|\.\.\.)[ \t]*(?:\n|$)/gm
      : fence === "+++"
        ? /^\+\+\+[ \t]*(?:\n|$)/gm
        : /^;;;[ \t]*(?:\n|$)/gm;
  pattern.lastIndex = from;
  const found = pattern.exec(text);
  return found ? { start: found.index, after: found.index + found[0].length } : undefined;
}

function looksLikeMatter(block: string): boolean {
  const first = block.split("\n").find((line) => line.trim() !== "" && !line.trimStart().startsWith("#"));
  return first === undefined || /^\s*(?:-\s+)?["']?[\p{L}\p{N}_$][^\n]*?["']?\s*:(?:\s|$)|^\s*[{?%[]/u.test(first);
}

/** A JSON object before the text, as Hugo has it: `{` to the `}` that ends a line. */
function braced(text: string, start: number): SplitSource | undefined {
  if (!/\{\s*(?:"|\})/y.test(text.slice(start, start + 200))) return undefined;
  const length = jsonLength(text.slice(start));
  if (length === undefined) return undefined;
  const end = start + length;
  return { dialect: "json", matter: text.slice(start, end), matterStart: start, body: text.slice(end), bodyStart: end };
}

/** Length of the JSON object that a text begins with; undefined when its braces do not balance. */
function jsonLength(text: string): number | undefined {
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\\n]|\\.)*"|[{}]/g)) {
    if (token === "{") depth += 1;
    if (token === "}") depth -= 1;
    if (depth === 0) return index + token.length;
  }
  return undefined;
}

/** Keys that begin a header block: prose like "Note: …" must not begin one. */
const FIRST_HEADER =
  /^(?:title|date|authors?|slug|tags|category|status|summary|modified|keywords|lang|language|subtitle)[ \t]*:/i;
/** Keys that are a header block of one line by themselves; "Summary: …" alone may well be a headline. */
const LONE_HEADER = /^(?:title|date|authors?|slug|tags|status|modified)[ \t]*:/i;
const HEADER = /^[A-Za-z][\w -]*:(?:[ \t]|$)|^[ \t]+\S/;

/** `Key: value` lines up to the first empty line; a line that is indented goes on with the value above. */
function headed(text: string, start: number): SplitSource | undefined {
  const first = text.lastIndexOf("\n", start) + 1;
  if (!FIRST_HEADER.test(text.slice(first, first + 40))) return undefined;
  let end = first;
  let count = 0;
  for (let line = lineAt(text, end); HEADER.test(line); line = lineAt(text, end)) {
    end += line.length;
    count += 1;
  }
  if (count === 1 && !LONE_HEADER.test(text.slice(first, first + 40))) return undefined;
  const bodyStart = end + (/^[ \t]*(?:\n|$)/.exec(text.slice(end, end + 1000))?.[0].length ?? 0);
  return {
    dialect: "headers",
    matter: text.slice(first, end),
    matterStart: first,
    body: text.slice(bodyStart),
    bodyStart,
  };
}

function lineAt(text: string, from: number): string {
  const end = text.indexOf("\n", from);
  return text.slice(from, end === -1 ? text.length : end + 1);
}

function none(text: string): SplitSource {
  return { dialect: "none", matter: "", matterStart: 0, body: text, bodyStart: 0 };
}

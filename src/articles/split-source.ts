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

/**
 * How the front matter is written. `headers` are `Key: value` lines (Pelican, MultiMarkdown); `page` is the head of a
 * whole HTML page, which then belongs to the body as well.
 */
export type Dialect = "yaml" | "toml" | "json" | "headers" | "page" | "none";

/**
 * Finds the front matter of a text. Nothing is interpreted, and nothing is ever executed: a
 * block of JavaScript (`---js`, which gray-matter runs) is only named.
 */
export function splitSource(text: string): SplitSource {
  const start = /^\s*/.exec(text)?.[0].length ?? 0;
  return fenced(text, start) ?? braced(text, start) ?? headed(text, start) ?? page(text, start) ?? none(text);
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
  // A rule between two paragraphs is `---`, too: without any key below it, it is one.
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

/**
 * A key on the first line, or one that articles have below it: a typing mistake in the first line, or a merge
 * conflict there, must not make a text of `draft: true`.
 */
function looksLikeMatter(block: string): boolean {
  const first = block.split("\n").find((line) => line.trim() !== "" && !line.trimStart().startsWith("#"));
  if (first === undefined) return true;
  if (/^\s*(?:-\s+)?["']?[\p{L}\p{N}_$][^\n]*?["']?\s*:(?:\s|$)|^\s*[{?%[]|^<{7} /u.test(first)) return true;
  return COMMON_KEY.test(block.replace(/\n[^\S\n]*\n[\s\S]*/, ""));
}

const COMMON_KEY = /^(?:title|date|draft|published|status|layout|slug|tags|categories|authors?|description)[ \t]*:/im;

/** A JSON object before the text, as Hugo has it: `{` to the `}` that ends a line. */
function braced(text: string, start: number): SplitSource | undefined {
  if (!/\{\s*(?:"|\})/y.test(text.slice(start, start + 200))) return undefined;
  const end = start + jsonLength(text.slice(start));
  return { dialect: "json", matter: text.slice(start, end), matterStart: start, body: text.slice(end), bodyStart: end };
}

/** Length of the JSON object that a text begins with; all of the text when its braces do not balance, and it is none. */
function jsonLength(text: string): number {
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\\n]|\\.)*"|[{}]/g)) {
    if (token === "{") depth += 1;
    if (token === "}") depth -= 1;
    if (depth === 0) return index + token.length;
  }
  return text.length;
}

/** Keys that begin a header block: prose like "Note: …" must not begin one. */
const FIRST_HEADER =
  /^(?:title|date|authors?|slug|tags|category|status|summary|modified|keywords|lang|language|subtitle)[ \t]*:/i;
/** Keys that are a header block of one line by themselves; "Summary: …" alone may well be a headline. */
const LONE_HEADER = /^(?:title|date|authors?|slug|tags|status|modified)[ \t]*:/i;
/** As Python-Markdown has it, without a space behind the colon; with one, the key may be of several words. */
const HEADER = /^[A-Za-z][\w-]*:(?!\/\/)|^[A-Za-z][\w -]*:(?:[ \t]|$)|^[ \t]+\S/;

/**
 * `Key: value` lines up to the first empty line; a line that is indented goes on with the value above.
 * Any key may come first where nothing but such lines stands there, a title among them.
 */
function headed(text: string, start: number): SplitSource | undefined {
  const first = text.lastIndexOf("\n", start) + 1;
  if (!/^[A-Za-z]/.test(text.slice(first, first + 1))) return undefined;
  let end = first;
  let count = 0;
  for (let line = lineAt(text, end); HEADER.test(line); line = lineAt(text, end)) {
    end += line.length;
    count += 1;
  }
  const matter = text.slice(first, end);
  const gap = /^[ \t]*(?:\n|$)/.exec(text.slice(end, end + 1000))?.[0].length;
  const isBlock = FIRST_HEADER.test(matter) || (gap !== undefined && /^title[ \t]*:/im.test(matter));
  if (!isBlock || (count === 1 && !LONE_HEADER.test(matter))) return undefined;
  const bodyStart = end + (gap ?? 0);
  return { dialect: "headers", matter, matterStart: first, body: text.slice(bodyStart), bodyStart };
}

function lineAt(text: string, from: number): string {
  const end = text.indexOf("\n", from);
  return text.slice(from, end === -1 ? text.length : end + 1);
}

function page(text: string, start: number): SplitSource | undefined {
  if (!/^(?:<!doctype\s|<html[\s>])/i.test(text.slice(start, start + 10))) return undefined;
  const end = text.search(/<\/head\s*>|<body[\s>]/i);
  return end === -1
    ? undefined
    : { dialect: "page", matter: text.slice(0, end), matterStart: 0, body: text, bodyStart: 0 };
}

function none(text: string): SplitSource {
  return { dialect: "none", matter: "", matterStart: 0, body: text, bodyStart: 0 };
}

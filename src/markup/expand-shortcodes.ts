import type { Problem } from "../problem/problem.js";
import { escapeAttribute, escapeHtml } from "./escape-html.js";
import { isAddressOnly, knownShortcode } from "./known-shortcodes.js";
import { locator, type MarkupSource } from "./locate.js";
import { shortcodeArguments } from "./shortcode-arguments.js";
import { type ShortcodeTag, type ShortcodeToken, shortcodeTokens } from "./shortcode-tokens.js";

/** A text without shortcodes, and what could not be made of some. */
export interface Expanded {
  readonly text: string;
  readonly problems: readonly Problem[];
}

/**
 * Renders the shortcodes and template tags of other generators (Hugo, Jekyll, Eleventy, Zola, Hexo, Pelican) as
 * Markdown and HTML.
 *
 * Those that are not known go and leave the text between them, with a warning; none is ever left
 * in the text. Code stays as it is.
 */
export function expandShortcodes(source: MarkupSource): Expanded {
  const { text } = source;
  if (!text.includes("{") || !/\{[{%#]|\{(?:filename|static|attach|::comment)\}/.test(text))
    return { text, problems: [] };
  const tokens = shortcodeTokens(text);
  const expansion = new Expansion(tokens, source);
  return { text: pelicanAddresses(expansion.range(0, tokens.length, 0)), problems: expansion.problems };
}

/** Pelican writes `{static}/a.png` where a link leads to a file of the project. */
function pelicanAddresses(text: string): string {
  return text.replace(/(\]\(<?|["'=]|\]:\s*)[{|](?:filename|static|attach)[}|]/g, "$1");
}

/** Nobody nests shortcodes deeper; what is nested deeper counts as not closed. */
const MAX_DEPTH = 50;

class Expansion {
  readonly problems: Problem[] = [];
  readonly #tokens: readonly ShortcodeToken[];
  readonly #closers: ReadonlyMap<number, number>;
  readonly #places: ReturnType<typeof locator>;

  constructor(tokens: readonly ShortcodeToken[], source: MarkupSource) {
    this.#tokens = tokens;
    this.#closers = matchClosers(tokens);
    this.#places = locator(source);
  }

  /** Renders the tokens from one index up to another. */
  range(from: number, to: number, depth: number): string {
    let text = "";
    for (let i = from; i < to; i += 1) {
      const token = this.#tokens[i];
      if (token === undefined || typeof token === "string") {
        text += token ?? "";
        continue;
      }
      const closer = depth < MAX_DEPTH ? this.#closers.get(i) : undefined;
      const paired = closer !== undefined && closer < to;
      text += this.#tag(token, paired ? this.range(i + 1, closer, depth + 1) : (token.verbatim ?? ""), text);
      if (paired) i = closer;
    }
    return text;
  }

  #tag(tag: ShortcodeTag, inner: string, before: string): string {
    if (tag.kind === "close") return "";
    const text = tag.kind === "value" ? valueText(tag.argumentText, inner) : rendered(tag, inner);
    if (text !== undefined) return isAddressOnly(tag.name) && !IN_ADDRESS.test(before.slice(-300)) ? link(text) : text;
    this.problems.push(unknownShortcode(tag, this.#places.at(tag.offset)));
    return inner;
  }
}

/** The beginning of an address: of a link in Markdown, of a reference, of an attribute. */
const IN_ADDRESS = /(?:\]\(\s*<?|\]:\s*<?|=\s*["']?)[^\s"'<>()]*$/;

/** An address in the midst of a text, so that it leads somewhere, and is told where it does not. */
function link(address: string): string {
  return `<a href="${escapeAttribute(address)}">${escapeHtml(address.replace(/^@/, ""))}</a>`;
}

function rendered({ name, argumentText }: ShortcodeTag, inner: string): string | undefined {
  return CONTROL.has(name) ? undefined : knownShortcode(name)?.(shortcodeArguments(argumentText), inner);
}

/** Program flow cannot be followed: its text stays, all branches of it. */
const CONTROL = new Set("if unless else elsif elif for case when assign capture set".split(" "));

/** What an expression stands for: a literal text, the root of the site, a call of a Zola shortcode. */
function valueText(expression: string, inner: string): string | undefined {
  const literal = /^(?:"([^"]*)"|'([^']*)')\s*(?:\||$)/.exec(expression);
  if (literal !== null) return literal[1] ?? literal[2];
  if (SITE_ROOT.test(expression)) return "";
  const [, name, args] = /^([a-zA-Z_][\w-]*)\s*\(([\s\S]*)\)$/.exec(expression) ?? [];
  return name === undefined ? undefined : knownShortcode(name.toLowerCase())?.(shortcodeArguments(args ?? ""), inner);
}

const SITE_ROOT = /^(?:site\.(?:base_?url|url|github\.url|root)|SITEURL|base_?url|config\.base_url|root)\b/i;

/** Pairs opening tags with closing ones, by index. A closing tag belongs to the last open one of its name. */
function matchClosers(tokens: readonly ShortcodeToken[]): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const open = new Map<string, number[]>();
  const anyOpen: number[] = [];
  for (const [i, token] of tokens.entries()) {
    if (typeof token === "string" || token.kind === "value" || token.verbatim !== undefined) continue;
    if (token.kind === "open") {
      anyOpen.push(i);
      open.set(token.name, [...(open.get(token.name) ?? []).slice(-MAX_DEPTH), i]);
      continue;
    }
    const opener = token.name === "" ? anyOpen.pop() : open.get(token.name)?.pop();
    if (opener !== undefined) pairs.set(opener, i);
  }
  return pairs;
}

function unknownShortcode({ raw }: ShortcodeTag, place: Problem["place"]): Problem {
  const shown = raw.length > 60 ? `${raw.slice(0, 57)}…` : raw;
  return {
    code: "markup/unknown-shortcode",
    severity: "warning",
    message: `Cannot render a shortcode of another generator: expected one of the known ones, got ${shown.replace(/\s+/g, " ")}`,
    place,
    hint: "Write what it stands for as Markdown or HTML; the text inside it was kept",
  };
}

import type { MarkdownIt, StateBlock, Token } from "markdown-it";

/**
 * Abbreviations, as Kramdown (Jekyll), Python-Markdown (Pelican) and PHP Markdown Extra read them:
 *
 * ```markdown
 * HTML is a language.
 *
 * *[HTML]: Hyper Text Markup Language
 * ```
 *
 * The definition never shows; the words that it defines get an `<abbr>` wherever they stand in the text, capitals as
 * written. `*[Editor's note]: …*` is a text in italics.
 */
export function abbreviations(md: MarkdownIt): void {
  md.block.ruler.before(
    "reference",
    "abbreviation",
    (state, startLine, endLine, silent) => {
      const [, name = "", title = ""] = definitionAt(state, startLine) ?? [];
      if (name === "" || isEmphasis(state, startLine, endLine)) return false;
      if (silent) return true;
      definitionsOf(state.env).set(name, title);
      state.line = startLine + 1;
      return true;
    },
    { alt: ["paragraph", "reference"] },
  );
  md.core.ruler.push("abbreviations", ({ env, tokens, Token }) => {
    const definitions = definitionsOf(env);
    if (definitions.size === 0) return;
    const byWord = groupByFirstWord(definitions);
    for (const inline of tokens) {
      if (inline.type === "inline" && inline.children) inline.children = marked(inline.children, byWord, Token);
    }
  });
}

/** Groups: the abbreviation, what it stands for. */
const DEFINITION = /^\*\[([^\]\n]+)\] ?:[ \t]*(.*?)[ \t]*$/;
/** Spaces: what is indented so far is code. */
const CODE_INDENT = 4;
const KEY = "abbreviations";

function definitionsOf(env: Record<string | symbol, unknown>): Map<string, string> {
  env[KEY] ??= new Map<string, string>();
  return env[KEY] as Map<string, string>;
}

function definitionAt(state: StateBlock, line: number): RegExpExecArray | undefined {
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  const indent = (state.sCount[line] ?? 0) - state.blkIndent;
  if (!state.src.startsWith("*[", start) || indent < 0 || indent >= CODE_INDENT) return undefined;
  return DEFINITION.exec(state.src.slice(start, state.eMarks[line])) ?? undefined;
}

/** Whether the star has another to end at, before an empty line or the next definition. */
function isEmphasis(state: StateBlock, startLine: number, endLine: number): boolean {
  let line = startLine + 1;
  while (line < endLine && !state.isEmpty(line) && definitionAt(state, line) === undefined) line += 1;
  return state.getLines(startLine, line, state.blkIndent, false).trimStart().includes("*", 1);
}

interface Abbreviation {
  readonly name: string;
  readonly title: string;
}

/** A character that is a word by itself: no space parts it from the next. */
const UNSPACED = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]`;
const WORD = new RegExp(String.raw`${UNSPACED}|(?:(?!${UNSPACED})[\p{L}\p{M}\p{N}_])+|[^]`, "gu");

/** By the first of their words, the longest first: so each word of a text is looked up once. */
function groupByFirstWord(definitions: ReadonlyMap<string, string>): ReadonlyMap<string, readonly Abbreviation[]> {
  const groups = new Map<string, Abbreviation[]>();
  for (const [name, title] of definitions) {
    const word = name.match(WORD)?.[0] ?? "";
    // Nothing to tell.
    if (title === "") continue;
    const group = groups.get(word);
    if (group) group.push({ name, title });
    else groups.set(word, [{ name, title }]);
  }
  for (const group of groups.values()) group.sort((one, other) => other.name.length - one.name.length);
  return groups;
}

function marked(
  tokens: readonly Token[],
  byWord: ReadonlyMap<string, readonly Abbreviation[]>,
  Token: new (type: string, tag: string, nesting: 1 | 0 | -1) => Token,
): Token[] {
  let inAddress = false;
  return tokens.flatMap((token) => {
    // The text of a bare link is its address.
    if (token.type === "link_open") inAddress = token.info === "auto";
    else if (token.type === "link_close") inAddress = false;
    if (token.type !== "text" || inAddress) return token;
    const pieces = piecesOf(token.content, byWord);
    if (pieces.every((piece) => typeof piece === "string")) return token;
    return pieces.flatMap((piece) => {
      const text = new Token("text", "", 0);
      text.level = token.level;
      text.content = typeof piece === "string" ? piece : piece.name;
      if (typeof piece === "string") return piece === "" ? [] : text;
      const open = new Token("abbr_open", "abbr", 1);
      open.attrSet("title", piece.title);
      return [open, text, new Token("abbr_close", "abbr", -1)];
    });
  });
}

/** A text, parted at its abbreviations. */
function piecesOf(
  text: string,
  byWord: ReadonlyMap<string, readonly Abbreviation[]>,
): readonly (string | Abbreviation)[] {
  const starts = new Set([...text.matchAll(WORD)].map(({ index }) => index)).add(text.length);
  const pieces: (string | Abbreviation)[] = [];
  let done = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (index < done) continue;
    const isHere = ({ name }: Abbreviation) => text.startsWith(name, index) && starts.has(index + name.length);
    const found = byWord.get(word)?.find(isHere);
    if (found === undefined) continue;
    pieces.push(text.slice(done, index), found);
    done = index + found.name.length;
  }
  return [...pieces, text.slice(done)];
}

import type { MarkdownIt, StateBlock } from "markdown-it";

/**
 * Definition lists, as Kramdown (Jekyll), Python-Markdown (Pelican), Goldmark (Hugo) and PHP Markdown Extra read them:
 *
 * ```markdown
 * Homing pigeon
 * : A pigeon that flies home.
 * ```
 *
 * Each line of the paragraph above a `: ` is a term. A definition goes on like an item of a list: with what is indented,
 * and with the lines of its paragraph. It is one paragraph, without space around it, where no empty line stands in it or
 * above it.
 */
export function definitionLists(md: MarkdownIt): void {
  md.block.ruler.before("lheading", "definition_list", (state, startLine, endLine, silent) => {
    if (silent) return false;
    const marker = markerBelowTerms(state, startLine, endLine);
    if (marker === undefined) return false;

    openList(state);
    pushTerms(state, startLine, marker.termsEnd);
    let next: number | undefined = marker.line;
    let isLoose = next > marker.termsEnd;
    while (next !== undefined) {
      readDefinition(state, next, endLine, isLoose);
      const below = state.skipEmptyLines(state.line);
      isLoose = below > state.line || state.isEmpty(state.line - 1);
      next = isMarker(state, below, endLine) ? below : undefined;
    }
    state.push("dl_close", "dl", -1);
    return true;
  });
}

/** A colon at the beginning of a line, white space, and something to read. */
const MARKER = /^:[ \t]+(?=\S)/;
/** Lines: what is longer is prose, of which one line happens to begin with a colon, as in French. */
const MOST_TERMS = 4;
/** Spaces: what is indented so far is code, and below a definition it belongs to that. */
const CODE_INDENT = 4;
const FENCE = /^(?:`{3,}[^`]*|~{3,}.*)$/;
const UNDERLINE = /^(?:=+|-+)$/;
/** A list of attributes that Kramdown takes for the list as a whole. */
const ATTRIBUTES = /^\{:[^{}]*\}$/;

/** The line of the first definition; undefined where a paragraph begins that is none of terms. */
function markerBelowTerms(
  state: StateBlock,
  startLine: number,
  endLine: number,
): { readonly line: number; readonly termsEnd: number } | undefined {
  if (isMarker(state, startLine, endLine)) return undefined;
  let end = startLine + 1;
  while (end < endLine && !state.isEmpty(end) && !isMarker(state, end, endLine)) {
    end += 1;
    if (end - startLine > MOST_TERMS) return undefined;
  }
  const line = state.skipEmptyLines(end);
  if (!isMarker(state, line, endLine)) return undefined;
  for (let term = startLine + 1; term < end; term += 1) {
    if (UNDERLINE.test(textOf(state, term)) || endsParagraph(state, term, endLine)) return undefined;
  }
  return { line, termsEnd: end };
}

function isMarker(state: StateBlock, line: number, endLine: number, margin = state.blkIndent): boolean {
  const indent = (state.sCount[line] ?? 0) - margin;
  const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  if (line >= endLine || indent < 0 || indent >= CODE_INDENT || state.src[start] !== ":") return false;
  return MARKER.test(textOf(state, line));
}

function textOf(state: StateBlock, line: number): string {
  return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]).trimEnd();
}

function endsParagraph(state: StateBlock, line: number, endLine: number): boolean {
  const indent = (state.sCount[line] ?? 0) - state.blkIndent;
  if (indent < 0) return true;
  if (indent >= CODE_INDENT) return false;
  const parentType = state.parentType;
  state.parentType = "paragraph";
  const ends = state.md.block.ruler.getRules("paragraph").some((rule) => rule(state, line, endLine, true));
  state.parentType = parentType;
  return ends;
}

/** More terms right below a list belong to it. */
function openList(state: StateBlock): void {
  const last = state.tokens.at(-1);
  if (last?.type === "dl_close" && last.level === state.level) {
    state.tokens.pop();
    state.level += 1;
  } else state.push("dl_open", "dl", 1);
}

function pushTerms(state: StateBlock, from: number, to: number): void {
  for (let line = from; line < to; line += 1) {
    const text = textOf(state, line);
    if (ATTRIBUTES.test(text)) continue;
    state.push("dt_open", "dt", 1);
    const inline = state.push("inline", "", 0);
    inline.content = text;
    inline.children = [];
    state.push("dt_close", "dt", -1);
  }
}

/** Reads the blocks of a definition, and leaves `state.line` behind them. */
function readDefinition(state: StateBlock, line: number, endLine: number, isLoose: boolean): void {
  const { blkIndent, lineMax } = state;
  const { [line]: tShift = 0 } = state.tShift;
  const { [line]: sCount = 0 } = state.sCount;
  const [marker = ""] = MARKER.exec(textOf(state, line)) ?? [];
  const column = columnBehind(marker, sCount, state.bsCount[line] ?? 0);
  state.blkIndent = Math.min(column, blkIndent + CODE_INDENT);
  // What stands behind the marker begins the first block, however far behind.
  state.sCount[line] = state.blkIndent;
  state.tShift[line] = tShift + marker.length;
  state.lineMax = endOfDefinition(state, line, endLine, blkIndent);

  state.push("dd_open", "dd", 1);
  const first = state.tokens.length;
  state.md.block.tokenize(state, line, state.lineMax);
  if (!isLoose) hideOnlyParagraph(state, first);
  state.push("dd_close", "dd", -1);

  state.blkIndent = blkIndent;
  state.lineMax = lineMax;
  state.sCount[line] = sCount;
  state.tShift[line] = tShift;
}

/** Column that stands behind a marker; a tab goes on to the next fourth, counted from `start` columns before the line. */
function columnBehind(marker: string, column: number, start: number): number {
  let at = column;
  for (const character of marker) at += character === "\t" ? 4 - ((at + start) % 4) : 1;
  return at;
}

/** Up to the next definition, or to what stands at the margin below an empty line. */
function endOfDefinition(state: StateBlock, start: number, endLine: number, margin: number): number {
  let inFence = false;
  for (let line = start; line < endLine; line += 1) {
    const isIndented = (state.sCount[line] ?? 0) >= state.blkIndent;
    if (isIndented && FENCE.test(textOf(state, line))) inFence = !inFence;
    if (line === start || state.isEmpty(line) || (isIndented && inFence)) continue;
    if (isMarker(state, line, endLine, margin) || (!isIndented && state.isEmpty(line - 1))) return line;
  }
  return endLine;
}

/** A definition of one paragraph is a line of text, with whatever list stands below it. */
function hideOnlyParagraph({ tokens, level }: StateBlock, first: number): void {
  const own = tokens.slice(first).filter((token) => token.level === level && token.type.startsWith("paragraph_"));
  if (own.length === 2 && own[0] === tokens[first]) for (const token of own) token.hidden = true;
}

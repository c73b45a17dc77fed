import type { MarkdownIt, StateBlock } from "markdown-it";

/**
 * Comments of Obsidian: `%%not for readers%%` within a paragraph, or on lines of their own, as many as they take.
 *
 * Each ends at the next `%%`. Where that cannot be the end, where there is none, and in code, all stays as it is:
 * `100%%`, `%%d` and `\%%` are text.
 */
export function comments(md: MarkdownIt): void {
  md.block.ruler.before(
    "reference",
    "comment",
    (state, startLine, endLine, silent) => {
      const line = lastLineOfComment(state, startLine, endLine);
      if (line === undefined) return false;
      if (!silent) state.line = line + 1;
      return true;
    },
    { alt: ["paragraph", "reference", "blockquote"] },
  );
  md.inline.ruler.before("escape", "comment", (state, silent) => {
    const { src, pos, posMax } = state;
    const end = endOfComment(src, pos);
    if (end === undefined || end > posMax || !isOutsideOfCode(src.slice(pos, end))) return false;
    // One space stays of two: a line that ends in two breaks.
    const isSpaced = !silent && src[end] === " " && /^\s?$/.test(src.charAt(pos - 1));
    state.pos = isSpaced ? end + 1 : end;
    return true;
  });
}

const MARK = "%%";
/** Spaces: what is indented so far is code. */
const CODE_INDENT = 4;

/** Of a comment that begins its line and ends with one. */
function lastLineOfComment(state: StateBlock, startLine: number, endLine: number): number | undefined {
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= CODE_INDENT) return undefined;
  const end = endOfComment(state.src, start);
  if (end === undefined) return undefined;
  let line = startLine;
  while (line < endLine && (state.eMarks[line] ?? 0) < end) line += 1;
  return line < endLine && state.src.slice(end, state.eMarks[line]).trim() === "" ? line : undefined;
}

/** UTF-16 offset behind the comment that begins at another; undefined where none does. */
function endOfComment(text: string, start: number): number | undefined {
  if (!text.startsWith(MARK, start)) return undefined;
  const close = text.indexOf(MARK, start + MARK.length);
  if (close === -1 || text.slice(start + MARK.length, close).trim() === "") return undefined;
  const end = close + MARK.length;
  return mayBegin(text, start) && !CONTINUES.test(text.slice(end, end + 2)) ? end : undefined;
}

/** Letters and digits of scripts that part words with spaces. */
const WORD = String.raw`(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}_]`;
const CONTINUES = new RegExp(`^(?:%|${WORD})`, "u");
const ENDS_IN_WORD = new RegExp(`(?:${WORD})$`, "u");

/** Right behind a word, as in `5%% of 10%%`, only with a word right behind it. */
function mayBegin(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  const after = text.slice(start + MARK.length, start + MARK.length + 2);
  return !before.endsWith("%") && !after.startsWith("%") && (!ENDS_IN_WORD.test(before) || /^\p{L}/u.test(after));
}

/** Of code that begins in a comment both ends stand in it. */
function isOutsideOfCode(comment: string): boolean {
  return (comment.match(/`+/g) ?? []).length % 2 === 0;
}

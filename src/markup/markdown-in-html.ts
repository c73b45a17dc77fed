import type { MarkdownIt, StateBlock } from "markdown-it";
import { codeRanges } from "./code-ranges.js";

/**
 * Reads the content of HTML as Markdown where the tag says so, `<figure markdown="1">`, as Kramdown (Jekyll) and
 * Python-Markdown (Pelican) do. To CommonMark it is HTML up to the next empty line: pictures in it would be lost.
 *
 * What is indented together is moved to the margin; an element that is never closed ends with what it stands in.
 */
export function markdownInHtml(md: MarkdownIt): void {
  md.block.ruler.before(
    "html_block",
    "markdown_in_html",
    (state, startLine, endLine, silent) => {
      const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
      if (state.src[start] !== "<" || (state.sCount[startLine] ?? 0) - state.blkIndent >= CODE_INDENT) return false;
      const [tag, name = "", value] = OPENING.exec(state.src.slice(start, state.eMarks[startLine])) ?? [];
      const depth = Number(state.env[DEPTH] ?? 0);
      if (tag === undefined || depth >= MAX_DEPTH) return false;
      if (silent) return true;

      const { content, closing, nextLine } = readElement(state, startLine, endLine, name);
      state.push("html_block", "", 0).content = tag;
      if (value === "span" || HOLDS_A_LINE.test(name)) {
        const inline = state.push("inline", "", 0);
        inline.content = content.slice(tag.length).trim();
        inline.children = [];
      } else {
        state.env[DEPTH] = depth + 1;
        md.block.parse(apart(unindented(content.slice(tag.length))), md, state.env, state.tokens);
        state.env[DEPTH] = depth;
      }
      state.push("html_block", "", 0).content = `${closing}\n`;
      state.line = nextLine;
      return true;
    },
    { alt: ["paragraph", "reference", "blockquote"] },
  );
}

const OPENING =
  /^<(div|figure|figcaption|section|article|aside|details|summary|center|blockquote|header|footer|main|nav|address|p|h[1-6])(?:\s[^<>]*?)?\smarkdown(?:\s*=\s*["']?(1|block|span|true)["']?)?(?=[\s>])[^<>]*>/i;
/** Elements that hold a line of text, no paragraphs. */
const HOLDS_A_LINE = /^(?:p|h[1-6]|summary)$/i;
/** Spaces: what is indented so far is code. */
const CODE_INDENT = 4;
/** Nobody nests them deeper; what is nested deeper is HTML. */
const MAX_DEPTH = 8;
const DEPTH = "depthOfMarkdownInHtml";

/** An element, from its opening tag on. */
interface Element {
  readonly content: string;
  /** The tag that closes it, and what stands behind that in its line. */
  readonly closing: string;
  readonly nextLine: number;
}

function readElement(state: StateBlock, startLine: number, endLine: number, name: string): Element {
  const tags = new RegExp(`<(/?)${name}(?=[\\s>/])[^<>]*>`, "gi");
  const lines: string[] = [];
  let depth = 0;
  let fence: string | undefined;
  let line = startLine;
  for (; line < endLine; line += 1) {
    // The end of the list item, or whatever else it stands in.
    if (!state.isEmpty(line) && (state.sCount[line] ?? 0) < state.blkIndent) break;
    const text = state.getLines(line, line + 1, state.blkIndent, false);
    const mark = FENCE.exec(text)?.[1];
    if (mark !== undefined && (fence === undefined || mark.startsWith(fence))) {
      fence = fence === undefined ? mark : undefined;
    } else if (fence === undefined) {
      for (const { 0: tag, 1: slash, index } of withoutCode(text).matchAll(tags)) {
        depth += slash === "/" ? -1 : 1;
        if (depth > 0) continue;
        const content = [...lines, text.slice(0, index)].join("\n").trimStart();
        return { content, closing: tag + text.slice(index + tag.length), nextLine: line + 1 };
      }
    }
    lines.push(text);
  }
  return { content: lines.join("\n").trimStart(), closing: "", nextLine: line };
}

const FENCE = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}(?=[^`]*$)|~{3,})/;

/** Of the same length. */
function withoutCode(line: string): string {
  return line.replace(/(?<!`)(`+)(?!`)[^`]+\1(?!`)/g, ({ length }) => " ".repeat(length));
}

/** Without the spaces that all lines begin with. */
function unindented(text: string): string {
  const indents = text.match(/(?<=\n) *(?=\S)/g) ?? [];
  const indent = indents.reduce((least, { length }) => Math.min(least, length), Number.POSITIVE_INFINITY);
  return indent === 0 || indents.length === 0 ? text : text.replaceAll(`\n${" ".repeat(indent)}`, "\n");
}

/** With an empty line between HTML and Markdown below it, such as a caption and its picture. */
function apart(text: string): string {
  const ranges = codeRanges(text);
  let next = 0;
  return text.replace(BLOCK_END, (end, offset: number) => {
    while ((ranges[next]?.to ?? Number.POSITIVE_INFINITY) <= offset) next += 1;
    return (ranges[next]?.from ?? Number.POSITIVE_INFINITY) <= offset ? end : `${end}\n`;
  });
}

const BLOCK_END =
  /<\/(?:figcaption|summary|div|p|h[1-6]|[uod]l|table|figure|blockquote|section|details|aside|pre)>[ \t]*\n(?=[ \t]*[^\s<])/gi;

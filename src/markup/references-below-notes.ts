import type { MarkdownIt } from "markdown-it";

/**
 * Ends a footnote at a link definition that stands at the margin right below it, as Kramdown does:
 *
 * ```markdown
 * [^1]: The note.
 * [Rust]: https://www.rust-lang.org/
 * ```
 *
 * To CommonMark the line goes on with the paragraph of the note: the definition would show there, and
 * `[Rust][]` would be no link.
 */
export function referencesBelowNotes(md: MarkdownIt): void {
  md.block.ruler.before(
    "reference",
    "references_below_notes",
    (state, line, _endLine, silent) => {
      // Asked in silence, whether a line ends the paragraph above it.
      if (!silent || state.tokens.at(-1)?.type !== "footnote_reference_open") return false;
      const isAtMargin = (state.sCount[line] ?? 0) < state.blkIndent;
      const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
      return isAtMargin && DEFINITION.test(state.src.slice(start, state.eMarks[line]));
    },
    { alt: ["paragraph"] },
  );
}

const DEFINITION = /^\[[^\]^][^\]]*\]:[ \t]*\S/;

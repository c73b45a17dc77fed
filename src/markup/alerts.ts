import type { MarkdownIt, Token } from "markdown-it";

/**
 * Alerts of GitHub and callouts of Obsidian: `> [!NOTE]`, `> [!tip] A title`.
 *
 * They stay quotations, of the class `alert`, with the title, or the word itself, in bold at their head.
 */
export function alerts(md: MarkdownIt): void {
  md.core.ruler.after("block", "alerts", (state) => {
    for (const [i, inline] of state.tokens.entries()) {
      const quotation = state.tokens[i - 2];
      if (inline.type !== "inline" || quotation?.type !== "blockquote_open") continue;
      const [marker, kind, title] = MARKER.exec(inline.content) ?? [];
      if (marker === undefined || kind === undefined) continue;
      quotation.attrJoin("class", `alert alert-${kind.toLowerCase()}`);
      setTitle(inline, marker, title || kind.charAt(0).toUpperCase() + kind.slice(1).toLowerCase());
    }
  });
}

const MARKER = /^\[!([a-z]{3,12})\][+-]?[ \t]*([^\n]*)(?:\n|$)/i;

/** Inline Markdown has not been read yet at this point, so that a title may have some. */
function setTitle(inline: Token, marker: string, title: string): void {
  const text = inline.content.slice(marker.length);
  inline.content = text === "" ? `**${title}**` : `**${title}**  \n${text}`;
}

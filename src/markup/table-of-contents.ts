import type { MarkdownIt, Token } from "markdown-it";

/**
 * Takes out the marks where other generators put a table of contents: `[TOC]`, `[[toc]]`, and the list
 * that Kramdown fills (`* anything` with `{:toc}` below it). Pages have a table of their own.
 */
export function tableOfContents(md: MarkdownIt): void {
  md.core.ruler.after("block", "table_of_contents", (state) => {
    for (let i = 0; i < state.tokens.length; i += 1) {
      const token = state.tokens[i];
      if (token?.type !== "inline") continue;
      const range = MARK.test(token.content) ? [i - 1, i + 1] : listOf(state.tokens, i);
      if (range === undefined) continue;
      const [from = i, to = i] = range;
      state.tokens.splice(from, to - from + 1);
      i = from - 1;
    }
  });
}

const MARK = /^(?:\[TOC\]|\[\[_?toc_?\]\])$/i;

/** First and last token of the list around an item that ends in `{:toc}`. */
function listOf(tokens: readonly Token[], i: number): readonly [number, number] | undefined {
  const opening = tokens[i - 3];
  if (!opening?.type.endsWith("_list_open") || !/\n\{:toc\b[^}\n]*\}$/.test(tokens[i]?.content ?? "")) return undefined;
  const closing = opening.type.replace("open", "close");
  const last = tokens.findIndex(({ type, level }, at) => at > i && type === closing && level === opening.level);
  return last === -1 ? undefined : [i - 3, last];
}

declare module "markdown-it-footnote" {
  import type { MarkdownIt } from "markdown-it";

  /** Footnotes as in Pandoc: `text[^1]`, `[^1]: note`, `^[inline note]`. */
  const footnote: (md: MarkdownIt) => void;
  export default footnote;
}

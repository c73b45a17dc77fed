import type { MarkdownIt } from "markdown-it";

/**
 * Keeps of what stands behind the fence of a code block its language: ` ```rust,ignore `,
 * ` ```{.python .numberLines} ` and ` ```js {linenos=true} ` are Rust, Python and JavaScript.
 */
export function fenceLanguage(md: MarkdownIt): void {
  md.core.ruler.after("block", "fence_language", ({ tokens }) => {
    for (const token of tokens) {
      if (token.type === "fence") token.info = /^\s*\{?\.?([\w+#.-]+)/.exec(token.info)?.[1] ?? "";
    }
  });
}

import type { MarkdownIt } from "markdown-it";

/**
 * Task lists of GFM (§5.3): `- [ ]` and `- [x]`.
 *
 * The box is a character and no form control: it shows in mails and feed readers.
 */
export function taskLists(md: MarkdownIt): void {
  md.core.ruler.after("inline", "task_lists", ({ tokens }) => {
    for (const [i, token] of tokens.entries()) {
      const box = token.type === "inline" && /^\[([ xX])\]\s/.exec(token.content)?.[1];
      const text = token.children?.[0];
      const item = tokens[i - 2];
      if (!box || text?.type !== "text" || item?.type !== "list_item_open") continue;
      text.content = `${box === " " ? "☐" : "☑"}${text.content.slice(3)}`;
      item.attrJoin("class", "task-list-item");
    }
  });
}

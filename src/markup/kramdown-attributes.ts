import type { MarkdownIt, Token } from "markdown-it";

/**
 * Attribute lists of Kramdown (`{: #id .class}`), and those that Hugo, Zola and Pandoc know on headings
 * (`## Title {#id .class}`).
 *
 * The id and the classes go to the heading, link, picture or paragraph before the list; the list
 * itself never shows. Code is not looked into.
 */
export function kramdownAttributes(md: MarkdownIt): void {
  md.core.ruler.after("inline", "kramdown_attributes", ({ tokens }) => {
    for (const [i, token] of tokens.entries()) {
      if (token.type !== "inline" || !token.content.includes("{")) continue;
      const opening = tokens[i - 1];
      if (opening === undefined) continue;
      takeAtEnd(token, opening);
      for (const [j, child] of (token.children ?? []).entries()) takeAfter(child, token.children?.[j - 1], opening);
      if (token.children?.every(({ content, type }) => content.trim() === "" && type !== "image")) hideEmpty(tokens, i);
    }
  });
}

const LIST = /\{:([^{}]*)\}/g;
const AT_END = /(?<!\s)\s*\{:?([^{}]*)\}\s*$/;
/** What stands in such a list. */
const ITEMS = /^(?:\s*(?:[#.][^\s{}]+|[\w-]+=(?:"[^"]*"|[^\s"]\S*))(?=\s|$))+\s*$/;

/** `{#id}` at the end of a heading. */
function takeAtEnd(inline: Token, opening: Token): void {
  const last = inline.children?.at(-1);
  if (opening.type !== "heading_open" || last?.type !== "text") return;
  const found = AT_END.exec(last.content);
  if (found === null || !ITEMS.test(found[1] ?? "")) return;
  last.content = last.content.slice(0, found.index);
  apply(found[1] ?? "", opening);
}

/** `{: …}` directly behind a picture, link or the text of a paragraph. */
function takeAfter(child: Token, before: Token | undefined, opening: Token): void {
  if (child.type !== "text" || !child.content.includes("{:")) return;
  child.content = child.content.replace(LIST, (_, list: string, offset: number) => {
    apply(list, offset === 0 && before?.type === "image" ? before : opening);
    return "";
  });
}

function apply(list: string, token: Token): void {
  for (const [, mark, name = ""] of list.matchAll(/([#.])([^\s#.{}"=]+)/g)) {
    if (mark === "#") token.attrSet("id", name);
    else token.attrJoin("class", name);
  }
}

/** A paragraph that held only an attribute list. */
function hideEmpty(tokens: Token[], i: number): void {
  for (const token of tokens.slice(i - 1, i + 2)) {
    if (token.type !== "paragraph_open" && token.type !== "paragraph_close" && token.type !== "inline") return;
  }
  for (const token of tokens.slice(i - 1, i + 2)) token.hidden = true;
}

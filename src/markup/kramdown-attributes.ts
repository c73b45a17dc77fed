import type { MarkdownIt, Token } from "markdown-it";

/**
 * Attribute lists of Kramdown (`{: #id .class}`), and those without a colon: of headings (`## Title {#id .class}`, Hugo,
 * Zola, Pandoc), paragraphs (`Text {.class}`, Hugo, Eleventy), tables (in the line below), pictures, links and the like
 * (`![](a.png){width=300}`).
 *
 * The id and the classes go to the heading, link, picture or paragraph before the list; the list
 * itself never shows. Code is not looked into.
 */
export function kramdownAttributes(md: MarkdownIt): void {
  md.core.ruler.after("block", "table_attributes", ({ tokens }) => {
    for (let i = tokens.length - 1; i >= 0; i -= 1) {
      if (tokens[i]?.type === "table_close") dropListBelow(tokens, i);
    }
  });
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
const AT_START = /^\{([^{}:][^{}]*)\}/;
const AT_END = /(?<!\s)\s*\{:?([^{}]*)\}\s*$/;
/** What stands in such a list. */
const ITEMS = /^(?:\s*(?:[#.][^\s{}]+|[\w-]+=(?:"[^"]*"|[^\s"]\S*))(?=\s|$))+\s*$/;
/** A text may end in `{x=1}` or `{.5}` for other reasons. */
const NAME = /(?:^|\s)[#.][\p{L}_]/u;

/** The line below a table that holds a list alone: to GFM it is one more row. */
function dropListBelow(tokens: Token[], end: number): void {
  if (tokens[end - 1]?.type !== "tbody_close") return;
  const row = tokens.findLastIndex(({ type }, at) => at < end && type === "tr_open");
  const [first = "", ...others] = tokens
    .slice(row, end)
    .flatMap(({ type, content }) => (type === "inline" ? content : []));
  const list = /^\{([^{}]*)\}$/.exec(first)?.[1];
  if (list === undefined || others.some((text) => text !== "") || !(list.startsWith(":") || ITEMS.test(list))) return;
  const isOnly = tokens[row - 1]?.type === "tbody_open";
  tokens.splice(isOnly ? row - 1 : row, end - row - (isOnly ? -1 : 1));
}

/** `{#id}` at the end of a heading or paragraph; of a paragraph also on a line of its own. */
function takeAtEnd(inline: Token, opening: Token): void {
  const last = inline.children?.at(-1);
  const before = inline.children?.at(-2);
  if (last?.type !== "text" || !/^(?:heading|paragraph)_open$/.test(opening.type)) return;
  const [found, list = ""] = AT_END.exec(last.content) ?? [];
  if (found === undefined || !ITEMS.test(list)) return;
  if (opening.type === "paragraph_open") {
    const isAtStart = found === last.content;
    const isAlone = isAtStart && (before === undefined || before.type === "softbreak");
    if (!isAlone && !NAME.test(list)) return;
  }
  last.content = last.content.slice(0, -found.length);
  apply(list, opening);
}

/** `{: …}` directly behind a picture, link or the text of a paragraph; `{…}` directly behind the first two, and code and emphasis. */
function takeAfter(child: Token, before: Token | undefined, opening: Token): void {
  if (child.type !== "text" || !child.content.includes("{")) return;
  const target = before?.type === "image" ? before : opening;
  child.content = child.content.replace(LIST, (_, list: string, offset: number) => {
    apply(list, offset === 0 ? target : opening);
    return "";
  });
  const [found, list = ""] = AT_START.exec(child.content) ?? [];
  if (found === undefined || !ITEMS.test(list) || !before || !/^(?:image|code_inline|\w+_close)$/.test(before.type))
    return;
  child.content = child.content.slice(found.length);
  if (before.type === "image") apply(list, before);
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

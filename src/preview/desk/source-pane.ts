import { h } from "./dom.js";

/** The HTML of the mail as it is sent, coloured by tag, attribute, string and comment. */
export function sourcePane(source: string): HTMLElement {
  const code = h("code", {});
  for (const [text, kind] of tokensOf(source)) {
    code.append(kind === "" ? text : h("span", { class: kind }, text));
  }
  return h("pre", { class: "source", tabindex: 0 }, code);
}

const TOKEN = /(<!--[\s\S]*?-->)|(<\/?[\w:-]+|\/?>)|([\w:-]+(?==["']))|("[^"<]*"|'[^'<]*')/g;
const KINDS = ["comment", "tag", "attribute", "string"] as const;

function tokensOf(source: string): (readonly [text: string, kind: string])[] {
  const tokens: (readonly [string, string])[] = [];
  let end = 0;
  for (const match of source.matchAll(TOKEN)) {
    if (match.index > end) tokens.push([source.slice(end, match.index), ""]);
    tokens.push([match[0], KINDS[match.slice(1).findIndex((part) => part !== undefined)] ?? ""]);
    end = match.index + match[0].length;
  }
  return [...tokens, [source.slice(end), ""]];
}

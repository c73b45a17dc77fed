import type { MarkdownIt, Token } from "markdown-it";
import { cleanText } from "./clean-text.js";
import type { HtmlNode } from "./html-tree.js";
import { MAX_DEPTH, TreeBuilder } from "./tree-builder.js";

/**
 * Makes of the tokens of Markdown the tree that `parseHtml` makes of their HTML, without writing and reading that.
 *
 * @param tokens - As `md.parse` gives them; they stay as they are.
 * @returns Undefined where it takes the HTML to tell: for raw HTML, footnotes and all else that has a
 *   renderer of its own, for characters that are cleaned away, for elements that nest too deep,
 *   for links in links.
 */
export function markdownTree(tokens: readonly Token[], md: MarkdownIt): readonly HtmlNode[] | undefined {
  const reader = new TokenReader(md);
  return reader.read(tokens) ? reader.finish() : undefined;
}

class TokenReader {
  readonly #md: MarkdownIt;
  readonly #builder = new TreeBuilder((text) => this.#checked(text));
  #clean = true;
  #inLink = false;

  constructor(md: MarkdownIt) {
    this.#md = md;
  }

  /** False as soon as there is a token that only the renderer knows. */
  read(tokens: readonly Token[]): boolean {
    return tokens.every((token, i) => this.#token(token, tokens[i - 1], tokens[i + 1]));
  }

  finish(): readonly HtmlNode[] | undefined {
    return this.#clean && this.#builder.depth === 0 ? this.#builder.root : undefined;
  }

  /** Pieces that are clean make a clean whole; of others cleaning may see more than a piece: CR and LF, halves of a pair. */
  #checked(text: string): string {
    if (cleanText(text) !== text) this.#clean = false;
    return text;
  }

  #token(token: Token, before: Token | undefined, after: Token | undefined): boolean {
    switch (token.type) {
      case "inline":
        return !token.hidden && this.read(token.children ?? []);
      case "text":
        return this.#text(token.content);
      case "softbreak":
        return this.#text("\n");
      case "hardbreak":
        return this.#element("br", {}, "") && this.#text("\n");
      case "code_inline":
        return this.#element("code", attributesOf(token), token.content);
      case "code_block":
      case "fence":
        return this.#code(token);
      case "image":
        return this.#image(token);
      default:
        return token.type in this.#md.renderer.rules ? false : this.#tag(token, before, after);
    }
  }

  #text(text: string): true {
    this.#builder.text(text);
    return true;
  }

  #open(name: string, attributes: Record<string, string>): boolean {
    if (this.#builder.depth >= MAX_DEPTH || (this.#inLink && name === "a")) return false;
    this.#inLink ||= name === "a";
    this.#builder.open(name, attributes);
    return true;
  }

  #close(name: string): boolean {
    if (this.#builder.innermost !== name) return false;
    if (name === "a") this.#inLink = false;
    this.#builder.close();
    return true;
  }

  #element(name: string, attributes: Record<string, string>, text: string): boolean {
    return this.#open(name, attributes) && this.#text(text) && this.#close(name);
  }

  /** Of what stands behind a fence only the language is left (`fenceLanguage`), which is a class of the code. */
  #code({ attrs, content, info }: Token): boolean {
    const attributes: Record<string, string> = info === "" ? {} : { class: `language-${info}` };
    return (
      attrs === null &&
      this.#open("pre", {}) &&
      this.#element("code", attributes, content) &&
      this.#close("pre") &&
      this.#text("\n")
    );
  }

  #image(token: Token): boolean {
    const { options, renderer } = this.#md;
    const alt = renderer.renderInlineAsText(token.children ?? [], options, {});
    return this.#element("img", { ...attributesOf(token), alt }, "");
  }

  /** What has no renderer of its own is written as its tag, with line feeds as `Renderer.renderToken` has them. */
  #tag(token: Token, before: Token | undefined, after: Token | undefined): boolean {
    const { block, hidden, nesting, tag } = token;
    if (hidden) return nesting !== 0;
    if (nesting === -1) return this.#close(tag) && (!block || this.#text("\n"));
    if (block && before?.hidden && before.nesting === -1) this.#text("\n");
    if (nesting === 0) return tag === "hr" && this.#element(tag, attributesOf(token), "") && this.#text("\n");
    if (!this.#open(tag, attributesOf(token))) return false;
    const staysOnLine =
      after && (after.type === "inline" || after.hidden || (after.nesting === -1 && after.tag === tag));
    return !block || staysOnLine || this.#text("\n");
  }
}

function attributesOf({ attrs }: Token): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [name, value] of attrs ?? []) attributes[name] ??= String(value);
  return attributes;
}

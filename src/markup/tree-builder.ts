import type { HtmlElement, HtmlNode } from "./html-tree.js";

/** Elements nest no deeper: real articles do some 20 deep, and everything that walks a tree by recursion relies on it. */
export const MAX_DEPTH = 100;

interface OpenElement extends HtmlElement {
  readonly children: HtmlNode[];
}

/** Builds a tree of HTML, tag by tag. */
export class TreeBuilder {
  readonly root: HtmlNode[] = [];
  readonly #open: OpenElement[] = [];
  readonly #clean: (text: string) => string;
  #siblings: HtmlNode[] = this.root;

  /** @param clean - What becomes of texts and the values of attributes. */
  constructor(clean: (text: string) => string) {
    this.#clean = clean;
  }

  /** Name of the innermost open element. */
  get innermost(): string | undefined {
    return this.#open.at(-1)?.name;
  }

  get depth(): number {
    return this.#open.length;
  }

  open(name: string, attributes: Record<string, string>): void {
    for (const key in attributes) attributes[key] = this.#clean(attributes[key] ?? "");
    const element: OpenElement = { name, attributes, children: [] };
    this.#siblings.push(element);
    this.#open.push(element);
    this.#siblings = element.children;
  }

  close(): void {
    this.#open.pop();
    this.#siblings = this.#open.at(-1)?.children ?? this.root;
  }

  text(text: string): void {
    const clean = this.#clean(text);
    const last = this.#siblings.at(-1);
    if (typeof last === "string") this.#siblings[this.#siblings.length - 1] = last + clean;
    else if (clean !== "") this.#siblings.push(clean);
  }
}

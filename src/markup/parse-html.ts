import { Parser } from "htmlparser2";
import { cleanText } from "./clean-text.js";
import type { HtmlElement, HtmlNode } from "./html-tree.js";

/**
 * Reads HTML as it comes, broken or not, into a balanced tree.
 *
 * Never throws. Time and depth are bounded for any input: elements nested more than
 * 100 deep lose their tags and keep their text. Entities become characters; characters that
 * no document may hold are cleaned away (`cleanText`).
 */
export function parseHtml(html: string): readonly HtmlNode[] {
  // Only a numeric reference can bring back what was cleaned away.
  const builder = new TreeBuilder(html.includes("&#") ? cleanText : asItIs);
  new ShallowParser(builder).end(cleanText(html));
  return builder.root;
}

/** Real articles nest some 20 deep; everything that walks the tree by recursion relies on a limit. */
const MAX_DEPTH = 100;

const asItIs = (text: string): string => text;

interface OpenElement extends HtmlElement {
  readonly children: HtmlNode[];
}

class TreeBuilder {
  readonly root: HtmlNode[] = [];
  readonly #open: OpenElement[] = [];
  readonly #clean: (text: string) => string;
  #siblings: HtmlNode[] = this.root;

  constructor(clean: (text: string) => string) {
    this.#clean = clean;
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

/**
 * Keeps htmlparser2's list of open elements short: its cost for each tag grows with their number,
 * so that 2 MB of `<div>` would take minutes.
 *
 * Beyond the limit an element counts as void: it is opened, closed at once, and its end tag ignored.
 */
class ShallowParser extends Parser {
  #depth = 0;
  /** True while a tag is read that opens beyond the limit. */
  #tooDeep = false;
  #ignored = 0;

  constructor(builder: TreeBuilder) {
    super({
      onopentag: (name, attributes) => {
        this.#depth += 1;
        builder.open(name, attributes);
      },
      onclosetag: () => {
        this.#depth -= 1;
        builder.close();
      },
      ontext: (text) => builder.text(text),
    });
  }

  protected override isVoidElement(name: string): boolean {
    return this.#tooDeep || super.isVoidElement(name);
  }

  override onopentagname(start: number, end: number): void {
    this.#tooDeep = this.#depth >= MAX_DEPTH;
    if (this.#tooDeep) this.#ignored += 1;
    super.onopentagname(start, end);
  }

  override onclosetag(start: number, end: number): void {
    this.#tooDeep = this.#ignored > 0;
    if (this.#tooDeep) this.#ignored -= 1;
    super.onclosetag(start, end);
  }
}

import type * as HtmlParser from "htmlparser2";
import { lazyPackage } from "../model/lazy-package.js";
import { cleanText } from "./clean-text.js";
import type { HtmlNode } from "./html-tree.js";
import { parsePlainHtml } from "./parse-plain-html.js";
import { MAX_DEPTH, TreeBuilder } from "./tree-builder.js";

/** Markdown without HTML in it does without, and so do bodies that were read before. */
const htmlparser2 = lazyPackage<typeof HtmlParser>("htmlparser2");

/**
 * Reads HTML as it comes, broken or not, into a balanced tree.
 *
 * Never throws. Time and depth are bounded for any input: elements nested more than
 * 100 deep lose their tags and keep their text. Entities become characters; characters that
 * no document may hold are cleaned away (`cleanText`).
 */
export function parseHtml(html: string): readonly HtmlNode[] {
  return parsePlainHtml(html) ?? parseAnyHtml(html);
}

/** The same by the parser alone. */
export function parseAnyHtml(html: string): readonly HtmlNode[] {
  // Only a numeric reference can bring back what was cleaned away.
  const builder = new TreeBuilder(html.includes("&#") ? cleanText : asItIs);
  ShallowParser ??= shallowParser();
  new ShallowParser(builder).end(cleanText(html));
  return builder.root;
}

const asItIs = (text: string): string => text;

let ShallowParser: ReturnType<typeof shallowParser> | undefined;

/**
 * Keeps htmlparser2's list of open elements short: its cost for each tag grows with their number,
 * so that 2 MB of `<div>` would take minutes.
 *
 * Beyond the limit an element counts as void: it is opened, closed at once, and its end tag ignored.
 */
function shallowParser() {
  return class extends htmlparser2.Parser {
    readonly #builder: TreeBuilder;
    /** True while a tag is read that opens beyond the limit. */
    #tooDeep = false;
    #ignored = 0;

    constructor(builder: TreeBuilder) {
      super({
        onopentag: (name, attributes) => builder.open(name, attributes),
        onclosetag: () => builder.close(),
        ontext: (text) => builder.text(text),
      });
      this.#builder = builder;
    }

    protected override isVoidElement(name: string): boolean {
      return this.#tooDeep || super.isVoidElement(name);
    }

    override onopentagname(start: number, end: number): void {
      this.#tooDeep = this.#builder.depth >= MAX_DEPTH;
      if (this.#tooDeep) this.#ignored += 1;
      super.onopentagname(start, end);
    }

    override onclosetag(start: number, end: number): void {
      this.#tooDeep = this.#ignored > 0;
      if (this.#tooDeep) this.#ignored -= 1;
      super.onclosetag(start, end);
    }
  };
}

import type { Helper, HelperOptions } from "../templating/helpers.js";
import { type SafeHtml, safeHtml } from "../templating/safe-html.js";
import { Slot, type SlotMode } from "../templating/slot.js";
import { minify } from "./minify.js";

/** A part of the mail between two others, as its template made it. */
export interface Block {
  /** MJML with marks where texts go, numbered from 0 in each block. */
  readonly mjml: string;
  /** What goes where the marks are, written as it is to stand there. */
  readonly fillings: readonly string[];
}

/** Gives the mark of a reader token; `otherwise` is a text or left out. */
export type ReaderMark = (name: string, otherwise: unknown) => string;

/**
 * Keeps the texts of a mail apart from its shape while templates run.
 *
 * Where a template writes a text there stands a mark; `{{#block}}` numbers the marks in it anew, so
 * that two stories with the same parts are the same MJML; `{{#slot}}` makes all the HTML in it
 * one text. With `direct` every text is written at once, as if there were no slots.
 */
export class SlotTable {
  readonly blocks: Block[] = [];
  readonly #direct: boolean;
  /** Fillings of what is being rendered: outside of blocks, and within one. */
  readonly #outside: string[] = [];
  #fillings: string[] = this.#outside;
  #inSlot = false;

  constructor({ direct }: { readonly direct: boolean }) {
    this.#direct = direct;
  }

  /** Texts that stand outside of blocks. */
  get outside(): readonly string[] {
    return this.#outside;
  }

  /**
   * A text as templates get it; an empty one stays empty, so that `{{#if}}` sees it.
   *
   * @param name - What the view calls it.
   */
  slot(text: string, name = ""): Slot | "" {
    return text === "" ? "" : this.slotFor(text, name);
  }

  /** Whether what is being rendered stands inside of `{{#slot}}`, and so will be minified. */
  protected get inSlot(): boolean {
    return this.#inSlot;
  }

  protected slotFor(text: string, _name: string): Slot {
    return new Slot(text, (mode, text) => this.place(writeText(text, mode), mode));
  }

  /** Puts what is written into the place of a slot, or a mark that leads to it. */
  protected place(written: string, mode: SlotMode): string {
    if (this.#direct || this.#inSlot) return written;
    this.#fillings.push(written);
    return `@@slot${this.#fillings.length - 1}${MODES[mode]}@@`;
  }

  /** The helpers `block`, `slot` and `reader` for one rendering. */
  helpers(readerMark: ReaderMark): Readonly<Record<"block" | "slot" | "reader", Helper>> {
    const table = this;
    return {
      reader: (name: string, otherwise: unknown) => table.slot(readerMark(name, otherwise)),
      block(this: unknown, options: HelperOptions): SafeHtml {
        return safeHtml(table.#block(() => String(options.fn?.(this) ?? "")));
      },
      slot(this: unknown, options: HelperOptions): SafeHtml {
        return safeHtml(table.#slotOf(() => String(options.fn?.(this) ?? "")));
      },
    };
  }

  #block(render: () => string): string {
    if (this.#direct || this.#fillings !== this.#outside) return render();
    this.#fillings = [];
    try {
      const mjml = render().trim();
      this.blocks.push({ mjml, fillings: this.#fillings });
      return `<!--@@block${this.blocks.length - 1}@@-->`;
    } finally {
      this.#fillings = this.#outside;
    }
  }

  /** Renders with all texts written, then makes one text of the result, minified as the whole mail will be. */
  #slotOf(render: () => string): string {
    const before = this.#inSlot;
    this.#inSlot = true;
    try {
      const html = minify(render());
      this.#inSlot = before;
      return this.place(html, "html");
    } finally {
      this.#inSlot = before;
    }
  }
}

/** Puts the texts where their marks are. */
export function fillSlots(html: string, fillings: readonly string[]): string {
  return html.replace(MARK, (_, index: string) => fillings[Number(index)] ?? "");
}

/** The marks of slots in a piece of MJML or HTML. */
export const MARK = /@@slot(\d+)[tuh]@@/g;

/** The way a text is written shows in its mark, so that shapes that write it differently differ. */
const MODES: Readonly<Record<SlotMode, string>> = { text: "t", url: "u", html: "h" };

/** Writes a text the way a template asks for it. */
export function writeText(text: string, mode: SlotMode): string {
  return WRITE[mode](text);
}

const WRITE: Readonly<Record<SlotMode, (text: string) => string>> = {
  text: (text) => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? ""),
  url: (text) => text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? ""),
  html: (text) => text,
};

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

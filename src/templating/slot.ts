/** How the text of a slot is to be written where a template puts it: `{{x}}`, `{{url x}}` or `{{{x}}}`. */
export type SlotMode = "text" | "url" | "html";

/**
 * A text in the context of a template that the template can place but not look into.
 *
 * Where it stands in the output is a mark, to be replaced when the rest is done. So what a
 * template makes of its slots depends on its own text and on which slots are there, never on
 * what they say. Helpers are given the text itself.
 */
export class Slot {
  readonly text: string;
  readonly #mark: (mode: SlotMode, text: string) => string;

  /** @param mark - Makes the mark for a place where the text goes. */
  constructor(text: string, mark: (mode: SlotMode, text: string) => string) {
    this.text = text;
    this.#mark = mark;
  }

  /** Called by Handlebars for `{{x}}`. */
  toHTML(): string {
    return this.#mark("text", this.text);
  }

  /** Called by Handlebars for `{{{x}}}`, and where nothing is escaped. */
  toString(): string {
    return this.#mark("html", this.text);
  }

  /** Called by the helper `url`. */
  toUrl(): string {
    return this.#mark("url", this.text);
  }
}

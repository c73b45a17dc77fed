/** What a helper returns when its result is HTML already and `{{…}}` must not escape it again. */
export interface SafeHtml {
  /** The sign by which Handlebars knows it. */
  toHTML(): string;
  toString(): string;
}

/** Marks a string as HTML. Escape everything in it that came from content first. */
export function safeHtml(html: string): SafeHtml {
  return { toHTML: () => html, toString: () => html };
}

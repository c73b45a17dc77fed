import { type SafeHtml, safeHtml } from "./safe-html.js";
import { Slot } from "./slot.js";

/** What Handlebars hands to a helper as its last argument. */
export interface HelperOptions {
  readonly hash: Readonly<Record<string, unknown>>;
  /** Renders the inside of a block helper for a context. */
  readonly fn?: (context: unknown) => string;
}

/** A function that templates may call by name: `{{date published}}`. Pure, synchronous. */
export type Helper = (this: unknown, ...args: readonly never[]) => unknown;

/** Helpers that every template has, besides those of Handlebars (`if unless each with lookup`). */
export const builtInHelpers: Readonly<Record<string, Helper>> = {
  /** `{{#if (eq kind "lead")}}`: whether two values are the same. */
  eq: (a: unknown, b: unknown): boolean => a === b,

  /** `{{#if (or updated (and late note))}}`: the first value that is there, as in `if`. */
  or: (...args: readonly unknown[]): unknown => args.slice(0, -1).find(isThere) ?? "",

  /** The last value when all are there, else nothing. */
  and: (...args: readonly unknown[]): unknown => (args.slice(0, -1).every(isThere) ? args.at(-2) : ""),

  /**
   * `href="{{url link}}"`: an address inside a quoted attribute. Unlike `{{link}}` it leaves `=`
   * alone. `{{url}}` by itself is the field of that name.
   */
  url(this: unknown, ...args: readonly unknown[]): SafeHtml {
    const value = args.length > 1 ? args[0] : (this as { readonly url?: unknown }).url;
    return safeHtml(value instanceof Slot ? value.toUrl() : escapeAttribute(String(value ?? "")));
  },

  /** `{{reader "city" "your town"}}`: in an email, a column of the subscriber list, with words for readers without it. */
  reader: (_name: string, otherwise: unknown): string => (typeof otherwise === "string" ? otherwise : ""),

  /** `{{#block}}…{{/block}}`: a part of an email that is compiled by itself and remembered; see `email/`. */
  block(this: unknown, options: HelperOptions): string {
    return options.fn?.(this) ?? "";
  },

  /** `{{#slot}}…{{/slot}}`: HTML inside an email's block that says nothing about the block's shape. */
  slot(this: unknown, options: HelperOptions): string {
    return options.fn?.(this) ?? "";
  },
};

/** Helpers that are given slots as they are; all others see the slot's text. */
export const helpersThatPlace: ReadonlySet<string> = new Set(["url", "or", "and", "block", "slot", "if", "unless"]);

/** Escapes what ends a quoted attribute or begins a reference or a tag, and nothing else. */
export function escapeAttribute(text: string): string {
  return text.replace(/[&"<>]/g, (character) => `&${NAMES[character]};`);
}

const NAMES: Readonly<Record<string, string>> = { "&": "amp", '"': "quot", "<": "lt", ">": "gt" };

/** What `{{#if}}` takes for true. */
function isThere(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

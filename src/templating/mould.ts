import { blindSlot, look } from "./blind-slot.js";
import type { Helper } from "./helpers.js";
import { withSlots } from "./outline.js";
import type { SlotMode } from "./slot.js";

/** What a template makes of all contexts of one outline, with holes where their texts go. */
export interface Mould {
  /** What stands before, between and after the holes. */
  readonly pieces: readonly string[];
  readonly holes: readonly Hole[];
}

interface Hole {
  /** Which of the outline's texts goes there. */
  readonly text: number;
  readonly mode: SlotMode;
}

/** Renders a context, with helpers that replace the built-in ones. */
export type Render = (context: object, helpers?: Readonly<Record<string, Helper>>) => string;

/** Casts the mould of a context's outline; undefined where the template looks at what a text says. */
export function castMould(context: object, render: Render): Mould | undefined {
  try {
    return readMarks(render(withSlots(context, slotAt), BLIND_HELPERS));
  } catch {
    // Whatever else is wrong with the template comes to light where it renders the texts themselves.
    return undefined;
  }
}

/** Fills a mould with the texts of a context, each written as the mode of its hole asks. */
export function fillMould(
  { pieces, holes }: Mould,
  texts: readonly string[],
  write: Readonly<Record<SlotMode, (text: string) => string>>,
): string {
  let filled = pieces[0] ?? "";
  for (const [index, { text, mode }] of holes.entries()) {
    filled += write[mode](texts[text] ?? "") + (pieces[index + 1] ?? "");
  }
  return filled;
}

const slotAt = (index: number) => blindSlot((mode) => `\uFDD0${index}:${mode}\uFDD1`);

/** Noncharacters, which no template has a use for, around the number of a text and the mode. */
const MARK = /\uFDD0(\d+):(text|url|html)\uFDD1/g;

/** The same object is another one in a copy of the context, and what is logged is meant for each rendering. */
const BLIND_HELPERS: Readonly<Record<string, Helper>> = {
  eq: (a: unknown, b: unknown): boolean => (typeof a === "object" || typeof b === "object" ? look() : a === b),
  log: look,
};

function readMarks(rendered: string): Mould {
  const parts = rendered.split(MARK);
  const pieces = parts.filter((_, index) => index % 3 === 0);
  const holes = pieces.slice(1).map((_, index) => ({
    text: Number(parts[index * 3 + 1]),
    mode: parts[index * 3 + 2] as SlotMode,
  }));
  return { pieces, holes };
}

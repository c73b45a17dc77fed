import { Slot, type SlotMode } from "./slot.js";

/**
 * A slot that can be placed, and asked whether it is there, and nothing else: whatever depends on
 * what it says, such as its length or whether it equals another text, throws.
 *
 * @param mark - The mark for a place where the text goes.
 */
export function blindSlot(mark: (mode: SlotMode) => string): Slot {
  const answers: Readonly<Record<PropertyKey, () => string>> = {
    toHTML: () => mark("text"),
    toUrl: () => mark("url"),
    toString: () => mark("html"),
    [Symbol.toPrimitive]: () => mark("html"),
  };
  return new Proxy(new Slot("", mark), {
    get: (_, name) => (Object.hasOwn(answers, name) ? answers[name] : look()),
    has: look,
    ownKeys: look,
    getOwnPropertyDescriptor: look,
  });
}

/** Says that what is being rendered depends on more than the outline of its context. */
export function look(): never {
  throw new Error("A template looked at what a text says");
}

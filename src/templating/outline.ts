/** What a context is apart from what its texts say: all that a template makes of it without looking into them. */
export interface Outline {
  /** Equal for contexts that differ in nothing but the words and numbers in them. */
  readonly key: string;
  /** These words and numbers, in the order in which `withSlots` comes to them. */
  readonly texts: readonly string[];
}

/** A context of more texts is hardly like another: long lists are not. */
const MOST_TEXTS = 300;

/**
 * Reads a context's outline; undefined where it is more than plain data, or long.
 *
 * @param context - Names of its fields are ours, not ones that authors choose: they stand in the key as they are.
 */
export function outlineOf(context: object): Outline | undefined {
  const texts: string[] = [];
  const key = describe(context, texts);
  return key === undefined || texts.length > MOST_TEXTS ? undefined : { key, texts };
}

/** The same data with something else in place of each text, counted from 0. */
export function withSlots(context: object, slotAt: (index: number) => unknown): object {
  let count = 0;
  const copy = (value: unknown): unknown => {
    if (isText(value)) return slotAt(count++);
    if (!isObject(value) || constants.has(value)) return value;
    if (Array.isArray(value)) return value.map(copy);
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, copy(item)]));
  };
  return copy(context) as object;
}

/**
 * Marks data that many contexts share, labels for instance, and that never changes: it belongs to
 * the outline with all its texts, and is not walked through for each context.
 */
export function constant<T extends object>(value: T): T {
  if (!constants.has(value)) constants.set(value, ++lastConstant);
  return value;
}

const constants = new WeakMap<object, number>();
let lastConstant = 0;

/** Empty texts and 0 are not texts: `{{#if}}` tells them from others. */
function isText(value: unknown): value is string | number {
  return (typeof value === "string" || typeof value === "number") && Boolean(value);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** Walks as `withSlots` does. Names stand in the key: contexts with equal keys have the same texts in the same order. */
function describe(value: unknown, texts: string[]): string | undefined {
  if (isText(value)) {
    texts.push(String(value));
    return "'";
  }
  if (typeof value === "function") return undefined;
  if (!isObject(value)) return value === "" ? '"' : `${String(value)};`;
  const known = constants.get(value);
  return known === undefined ? describeParts(value, texts) : `#${known};`;
}

function describeParts(value: object, texts: string[]): string | undefined {
  if (Array.isArray(value)) return describeList(value, texts);
  if (Object.getPrototypeOf(value) !== Object.prototype) return undefined;
  let key = "{";
  // Quicker than over `Object.keys`; there is nothing to inherit.
  for (const name in value) {
    const part = describe(value[name as keyof typeof value], texts);
    if (part === undefined) return undefined;
    key += `${name}:${part}`;
  }
  return `${key}}`;
}

function describeList(list: readonly unknown[], texts: string[]): string | undefined {
  let key = "[";
  for (const item of list) {
    const part = texts.length > MOST_TEXTS ? undefined : describe(item, texts);
    if (part === undefined) return undefined;
    key += part;
  }
  return `${key}]`;
}

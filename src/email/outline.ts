/** What a view is apart from what its texts say: whatever a template can make of it without looking into them. */
export interface Outline {
  /** Equal for views that differ in nothing but the words of their texts. */
  readonly key: string;
  /** The texts, in the order in which `slotted` places them. */
  readonly texts: readonly string[];
}

/** Reads a view's outline. */
export function outlineOf(view: object): Outline {
  const texts: string[] = [];
  return { key: describe(view, texts), texts };
}

/** The same data with every text in a slot; what only the text part is made from is left out. */
export function slotted(value: unknown, place: (text: string, name: string) => unknown, name = ""): unknown {
  if (typeof value === "string") return place(value, name);
  if (Array.isArray(value)) return value.map((item) => slotted(item, place, name));
  if (typeof value !== "object" || value === null) return value;
  const made: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    if (key !== "nodes") made[key] = LITERAL.has(key) ? item : slotted(item, place, key);
  }
  return made;
}

/** What the table of slots leaves alone: values that decide on the shape, those that MJML computes with, and labels. */
const LITERAL = new Set("partial kind level start theme lang dir metaDir rtl align labels".split(" "));

/** Walks a view as `slotted` does. Names stand in the key: equal keys have the same texts in the same order. */
function describe(value: unknown, texts: string[]): string {
  if (typeof value === "string") {
    if (value === "") return "'";
    texts.push(value);
    return '"';
  }
  if (typeof value !== "object" || value === null) return `${value};`;
  let key = Array.isArray(value) ? "[" : "{";
  for (const name in value) {
    if (name === "nodes") continue;
    const item: unknown = (value as Readonly<Record<string, unknown>>)[name];
    key += `${name}:${LITERAL.has(name) ? literal(item) : describe(item, texts)}`;
  }
  return `${key}}`;
}

/** Themes and labels are many texts and few objects. */
function literal(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "";
  const known = literals.get(value) ?? JSON.stringify(value);
  literals.set(value, known);
  return known;
}

const literals = new WeakMap<object, string>();

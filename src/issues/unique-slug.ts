import { slugify } from "../articles/slug.js";

/** Makes an anchor from a heading that is not among `taken` yet, and adds it there. */
export function uniqueSlug(name: string, otherwise: string, taken: Set<string>): string {
  const base = slugify(name) || otherwise;
  let slug = base;
  for (let count = 2; taken.has(slug); count += 1) slug = `${base}-${count}`;
  taken.add(slug);
  return slug;
}

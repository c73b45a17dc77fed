/**
 * Says what is wrong with HTML that should be well-formed XML too; undefined when nothing is.
 *
 * Strict on purpose, and written without the parser of the product.
 */
export function malformation(html: string): string | undefined {
  const open: string[] = [];
  let at = 0;
  for (const found of html.matchAll(TAG)) {
    const text = html.slice(at, found.index);
    if (!TEXT.test(text)) return `text ${JSON.stringify(text.slice(0, 80))}`;
    const [whole, end, start, empty] = found;
    if (end !== undefined && open.pop() !== end) return `end tag ${whole}`;
    if (start !== undefined && empty === undefined) open.push(start);
    at = found.index + whole.length;
  }
  const rest = html.slice(at);
  if (!TEXT.test(rest)) return `text ${JSON.stringify(rest.slice(0, 80))}`;
  return open.length > 0 ? `open elements ${open.join(" ")}` : undefined;
}

const TAG =
  /<(?:\/([a-z][a-z0-9]*)|([a-z][a-z0-9]*)(?: [a-z][a-z-]*="(?:[^"<>&]|&(?:amp|lt|gt|quot|#39);)*")*( \/)?)>/g;
const TEXT = /^(?:[^<>&]|&(?:amp|lt|gt);)*$/;

/** Every start tag in HTML with its attributes, values as written, to look for what must not be there. */
export function tagsOf(
  html: string,
): readonly { readonly name: string; readonly attributes: readonly (readonly [string, string])[] }[] {
  return [...html.matchAll(/<([a-z][a-z0-9]*)((?:"[^"]*"|[^">])*)>/gi)].map(([, name = "", rest = ""]) => ({
    name: name.toLowerCase(),
    attributes: [...rest.matchAll(/\s([\w-]+)="([^"]*)"/g)].map(([, key = "", value = ""]) => [key, value] as const),
  }));
}

import type { MarkdownIt } from "markdown-it";

/**
 * Reads addresses of files with spaces in their names, `![A mast](Screenshot 1 (2).png)`, as Kramdown and Python-Markdown
 * do, and passes over a size behind an address, `![A mast](mast.png =300x200)`. To CommonMark neither is a picture or a
 * link, and all of it would show as text.
 */
export function spacedAddresses(md: MarkdownIt): void {
  const { parseLinkDestination, parseLinkTitle } = md.helpers;
  md.helpers.parseLinkDestination = (text, start, max) => {
    const read = parseLinkDestination(text, start, max);
    const behind = read.ok ? skipBlanks(text, read.pos, max) : max;
    if (text[behind] === ")") return read;
    const title = parseLinkTitle(text, behind, max);
    if (read.ok && title.ok && text[skipBlanks(text, title.pos, max)] === ")") return read;

    const rest = text.slice(start, Math.min(max, start + LONGEST));
    const [address] = SPACED.exec(rest) ?? [];
    const spaced = address === undefined ? undefined : { str: md.utils.unescapeAll(address), length: address.length };
    if (!spaced && !read.ok) return read;
    const { str, length } = spaced ?? { str: read.str, length: read.pos - start };
    const [size = ""] = SIZE.exec(rest.slice(length)) ?? [];
    return { ...read, ok: true, str, pos: start + length + size.length };
  };
}

/** Characters: no address of a file is longer. */
const LONGEST = 1000;
/** A name with an ending, up to what closes the address, or a title before that. */
const SPACED =
  /^(?:[^()\n<>"]|\([^()\n<>"]*\))+?\.[a-z0-9]{2,5}(?:[?#][^\s()<>"]*)?(?=(?:[ \t]+(?:"[^"\n]*"|'[^'\n]*'|=[\dx%]+))?[ \t]*\))/i;
const SIZE = /^[ \t]+=\d*%?(?:x\d*%?)?[ \t]*(?=\))/;

function skipBlanks(text: string, from: number, max: number): number {
  let at = from;
  while (at < max && /\s/.test(text[at] ?? "")) at += 1;
  return at;
}

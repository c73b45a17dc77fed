/** A stretch of a text: UTF-16 offsets, the end not included. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * Finds the code in Markdown (fences, spans) and in raw HTML (`<pre>`, `<code>`, `<script>`, `<style>`), in order.
 *
 * Takes time in proportion to the length. Code by indentation is not told from the text of lists,
 * and not looked for.
 */
export function codeRanges(text: string): readonly Range[] {
  const ranges: Range[] = [];
  const closers = new Closers(text);
  CODE_START.lastIndex = 0;
  for (let found = CODE_START.exec(text); found !== null; found = CODE_START.exec(text)) {
    const from = found.index;
    const to = closers.endOf(found[1], found[2], found[3], CODE_START.lastIndex);
    if (to === undefined) continue;
    ranges.push({ from, to });
    CODE_START.lastIndex = to;
  }
  return ranges;
}

/** A fence at the start of a line (in lists and quotations too), a run of backticks, or a tag. */
const CODE_START =
  /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}(?=[^`\n]*$)|~{3,})[^\n]*|(`+)|<(pre|code|script|style)\b/gim;

/** Finds where code ends. Remembers what is not there, so that no text is searched twice in vain. */
class Closers {
  readonly #text: string;
  readonly #missing = new Set<string>();

  constructor(text: string) {
    this.#text = text;
  }

  endOf(
    fence: string | undefined,
    ticks: string | undefined,
    tag: string | undefined,
    from: number,
  ): number | undefined {
    if (fence !== undefined) return this.#endOfFence(fence, from);
    return ticks === undefined ? this.#endOfTag(tag ?? "", from) : this.#endOfSpan(ticks, from);
  }

  /** An open fence ends with the text. */
  #endOfFence(fence: string, from: number): number {
    const closer = new RegExp(`^[ \\t>]*${fence}${fence[0]}*[ \\t]*$`, "gm");
    closer.lastIndex = from;
    return closer.exec(this.#text) === null ? this.#text.length : closer.lastIndex;
  }

  #endOfSpan(ticks: string, from: number): number | undefined {
    if (this.#missing.has(ticks)) return undefined;
    const closer = new RegExp(`(?<!\`)${ticks}(?!\`)`, "g");
    closer.lastIndex = from;
    if (closer.exec(this.#text) !== null) return closer.lastIndex;
    this.#missing.add(ticks);
    return undefined;
  }

  #endOfTag(name: string, from: number): number | undefined {
    const tag = `</${name.toLowerCase()}`;
    if (this.#missing.has(tag)) return undefined;
    const closer = new RegExp(`${tag}\\s*>`, "gi");
    closer.lastIndex = from;
    if (closer.exec(this.#text) !== null) return closer.lastIndex;
    this.#missing.add(tag);
    return undefined;
  }
}

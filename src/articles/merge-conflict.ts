import { codeRanges } from "../markup/code-ranges.js";

/**
 * Offset where git has left two versions of a text, between `<<<<<<<`, `=======` and `>>>>>>>`; undefined where it has
 * not. Those in code are what an article about git shows.
 */
export function conflictIn(text: string): number | undefined {
  if (!OPENING.test(text)) return undefined;
  const code = codeRanges(text);
  const marks = new RegExp(OPENING, "gm");
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    const { index } = mark;
    if (!code.some(({ from, to }) => from <= index && index < to))
      return isWhole(text.slice(index)) ? index : undefined;
  }
  return undefined;
}

const OPENING = /^<{7} /m;

function isWhole(rest: string): boolean {
  const middle = rest.search(/^={7}$/m);
  return middle !== -1 && /^>{7} /m.test(rest.slice(middle));
}

/** Columns of the text part: with a few levels of quoting in an answer it still fits 80 (RFC 3676 §4.2 wants at most 78). */
export const COLUMNS = 72;

interface WrapOptions {
  readonly columns?: number;
  /** What stands before the first line, and before the others; default: nothing, and as the first. */
  readonly first?: string;
  readonly rest?: string;
}

/**
 * Breaks a text into lines of at most `columns`, each with a prefix, the first one with another.
 *
 * Words of scripts with spaces break at spaces; Chinese and Japanese may break between any two
 * characters, but never before closing punctuation, and each character counts two columns. What is
 * longer than a line, such as an address, stands on a line of its own and is never broken.
 */
export function wrapText(text: string, { columns = COLUMNS, first = "", rest = first }: WrapOptions = {}): string {
  return text
    .split("\n")
    .map((line, index) => wrapLine(line.trim(), columns, index === 0 ? first : rest, rest))
    .join("\n");
}

function wrapLine(text: string, columns: number, first: string, rest: string): string {
  const lines: string[] = [];
  let [line, length, isEmpty] = [first, columnsOf(first), true];
  for (const { piece, spaced } of piecesOf(text)) {
    const gap = spaced && !isEmpty ? " " : "";
    const width = columnsOf(piece);
    if (!isEmpty && length + gap.length + width > columns) {
      lines.push(line.trimEnd());
      [line, length] = [rest + piece, columnsOf(rest) + width];
    } else [line, length] = [line + gap + piece, length + gap.length + width];
    isEmpty = false;
  }
  return [...lines, line.trimEnd()].join("\n");
}

/** Text that must not be broken, and whether a space stands before it. */
interface Piece {
  readonly piece: string;
  readonly spaced: boolean;
}

const WIDE = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF01-\uFF60`;
const CLOSING = String.raw`、。，．：；！？）」』】》〉”’\u3009\u300B\u300D\u300F\u3011`;
const OPENING = "（「『【《〈“‘";
const PIECE = new RegExp(`[${OPENING}]*[${WIDE}][${CLOSING}]*|[^\\s${WIDE}]+[${CLOSING}]*`, "gu");

function piecesOf(text: string): readonly Piece[] {
  if (ASCII.test(text))
    return text
      .split(" ")
      .map((piece) => ({ piece, spaced: true }))
      .filter(({ piece }) => piece !== "");
  return [...text.matchAll(PIECE)].map(({ 0: piece, index }) => ({ piece, spaced: /\s/.test(text[index - 1] ?? "") }));
}

const WIDE_CHARACTER = new RegExp(`[${WIDE}]|\\p{Script=Hangul}|\\p{Emoji_Presentation}`, "u");
const ASCII = /^[ -~]*$/;

/** Columns that a terminal shows a text in (as Unicode UAX #11 has it for the common scripts). */
export function columnsOf(text: string): number {
  if (ASCII.test(text)) return text.length;
  let columns = 0;
  for (const character of text.replace(/\p{Mark}/gu, "")) columns += WIDE_CHARACTER.test(character) ? 2 : 1;
  return columns;
}

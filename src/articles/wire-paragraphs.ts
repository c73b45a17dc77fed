/**
 * Parts a piece of wire copy that has no empty lines where a new paragraph begins: at an indented line, as agencies and
 * Chinese texts begin theirs, and at the mark or number of an item of a list.
 *
 * @param block - Its lines as written, the indent of the first included.
 * @returns Each paragraph as written.
 */
export function wireParagraphs(block: string): readonly string[] {
  const paragraphs: string[] = [];
  let before: string | undefined;
  let list: RegExp | undefined;
  for (const line of block.split("\n")) {
    const marks = MARKS.find((marks) => marks.test(line));
    // A dash or a date may come to stand where a line begins.
    const isItem = marks && (marks === list || marks === BULLET || before === undefined || PAUSE.test(before));
    if (isItem) list = marks;
    const isIndented = !list && INDENT.test(line) && (!INDENT.test(before ?? "") || PAUSE.test(before ?? ""));
    if (before === undefined || isItem || isIndented || line.startsWith("\u3000")) paragraphs.push(line);
    else paragraphs.push(`${paragraphs.pop()}\n${line}`);
    before = line;
  }
  return paragraphs;
}

/** Whether the lines of a piece are rows of a table: most of them hold columns apart by tabs or several spaces. */
export function isTable(block: string): boolean {
  const lines = block.split("\n");
  const rows = lines.filter((line) => COLUMNS.test(line));
  return rows.length > 1 && rows.length * 2 > lines.length;
}

const INDENT = /^(?: {2,}|\t)\S/;
const BULLET = /^\s*[*•·●▪◦]\s+\S/;
/** What an item begins with; a dash may also stand before what somebody says. */
const MARKS = [BULLET, /^\s*[-–—]\s+\S/, /^\s*\d{1,2}[.)]\s+\S/];
/** The end of a sentence, or of the words before a list. */
const PAUSE = /[.!?…:;]["'”’»)]*\s*$/;
const COLUMNS = /\S(?: {3,}|\t+)\S/;

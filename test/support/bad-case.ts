/** One way in which a publication can be wrong: files, and what is told of them. */
export interface BadCase {
  /** What is wrong, in words. */
  readonly title: string;
  readonly files: Readonly<Record<string, Uint8Array>>;
  /** The messages, as a terminal shows them. */
  readonly expected: string;
  /** The text of the case with other messages. */
  withExpected(messages: string): string;
}

/**
 * Reads a case: a line that says what is wrong, then for each file a line `=== path` and its text,
 * and at last `=== problems` and the messages.
 *
 * Below `=== path (escapes)` stand bytes as `\x{FF}`, and `\repeat{text}{1000}` for what nobody
 * wants to read; the line end before the next file does not belong to it.
 */
export function parseCase(text: string): BadCase {
  const [title = "", ...parts] = text.split(/^=== /m);
  const files: Record<string, Uint8Array> = {};
  let expected = "";
  for (const part of parts) {
    const [head = "", ...lines] = part.split("\n");
    const content = lines.join("\n");
    if (head === "problems") expected = content;
    else if (head.endsWith(" (escapes)"))
      files[head.slice(0, -" (escapes)".length)] = unescaped(content.replace(/\n$/, ""));
    else files[head] = new TextEncoder().encode(content);
  }
  const before = text.slice(0, text.indexOf("=== problems\n"));
  return { title: title.trim(), files, expected, withExpected: (messages) => `${before}=== problems\n${messages}` };
}

function unescaped(text: string): Uint8Array {
  const long = text.replace(/\\repeat\{(.+?)\}\{(\d+)\}/g, (_, piece: string, times: string) =>
    piece.repeat(Number(times)),
  );
  const pieces = long.split(/\\x\{([\dA-F]{2})\}/);
  return Buffer.concat(
    pieces.map((piece, index) => (index % 2 === 1 ? Buffer.from(piece, "hex") : Buffer.from(piece))),
  );
}

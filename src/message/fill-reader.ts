import type { ReaderToken } from "../model/digest-message.js";

/** A text cut at its tokens: piece, token, piece, token, …, piece. */
export interface CutText {
  readonly pieces: readonly string[];
  /** One between every two pieces. */
  readonly tokens: readonly ReaderToken[];
}

/** Cuts a text at the marks of its tokens, once for all readers. */
export function cutAtTokens(text: string, tokens: readonly ReaderToken[]): CutText {
  const byMark = new Map(tokens.map((token) => [token.mark, token]));
  const pieces: string[] = [];
  const found: ReaderToken[] = [];
  let from = 0;
  for (const { index, 0: mark } of text.matchAll(/%%[a-z][a-z0-9-]*:[0-9a-f]+%%/g)) {
    const token = byMark.get(mark);
    if (!token) continue;
    pieces.push(text.slice(from, index));
    found.push(token);
    from = index + mark.length;
  }
  return { pieces: [...pieces, text.slice(from)], tokens: found };
}

/**
 * Writes a text for one reader: only joins strings, so it costs microseconds.
 *
 * @param find - What is known of the reader under a name; absent or empty gives the token's words instead.
 * @param format - `html` escapes the values, so that they may stand in text and in quoted attributes.
 */
export function fillReader(
  { pieces, tokens }: CutText,
  find: (name: string) => string | undefined,
  format: "html" | "text",
): string {
  let filled = pieces[0] ?? "";
  for (const [index, token] of tokens.entries()) {
    const value = find(token.name) || token.otherwise;
    filled += (format === "html" ? escapeHtml(value) : value) + (pieces[index + 1] ?? "");
  }
  return filled;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

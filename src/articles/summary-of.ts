/** Longest summary that is made from the text, in characters: what fits a card, an inbox and a feed reader's list. */
const LIMIT = 280;
/** Scripts without spaces say as much in half the characters. */
const DENSE_LIMIT = 140;

/**
 * Makes a summary of the first paragraphs: cut at the end of a sentence where one ends in the
 * second half, else at a word with an ellipsis.
 *
 * @param paragraphs - Plain text, first paragraphs first.
 */
export function summaryOf(paragraphs: readonly string[]): string {
  const text = joinUpTo(paragraphs, LIMIT);
  const limit = isDense(text) ? DENSE_LIMIT : LIMIT;
  if (text.length <= limit) return text;
  const head = text.slice(0, limit);
  const sentence = lastSentence(head, text);
  if (sentence.length > limit / 2) return sentence;
  const word = head.replace(/\s+\S*$/u, "");
  const cut = word.length > limit / 2 ? word : head.replace(/\p{Surrogate}$/u, "");
  return `${cut.replace(/[\s,;:–—،؛，；：-]+$/u, "")}…`;
}

/** As many paragraphs as begin before the limit. */
function joinUpTo(paragraphs: readonly string[], limit: number): string {
  let text = "";
  for (const paragraph of paragraphs) {
    if (text.length > limit / 2) break;
    text = text === "" ? paragraph : `${text} ${paragraph}`;
  }
  return text.slice(0, limit * 4);
}

function isDense(text: string): boolean {
  const dense = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ?? 0;
  return dense > text.length / 3;
}

/** Up to the last end of a sentence; a dot counts only before a space, so that `3.14` and `example.com` are none. */
function lastSentence(head: string, text: string): string {
  let end = 0;
  for (const match of head.matchAll(/(?:[.!?…؟۔।]["'”’»)\]]*(?=\s|$)|[。！？]["”’」』）]*)/gu)) {
    const after = match.index + match[0].length;
    if (after < head.length || /^\s|^$/.test(text.slice(after)) || /[。！？]/.test(match[0])) end = after;
  }
  return head.slice(0, end);
}

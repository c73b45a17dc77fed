/** Scripts that part no words; of Korean, which does, the words are counted. */
const DENSE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;

/** Words of a text; where a script has no spaces, its characters ÷ 1.6, which takes as long to read. */
export function countWords(text: string): number {
  const dense = /[\u0E00-\u109F\u1780-\u17FF\u2E80-\uA4CF\u{20000}-\u{3FFFF}]/u.test(text)
    ? (text.match(DENSE)?.length ?? 0)
    : 0;
  const rest = dense > 0 ? text.replace(DENSE, " ") : text;
  return (rest.match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0) + Math.round(dense / 1.6);
}

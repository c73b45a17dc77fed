/** Words a minute of adults who read prose silently (Brysbaert 2019, mean of 190 studies: 238). */
const WORDS_A_MINUTE = 238;

/** Whole minutes that a text of so many words (`Article.words`) takes to read, at least one. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / WORDS_A_MINUTE));
}

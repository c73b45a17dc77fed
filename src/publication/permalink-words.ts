/** What stands behind a colon in a pattern of addresses: our words, and those of Hugo and Jekyll that mean the same. */
export const PERMALINK_WORDS = [
  "slug",
  "title",
  "file",
  "filename",
  "path",
  "year",
  "month",
  "day",
  "section",
  "categories",
  "language",
] as const;

export type PermalinkWord = (typeof PERMALINK_WORDS)[number];

/** For messages about what is not one of them. */
export const KNOWN_PLACEHOLDERS = `the placeholders ${PERMALINK_WORDS.map((word) => `:${word}`).join(", ")} alone`;

/** The placeholders of a pattern that nothing can be filled in for. A colon within a word, as in `re:invent`, is none. */
export function unknownPlaceholders(pattern: string): readonly string[] {
  const rest = pattern.replace(/:([a-z_]+)/g, (token, word: string) => (isKnown(word) ? "" : token));
  return rest.match(/(?<![\p{L}\p{N}]):[a-z_]+/gu) ?? [];
}

function isKnown(word: string): word is PermalinkWord {
  return PERMALINK_WORDS.some((known) => known === word);
}

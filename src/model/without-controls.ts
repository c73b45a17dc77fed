/**
 * Text that stays on its line, whoever wrote it: everything that any program takes for a line break or a control
 * character, and halves of characters, become a space. Header fields, terminals and Postgres take nothing else.
 */
export function withoutControls(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\u2028\u2029]+/gu, " ").trim();
}

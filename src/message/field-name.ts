/**
 * The name under which a column of the subscriber list is known, however it is written: `First Seen`,
 * `first_seen` and `first-seen` are one. Lower-case letters of any script, digits, and hyphens between them.
 */
export function fieldName(column: string): string {
  return column
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
}

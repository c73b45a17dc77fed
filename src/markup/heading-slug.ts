/**
 * Makes the id of a heading from its text, as GitHub does: lower case, letters and digits of any
 * script, `-` for spaces. Never empty.
 */
export function headingSlug(text: string): string {
  const slug = text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, "")
    .trim()
    .replace(/\s+/g, "-");
  return slug === "" ? "section" : slug;
}

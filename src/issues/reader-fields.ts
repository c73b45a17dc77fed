/**
 * Finds what an editor wrote for each reader: `{{reader.name}}`, or `{{reader.name|friend}}` with
 * words for readers of whom nothing is known. Only in files that curate issues: in an article
 * it is just text.
 */
export function replaceReaderFields(text: string, replace: (name: string, otherwise: string) => string): string {
  return text.replace(FIELD, (_, name: string, otherwise = "") => replace(name.toLowerCase(), otherwise.trim()));
}

/** The same text for the web: everybody gets the words for readers of whom nothing is known. */
export function withoutReader(text: string): string {
  return replaceReaderFields(text, (_, otherwise) => otherwise);
}

const FIELD = /\{\{\s*reader\.([a-zA-Z][a-zA-Z0-9-]*)\s*(?:\|([^{}|]*))?\}\}/g;

import { fieldName } from "../message/field-name.js";

/**
 * Finds what an editor wrote for each reader: `{{reader.name}}`, or `{{reader.name|friend}}` with
 * words for readers of whom nothing is known (without `& < > "`, so that they may stand in HTML).
 * Only in files that curate issues: in an article it is just text.
 */
export function replaceReaderFields(text: string, replace: (name: string, otherwise: string) => string): string {
  return text.replace(FIELD, (_, name: string, otherwise = "") => replace(fieldName(name), otherwise.trim()));
}

/** Renders a text with `render`, which would take the fields for shortcodes, and puts them back. */
export function aroundReaderFields(text: string, render: (text: string) => string): string {
  const fields: string[] = [];
  const marked = text.replace(FIELD, (field) => `\uE000${fields.push(field) - 1}\uE001`);
  return render(marked).replace(/\uE000(\d+)\uE001/g, (_, index: string) => fields[Number(index)] ?? "");
}

/** The same text for the web: everybody gets the words for readers of whom nothing is known. */
export function withoutReader(text: string): string;
export function withoutReader(text: string | undefined): string | undefined;
export function withoutReader(text: string | undefined): string | undefined {
  return text === undefined ? undefined : replaceReaderFields(text, (_, otherwise) => otherwise);
}

/** The name is a column's, as its list has it. */
const FIELD = /\{\{\s*reader\.([\p{L}\p{M}\p{N}]+(?:[ _-]+[\p{L}\p{M}\p{N}]+)*)\s*(?:\|([^{}|<>&"]*))?\}\}/gu;

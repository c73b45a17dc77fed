import { renderMarkdown } from "../markup/render-markdown.js";
import { toText } from "../markup/to-text.js";
import type { Report } from "../problem/problem.js";
import { textOf } from "./field-values.js";
import type { Field } from "./fields.js";
import { oneLine } from "./one-line.js";

/** Markup that people put into titles. Anything else in angle brackets, `C++ <T>`, is text. */
const MARKUP =
  /<\/?(?:a|abbr|b|br|cite|code|del|em|font|i|ins|kbd|mark|q|s|script|small|span|strong|style|sub|sup|u|wbr)\b[^<>]*>/gi;

/** A field of plain text, such as a title. Markup in it is taken out, with a warning. */
export function plainTextOf(field: Field | undefined, report: Report): string | undefined {
  const text = textOf(field, report);
  if (field === undefined || text === undefined) return text;
  const plain = text.replace(MARKUP, "");
  if (plain === text) return text;
  report({
    code: "articles/markup-in-text",
    severity: "warning",
    message: `Cannot show markup in "${field.key}": expected plain text, got HTML; the tags are left out`,
    place: field.place(),
    hint: "Remove the tags",
  });
  return plain.replace(/ {2,}/g, " ").trim() || undefined;
}

/** A field of running text, such as a summary: Markdown and HTML in it are rendered away. */
export function proseOf(field: Field | undefined, report: Report): string | undefined {
  const text = textOf(field, report);
  return text !== undefined && /[*_`[<&]/.test(text) ? oneLine(toText(renderMarkdown(text))) || undefined : text;
}

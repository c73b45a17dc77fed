import type { Problem, Report } from "../problem/problem.js";
import type { Field } from "./fields.js";
import { type FrontMatterValue, isList, isMap } from "./front-matter.js";
import { oneLine } from "./one-line.js";
import { webUrl } from "./web-url.js";

/** A field that holds one text. A list of one is that one; anything else is reported. */
export function textOf(field: Field | undefined, report: Report): string | undefined {
  if (field === undefined) return undefined;
  const value = isList(field.value) && field.value.length === 1 ? field.value[0] : field.value;
  if (typeof value === "string") return oneLine(value) || undefined;
  report(wrongValue(field, "a text", isMap(value) ? "a map" : "a list", `Write ${field.key} on one line`));
  return undefined;
}

/** A field that holds one text or a list of them; empty ones are dropped. */
export function textsOf(field: Field | undefined, report: Report): readonly string[] {
  if (field === undefined) return [];
  const values = isList(field.value) ? field.value : [field.value];
  return values.flatMap((value, index) => {
    if (typeof value === "string") return oneLine(value) || [];
    if (isMap(value))
      report(wrongValue(field, "a list of texts", "a map", `Write ${field.key}: [first, second]`, index));
    return [];
  });
}

/** A field that holds an address of the web, in canonical form; `false` says that there is none. */
export function webUrlOf(field: Field | undefined, report: Report): string | undefined {
  const text = textOf(field, report);
  const url = webUrl(text);
  if (field && text !== undefined && url === undefined && toFlag(text) !== false) {
    report(wrongValue(field, "an address that begins with https://", quote(text), `Write ${field.key}: https://…`));
  }
  return url;
}

/** Yes or no, as YAML 1.1 and 1.2 write it; undefined for what is neither. */
export function toFlag(value: FrontMatterValue): boolean | undefined {
  if (typeof value !== "string") return undefined;
  if (/^(?:true|yes|on|1|y)$/i.test(value)) return true;
  return /^(?:false|no|off|0|n|)$/i.test(value) ? false : undefined;
}

/** A field that holds a whole number from 0. */
export function numberOf(field: Field | undefined, report: Report): number | undefined {
  if (field === undefined) return undefined;
  if (typeof field.value === "string" && /^\d{1,15}$/.test(field.value.trim())) return Number(field.value);
  report(wrongValue(field, "a whole number", quote(field.value), `Write ${field.key}: 1`));
  return undefined;
}

export function wrongValue(
  field: Field,
  expected: string,
  got: string,
  hint: string,
  ...inner: readonly (string | number)[]
): Problem {
  return {
    code: "articles/wrong-value",
    severity: "warning",
    message: `Cannot read "${field.key}": expected ${expected}, got ${got}; it is left out`,
    place: field.place(...inner),
    hint,
  };
}

/** A value as a message shows it: quoted, and cut where it is long. */
export function quote(value: FrontMatterValue): string {
  if (isMap(value)) return "a map";
  if (isList(value)) return "a list";
  const text = oneLine(value ?? "");
  return `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`;
}

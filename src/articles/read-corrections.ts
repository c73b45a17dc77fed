import type { Correction } from "../model/article.js";
import type { Report } from "../problem/problem.js";
import { quote, wrongValue } from "./field-values.js";
import type { Fields } from "./fields.js";
import { isList, isMap } from "./front-matter.js";
import { oneLine } from "./one-line.js";
import { parseDate } from "./parse-date.js";

/** Reads what was wrong in an earlier version: maps of `date` and `text`, newest first in the result. */
export function readCorrections(fields: Fields, zone: string, report: Report): readonly Correction[] {
  const field = fields.get("corrections");
  if (field === undefined) return [];
  const corrections = (isList(field.value) ? field.value : [field.value]).flatMap((value, index): Correction[] => {
    const { date, text } = isMap(value) ? value : {};
    const instant = typeof date === "string" ? parseDate(date, zone) : undefined;
    if (instant !== undefined && typeof text === "string" && oneLine(text) !== "") {
      return [{ date: instant, text: oneLine(text) }];
    }
    const hint = `Write ${field.key}: [{ date: 2026-11-22, text: What was wrong }]`;
    report(wrongValue(field, "a map of date and text", quote(value), hint, index));
    return [];
  });
  return corrections.sort((a, b) => b.date - a.date);
}

import type * as Luxon from "luxon";
import type { Instant } from "../model/instant.js";
import { lazyPackage } from "../model/lazy-package.js";
import type { SourceFile } from "../model/source-tree.js";
import type { Problem, Report } from "../problem/problem.js";
import { quote, toFlag } from "./field-values.js";
import type { Field, Fields } from "./fields.js";
import type { FileName } from "./file-name.js";
import { parseDate } from "./parse-date.js";

/** Only an article without a date needs it. */
const luxon = lazyPackage<typeof Luxon>("luxon");

/** When an article was published, changed, and when it goes away again. */
export interface Dates {
  readonly published: Instant;
  readonly updated: Instant;
  readonly expires?: Instant | undefined;
}

/**
 * Reads the dates of an article.
 *
 * The day of publication is, in this order, what the front matter says, what the file's name or
 * its own address (`2026/11/22/…`) says, the first commit that has the file, and last, with a
 * warning, the file's time.
 *
 * @returns undefined where a date is given and cannot be read: then it is unknown whether the
 *   article may be shown already.
 */
export function readDates(
  fields: Fields,
  name: FileName,
  file: SourceFile,
  zone: string,
  report: Report,
): Dates | undefined {
  const given = readDate(fields.get("date"), zone, report);
  const from = readDate(fields.get("publishDate"), zone, report);
  const expires = readDate(fields.get("expires"), zone, report);
  if (given === "unreadable" || from === "unreadable" || expires === "unreadable") return undefined;

  const written = given ?? from ?? dateOfAddress(fields.get("permalink"), name, zone) ?? dateOfFile(file, zone, report);
  // Hugo's `publishDate` holds an article back until then, whatever its `date`.
  const published = Math.max(written, from ?? written);
  const updated = readDate(fields.get("updated"), zone, report);
  return {
    published,
    updated: typeof updated === "number" ? notBefore(published, updated, fields.get("updated"), report) : published,
    expires,
  };
}

function readDate(field: Field | undefined, zone: string, report: Report): Instant | "unreadable" | undefined {
  // Jekyll has `published: false` for drafts; that is no date.
  if (field === undefined || toFlag(field.value) !== undefined) return undefined;
  if (typeof field.value === "string" && FROM_HISTORY.test(field.value)) return undefined;
  const date = typeof field.value === "string" ? parseDate(field.value, zone) : undefined;
  if (date !== undefined) {
    if (UNPADDED.test(quote(field.value))) report(unpadded(field));
    return date;
  }
  report({
    code: "articles/date",
    severity: "error",
    message: `Cannot read the date: expected ${expectedOf(field)}, got ${quote(field.value)}`,
    place: field.place(),
    hint: `Write it as ${field.key}: 2026-11-22, or with the time as 2026-11-22T09:30:00+05:00`,
  });
  return "unreadable";
}

function expectedOf({ value }: Field): string {
  const text = typeof value === "string" ? value.trim() : "";
  if (/^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}/.test(text))
    return "the year first, as 03/04 is March to some and April to others";
  if (/^(?:0\d{3}|[+-]?\d{5,}|\d{1,3})[-/.]\d{1,2}[-/.]\d{1,2}/.test(text)) return "a year from 1000 to 9999";
  return /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}/.test(text) ? "a day and time that exist" : "a day as YYYY-MM-DD";
}

/** Eleventy's words for "look at git, or at the file", which is what happens without a date. */
const FROM_HISTORY = /^(?:git )?(?:created|last modified)$/i;

/** Jekyll and Pelican read such dates; Hugo takes the article for one without a date. */
const UNPADDED = /^"\d{4}([-/.])(?:\d\1|\d{1,2}\1\d(?!\d))/;

function unpadded(field: Field): Problem {
  return {
    code: "articles/date-unpadded",
    severity: "warning",
    message: `Cannot be sure of the date ${quote(field.value)}: expected two digits for month and day, got one; it is read year first`,
    place: field.place(),
    hint: `Write it with zeros, as in ${field.key}: 2026-03-01`,
  };
}

/** Zola's `path = "2015/04/24/…"`, Jekyll's file names, folders by year and month. */
function dateOfAddress(permalink: Field | undefined, name: FileName, zone: string): Instant | undefined {
  const address = typeof permalink?.value === "string" ? permalink.value : "";
  const [date] = /(?<!\d)\d{4}\/\d{1,2}\/\d{1,2}(?=\/)/.exec(address) ?? [];
  const found = name.date ?? date;
  return found === undefined ? undefined : parseDate(found, zone);
}

function dateOfFile(file: SourceFile, zone: string, report: Report): Instant {
  const committed = file.firstCommitted();
  if (committed !== undefined) return committed;
  report({
    code: "articles/date-missing",
    severity: "warning",
    message: `Cannot find a date: expected one in the front matter, the file name or git, got none; the file's time counts`,
    place: { file: file.path, line: 1, column: 1 },
    hint: `Write date: ${luxon.DateTime.fromMillis(file.modified, { zone }).toFormat("yyyy-MM-dd HH:mm")} into the front matter, or the day that it should be`,
  });
  return file.modified;
}

/** Atom wants `updated` never before `published`, and so do readers. */
function notBefore(published: Instant, updated: Instant, field: Field | undefined, report: Report): Instant {
  if (updated >= published) return updated;
  report({
    code: "articles/updated-before-published",
    severity: "warning",
    message: `Cannot keep the change of ${quote(field?.value ?? "")}: expected a moment after the publication, got one before; the publication counts`,
    place: field?.place(),
    hint: "Set it to the day of the change, or remove it",
  });
  return published;
}

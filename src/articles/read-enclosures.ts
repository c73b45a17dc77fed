import type { Report } from "../problem/problem.js";
import { isPlayable } from "../publication/feed-channels.js";
import { enclosureType } from "./enclosure-type.js";
import { quote, wrongValue } from "./field-values.js";
import type { Field, Fields } from "./fields.js";
import { type FrontMatterMap, type FrontMatterValue, isList } from "./front-matter.js";
import { asMap, partOf, textPartOf } from "./map-part.js";
import { oneLine } from "./one-line.js";
import type { UnlinkedArticle } from "./parsed-article.js";
import type { Refer } from "./read-picture.js";

type UnlinkedEnclosure = UnlinkedArticle["enclosures"][number];

/** A part of the field, with what leads to its place. */
interface Item {
  readonly field: Field;
  readonly path: readonly (string | number)[];
  readonly map: FrontMatterMap;
  readonly report: Report;
}

/** The files that come with an article: addresses, or maps with `url`, `type`, `length`, `duration`, `title`. */
export function readEnclosures(fields: Fields, refer: Refer, report: Report): readonly UnlinkedEnclosure[] {
  const field = fields.get("enclosure");
  if (field === undefined) return [];
  const values: readonly FrontMatterValue[] = isList(field.value) ? field.value : [field.value];
  const enclosures = values.flatMap((value, index) => {
    if (value === null || value === "") return [];
    const path = isList(field.value) ? [index] : [];
    return readEnclosure({ field, path, map: asMap(value, "url"), report }, refer) ?? [];
  });
  const duration = enclosures.length > 0 ? readDuration(fields.get("duration"), report) : undefined;
  if (duration === undefined) return enclosures.map(({ enclosure }) => enclosure);
  // Podcast themes have the duration beside the address, not in a map with it.
  const played = Math.max(
    enclosures.findIndex(({ type }) => isPlayable(type)),
    0,
  );
  return enclosures.map(({ enclosure }, index) =>
    index === played ? { ...enclosure, duration: enclosure.duration ?? duration } : enclosure,
  );
}

/** One of the files, with the type that it says, or that its ending says. */
interface ReadEnclosure {
  readonly enclosure: UnlinkedEnclosure;
  readonly type: string;
}

function readEnclosure(item: Item, refer: Refer): ReadEnclosure | undefined {
  const { field, path, map, report } = item;
  const url = partOf(map, ["url", "src", "href", "file", "path", "link"]);
  if (url === undefined || typeof url.value !== "string") {
    report(wrongValue(field, "an address", "none", `Write ${field.key}: episode.mp3`, ...path));
    return undefined;
  }
  const place = field.place(...path, url.key);
  const enclosure = {
    reference: refer({ written: oneLine(url.value), kind: "media", place }),
    mediaType: checked(item, ["type", "mimetype", "mediatype", "mime"], MEDIA_TYPE, "a media type", "audio/mpeg"),
    byteLength: toNumber(
      checked(item, ["length", "size", "bytes", "bytelength"], DIGITS, "a length in bytes", "1234567"),
    ),
    duration: durationOf(partOf(map, ["duration", "itunesduration"])?.value),
    title: textPartOf(map, ["title", "name"]),
  };
  return { enclosure, type: enclosure.mediaType ?? enclosureType(oneLine(url.value)) };
}

/** RFC 6838 §4.2. */
const MEDIA_TYPE = /^[\w.+-]+\/[\w.+-]+$/;
const DIGITS = /^\d{1,15}$/;

/** A part that must have a form; another one is reported and left out. */
function checked(
  { field, path, map, report }: Item,
  words: readonly string[],
  form: RegExp,
  expected: string,
  example: string,
): string | undefined {
  const part = partOf(map, words);
  if (part === undefined) return undefined;
  if (typeof part.value === "string" && form.test(part.value.trim())) return part.value.trim();
  const problem = wrongValue(
    field,
    expected,
    quote(part.value),
    `Write ${part.key}: ${example}, or leave it out`,
    ...path,
    part.key,
  );
  report({ ...problem, message: problem.message.replace(`"${field.key}"`, `"${part.key}"`) });
  return undefined;
}

function toNumber(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits);
}

function readDuration(field: Field | undefined, report: Report): number | undefined {
  const duration = durationOf(field?.value);
  if (field && field.value !== "" && duration === undefined)
    report(wrongValue(field, "a length", quote(field.value), `Write ${field.key}: "23:45", or seconds`));
  return duration;
}

/** Seconds of `3600`, `60:00` or `1:00:00`. */
function durationOf(value: FrontMatterValue | undefined): number | undefined {
  if (typeof value !== "string" || !/^\d+(?::\d{1,2}){0,2}(?:\.\d+)?$/.test(value.trim())) return undefined;
  return value.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
}

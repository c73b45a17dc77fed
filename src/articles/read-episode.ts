import type { Report } from "../problem/problem.js";
import { numberOf, quote, textOf, toFlag, wrongValue } from "./field-values.js";
import type { Field, Fields } from "./fields.js";
import { type FrontMatterMap, type FrontMatterValue, isList, isMap } from "./front-matter.js";
import { asMap, partOf, textPartOf } from "./map-part.js";
import { oneLine } from "./one-line.js";
import type { Reference, UnlinkedEpisode } from "./parsed-article.js";
import type { Refer } from "./read-picture.js";

/** What podcast apps want to know of an article that comes with a recording. */
export function readEpisode(fields: Fields, refer: Refer, report: Report): UnlinkedEpisode {
  const referTo = (item: Item, words: readonly string[], kind: Reference["kind"]) =>
    referenceOf(item, words, kind, refer, report);
  return {
    number: numberOf(fields.get("episode"), report),
    season: numberOf(fields.get("season"), report),
    type: readType(fields.get("episodeType"), report),
    explicit: readExplicit(fields.get("explicit"), report),
    transcripts: readTranscripts(fields.get("transcript"), referTo),
    chapters: itemsOf(fields.get("chapters"), "url").map((item) => referTo(item, ADDRESS, "file"))[0],
    people: readCast(fields.get("people"), referTo),
  };
}

function readType(field: Field | undefined, report: Report): UnlinkedEpisode["type"] {
  const type = textOf(field, report)?.toLowerCase();
  if (type === "full" || type === "trailer" || type === "bonus") return type;
  if (field && type !== undefined)
    report(wrongValue(field, "full, trailer or bonus", quote(type), `Write ${field.key}: full, or leave it out`));
  return undefined;
}

/** `explicit` and `clean` are iTunes' former words. */
function readExplicit(field: Field | undefined, report: Report): boolean | undefined {
  if (field === undefined) return undefined;
  const flag = field.value === "explicit" ? true : field.value === "clean" ? false : toFlag(field.value);
  if (flag === undefined) report(wrongValue(field, "true or false", quote(field.value), `Write ${field.key}: true`));
  return flag;
}

/** An element of a list, or the only value. */
interface Item {
  readonly field: Field;
  readonly path: readonly (string | number)[];
  readonly value: FrontMatterValue;
  readonly map: FrontMatterMap;
}

type ReferTo = (item: Item, words: readonly string[], kind: Reference["kind"]) => number | undefined;

const ADDRESS = ["url", "src", "href", "file", "path"];

function readTranscripts(field: Field | undefined, referTo: ReferTo): UnlinkedEpisode["transcripts"] {
  return itemsOf(field, "url").flatMap((item) => {
    const reference = referTo(item, ADDRESS, "file");
    if (reference === undefined) return [];
    const [mediaType, language] = [textPartOf(item.map, ["type"]), textPartOf(item.map, ["language", "lang"])];
    return [{ reference, mediaType, language }];
  });
}

function readCast(field: Field | undefined, referTo: ReferTo): UnlinkedEpisode["people"] {
  const namedRole = /^(guest|host)/i.exec(field?.key ?? "")?.[1]?.toLowerCase();
  return itemsOf(field, "name").flatMap((item) => {
    const name = textPartOf(item.map, ["name"]);
    if (name === undefined) return [];
    const role = textPartOf(item.map, ["role"]) ?? namedRole;
    const page = referTo(item, ["url", "href", "link"], "page");
    return [{ name, role, page, image: referTo(item, ["image", "img", "avatar"], "media") }];
  });
}

function itemsOf(field: Field | undefined, shortFor: string): readonly Item[] {
  if (field === undefined) return [];
  const item = (value: FrontMatterValue, ...path: number[]) => ({ field, path, value, map: asMap(value, shortFor) });
  return isList(field.value) ? field.value.map((value, index) => item(value, index)) : [item(field.value)];
}

/** `transcript: false` says that there is none; a text of several lines is no address of one. */
function referenceOf(
  { field, path, value, map }: Item,
  words: readonly string[],
  kind: Reference["kind"],
  refer: Refer,
  report: Report,
): number | undefined {
  const part = partOf(map, words);
  if (part === undefined || toFlag(part.value) === false) return undefined;
  const inner = isMap(value) ? [...path, part.key] : path;
  if (typeof part.value === "string" && !part.value.trim().includes("\n"))
    return refer({ written: oneLine(part.value), kind, place: field.place(...inner) });
  report(wrongValue(field, "an address", quote(part.value), "Write the path of a file, or its address", ...inner));
  return undefined;
}

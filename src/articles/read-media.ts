import type { Episode } from "../model/article.js";
import type { Report } from "../problem/problem.js";
import { numberOf, quote, textOf, toFlag, wrongValue } from "./field-values.js";
import type { Field, Fields } from "./fields.js";
import { type FrontMatterMap, type FrontMatterValue, isList, isMap } from "./front-matter.js";
import { oneLine } from "./one-line.js";
import type { Reference, UnlinkedArticle } from "./parsed-article.js";
import { webUrl } from "./web-url.js";

/** Takes a URL as written, gives the number under which it is resolved later. */
export type Refer = (reference: Reference) => number;

/** The picture of an article: an address, the first of a list, or a map with `src`, `alt`, `caption`. */
export function readPicture(fields: Fields, refer: Refer, report: Report): UnlinkedArticle["picture"] {
  const field = fields.get("image");
  if (field === undefined) return undefined;
  const first = isList(field.value) ? field.value[0] : field.value;
  const map = isMap(first) ? first : undefined;
  const written = map ? pick(map, ["src", "url", "image", "path", "file", "relative"]) : first;
  // `image: false` says that there is none.
  if (typeof written !== "string" || toFlag(oneLine(written)) === false) return undefined;
  const place = field.place();
  return {
    reference: refer({ written: oneLine(written), kind: "media", place }),
    alt: textOf(fields.get("imageAlt"), report) ?? textIn(map, ["alt", "alttext", "description"]),
    caption: textOf(fields.get("imageCaption"), report) ?? textIn(map, ["caption", "title"]),
  };
}

/** The files that come with an article: addresses, or maps with `url`, `type`, `length`, `duration`, `title`. */
export function readEnclosures(fields: Fields, refer: Refer, report: Report): UnlinkedArticle["enclosures"] {
  const field = fields.get("enclosure");
  if (field === undefined) return [];
  return (isList(field.value) ? field.value : [field.value]).flatMap((value, index) => {
    const map: FrontMatterMap = isMap(value) ? value : { url: value };
    const url = pick(map, ["url", "src", "href", "file", "path", "link"]);
    const inner = isList(field.value) ? [index] : [];
    if (typeof url !== "string" || oneLine(url) === "") {
      if (value !== null && value !== "")
        report(wrongValue(field, "an address", quote(value), `Write ${field.key}: episode.mp3`, ...inner));
      return [];
    }
    return [
      {
        reference: refer({ written: oneLine(url), kind: "media", place: field.place(...inner) }),
        ...aboutFile(map, field, report),
      },
    ];
  });
}

function aboutFile(
  map: FrontMatterMap,
  field: Field,
  report: Report,
): Omit<UnlinkedArticle["enclosures"][number], "reference"> {
  const type = textIn(map, ["type", "mimetype", "mediatype", "mime"]);
  const length = textIn(map, ["length", "size", "bytes", "bytelength"])?.replace(/[, _]/g, "");
  const duration = textIn(map, ["duration", "itunes_duration"]);
  const isType = type !== undefined && /^[\w.+-]+\/[\w.+-]+$/.test(type);
  if (type !== undefined && !isType) report(wrongValue(field, "a media type", quote(type), "Write type: audio/mpeg"));
  if (length !== undefined && !/^\d+$/.test(length))
    report(wrongValue(field, "a length in bytes", quote(length), "Write length: 1234567, or leave it out"));
  return {
    mediaType: isType ? type : undefined,
    byteLength: length !== undefined && /^\d{1,15}$/.test(length) ? Number(length) : undefined,
    duration: duration === undefined ? undefined : readDuration(duration),
    title: textIn(map, ["title", "name"]),
  };
}

/** Seconds of `3600`, `60:00` or `1:00:00`. */
export function readDuration(text: string): number | undefined {
  if (!/^\d+(?::\d{1,2}){0,2}(?:\.\d+)?$/.test(text)) return undefined;
  return text.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
}

/** What podcast apps want to know; only of articles that come with a file. */
export function readEpisode(fields: Fields, report: Report): Episode | undefined {
  const type = textOf(fields.get("episodeType"), report)?.toLowerCase();
  const explicit = fields.get("explicit");
  return {
    number: fields.get("episode") && numberOf(fields.get("episode"), report),
    season: fields.get("season") && numberOf(fields.get("season"), report),
    type: type === "full" || type === "trailer" || type === "bonus" ? type : undefined,
    explicit: explicit === undefined ? undefined : (toFlag(explicit.value) ?? explicit.value === "explicit"),
    transcripts: readTranscripts(fields.get("transcript")),
    chaptersUrl: webUrl(textOf(fields.get("chapters"), report)),
    people: readCast(fields.get("people")),
  };
}

function readTranscripts(field: Field | undefined): Episode["transcripts"] {
  const values = field === undefined ? [] : isList(field.value) ? field.value : [field.value];
  return values.flatMap((value) => {
    const map: FrontMatterMap = isMap(value) ? value : { url: value };
    const url = webUrl(textIn(map, ["url", "src", "href"]));
    if (url === undefined) return [];
    return [
      { url, mediaType: textIn(map, ["type"]) ?? transcriptType(url), language: textIn(map, ["language", "lang"]) },
    ];
  });
}

/** The types that the Podcasting 2.0 namespace lists for `podcast:transcript`. */
function transcriptType(url: string): string {
  const ending = /\.(\w+)(?:[?#]|$)/.exec(url)?.[1]?.toLowerCase() ?? "";
  return (
    { srt: "application/x-subrip", vtt: "text/vtt", json: "application/json", txt: "text/plain" }[ending] ?? "text/html"
  );
}

function readCast(field: Field | undefined): Episode["people"] {
  if (field === undefined) return [];
  const role = /^guest/i.test(field.key) ? "guest" : /^host/i.test(field.key) ? "host" : undefined;
  return (isList(field.value) ? field.value : [field.value]).flatMap((value) => {
    const map: FrontMatterMap = isMap(value) ? value : { name: value };
    const name = textIn(map, ["name"]);
    if (name === undefined) return [];
    return [
      {
        name,
        role: textIn(map, ["role"]) ?? role,
        url: webUrl(textIn(map, ["url", "href", "link"])),
        image: webUrl(textIn(map, ["image", "img", "avatar"])),
      },
    ];
  });
}

function pick(map: FrontMatterMap, keys: readonly string[]): FrontMatterValue | undefined {
  const found = Object.entries(map).find(
    ([key, value]) => keys.includes(key.toLowerCase()) && value !== null && value !== "",
  );
  return found?.[1];
}

function textIn(map: FrontMatterMap | undefined, keys: readonly string[]): string | undefined {
  const value = map && pick(map, keys);
  return typeof value === "string" ? oneLine(value) || undefined : undefined;
}

import type { Episode } from "../model/article.js";
import type { Report } from "../problem/problem.js";
import { numberOf, textOf, toFlag } from "./field-values.js";
import type { Field, Fields } from "./fields.js";
import { type FrontMatterValue, isList } from "./front-matter.js";
import { asMap, textPartOf } from "./map-part.js";
import { webUrl } from "./web-url.js";

/** What podcast apps want to know of an article that comes with a recording. */
export function readEpisode(fields: Fields, report: Report): Episode {
  const type = textOf(fields.get("episodeType"), report)?.toLowerCase();
  const explicit = fields.get("explicit");
  return {
    number: numberOf(fields.get("episode"), report),
    season: numberOf(fields.get("season"), report),
    type: type === "full" || type === "trailer" || type === "bonus" ? type : undefined,
    explicit: explicit && (toFlag(explicit.value) ?? explicit.value === "explicit"),
    transcripts: readTranscripts(fields.get("transcript")),
    chaptersUrl: webUrl(textOf(fields.get("chapters"), report)),
    people: readCast(fields.get("people")),
  };
}

function readTranscripts(field: Field | undefined): Episode["transcripts"] {
  return itemsOf(field).flatMap((value) => {
    const map = asMap(value, "url");
    const url = webUrl(textPartOf(map, ["url", "src", "href"]));
    if (url === undefined) return [];
    const mediaType = textPartOf(map, ["type"]) ?? transcriptType(url);
    return [{ url, mediaType, language: textPartOf(map, ["language", "lang"]) }];
  });
}

/** The types that the Podcasting 2.0 namespace lists for `podcast:transcript`. */
function transcriptType(url: string): string {
  const types = { srt: "application/x-subrip", vtt: "text/vtt", json: "application/json", txt: "text/plain" };
  const ending = /\.(srt|vtt|json|txt)(?:[?#]|$)/i.exec(url)?.[1]?.toLowerCase();
  return types[ending as keyof typeof types] ?? "text/html";
}

function readCast(field: Field | undefined): Episode["people"] {
  const role = /^(guest|host)/i.exec(field?.key ?? "")?.[1]?.toLowerCase();
  return itemsOf(field).flatMap((value) => {
    const map = asMap(value, "name");
    const name = textPartOf(map, ["name"]);
    if (name === undefined) return [];
    const [url, image] = [textPartOf(map, ["url", "href", "link"]), textPartOf(map, ["image", "img", "avatar"])];
    return [{ name, role: textPartOf(map, ["role"]) ?? role, url: webUrl(url), image: webUrl(image) }];
  });
}

function itemsOf(field: Field | undefined): readonly FrontMatterValue[] {
  if (field === undefined) return [];
  return isList(field.value) ? field.value : [field.value];
}

import { xmlElement, xmlTextElement } from "../markup/xml-element.js";
import type { Episode } from "../model/article.js";
import type { Picture } from "../model/asset.js";
import { isPlayable } from "../publication/feed-channels.js";
import type { FeedHead } from "./feed-head.js";
import type { FeedItem } from "./feed-item.js";

/** What podcast apps want to know of an item with sound or video; other items get nothing. */
export function podcastItem(item: FeedItem, head: FeedHead): string {
  const media = item.enclosures[0];
  if (!media || !isPlayable(media.mediaType)) return "";
  const { episode } = item;
  const explicit = episode?.explicit ?? head.podcastSettings?.explicit;
  return (
    number("itunes:duration", media.duration === undefined ? undefined : Math.round(media.duration)) +
    xmlTextElement("itunes:explicit", explicit === undefined ? undefined : String(explicit)) +
    number("itunes:season", episode?.season) +
    number("itunes:episode", episode?.number) +
    xmlTextElement("itunes:episodeType", episode?.type) +
    cover(item.picture) +
    (episode ? podcastingTwo(episode) : "")
  );
}

function podcastingTwo({ transcripts, chaptersUrl, people }: Episode): string {
  const chapters = { url: chaptersUrl, type: "application/json+chapters" };
  return (
    transcripts
      .map(({ url, mediaType: type, language }) => xmlElement("podcast:transcript", { url, type, language }, ""))
      .join("") +
    (chaptersUrl === undefined ? "" : xmlElement("podcast:chapters", chapters, "")) +
    people
      .map(({ name, role, url, image }) => xmlTextElement("podcast:person", name, { role, href: url, img: image }))
      .join("")
  );
}

/** Apple takes square pictures of 1400 to 3000 pixels only. */
function cover(picture: Picture | undefined): string {
  const size = picture?.width ?? 0;
  const fits = size === picture?.height && size >= 1400 && size <= 3000;
  return picture && fits ? xmlElement("itunes:image", { href: picture.url }, "") : "";
}

/** Apple counts seasons and episodes from 1. */
function number(name: string, value: number | undefined): string {
  return value !== undefined && value > 0 ? xmlTextElement(name, String(value)) : "";
}

import { labelsOf } from "../language/labels-of.js";
import { FEED_STYLES, type FeedFormat, feedUrl, publicUrl } from "../publication/feed-addresses.js";
import type { FeedChannel } from "../publication/feed-channels.js";
import type { Publication } from "../publication/publication.js";
import { publisherOf } from "./article-item.js";
import type { FeedDocument } from "./feed-document.js";
import type { FeedHead, FeedLinks } from "./feed-head.js";
import type { FeedItem } from "./feed-item.js";
import { plainText } from "./plain-text.js";
import { uuidV5 } from "./uuid-v5.js";

/**
 * Says of one document of a feed what is said of it as a whole.
 *
 * @param items - What it carries: the newest change among them is the feed's.
 * @param translations - The channels that carry the same in other languages.
 */
export function makeHead(
  publication: Publication,
  { channel, folder, previous, isArchive }: FeedDocument,
  items: readonly FeedItem[],
  translations: readonly FeedChannel[],
): FeedHead {
  const { settings, id } = publication;
  const { feeds } = settings;
  const labels = labelsOf(channel.language, { overrides: settings.labels, fallback: settings.language });
  return {
    id: id + encodeURI(`feeds/${channel.folder}`.replace(/\/$/, "")),
    title: plainText(channel.title),
    description: plainText(channel.description),
    link: publicUrl(settings, channel.page),
    language: channel.language,
    direction: channel.direction,
    updated: new Date(Math.max(...items.map(({ date }) => date.getTime()), EMPTY_SINCE)),
    author: publisherOf(settings),
    feedLinks: linksOf(publication, channel, folder),
    // Relative, so that a copy of the output works wherever it stands.
    stylesheet: "../".repeat(folder.split("/").length - 1) + FEED_STYLES,
    license: settings.license,
    comment: labels.say("this-is-a-feed", { title: channel.title }),
    previous: previous === undefined ? undefined : linksOf(publication, channel, previous),
    current: isArchive ? linksOf(publication, channel, channel.folder) : undefined,
    translations: translations.map((other) => ({
      language: other.language,
      links: linksOf(publication, other, other.folder),
    })),
    podcastSettings: podcastOf(publication, channel),
    ...(feeds.icon === undefined ? {} : { image: feeds.icon }),
    ...(feeds.hub === undefined ? {} : { hub: feeds.hub }),
  };
}

/** What an empty feed, or one whose articles are older still, gives as its last change: 1 January 1990. */
const EMPTY_SINCE = Date.UTC(1990, 0, 1);

function linksOf({ settings }: Publication, { formats }: FeedChannel, folder: string): FeedLinks {
  return Object.fromEntries(formats.map((format: FeedFormat) => [format, feedUrl(settings, folder, format)]));
}

/** A podcast without a guid of its own gets one from the publication's id, so that it stays for ever. */
function podcastOf({ settings, id }: Publication, { kind }: FeedChannel): FeedHead["podcastSettings"] {
  const { podcast } = settings.feeds;
  if (kind !== "podcast" || !podcast) return undefined;
  return { ...podcast, guid: podcast.guid ?? uuidV5(`${id}feeds/podcast`, PODCAST_NAMESPACE) };
}

/** The namespace of `podcast:guid` (Podcasting 2.0). */
const PODCAST_NAMESPACE = "ead4c236-bf58-58c6-a2c6-a6b28d128cb6";

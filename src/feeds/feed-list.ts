import { xmlElement, xmlTextElement } from "../markup/xml-element.js";
import { digestOf } from "../model/digest.js";
import type { OutputFile } from "../model/output-file.js";
import { FEED_LIST, feedUrl, publicUrl } from "../publication/feed-addresses.js";
import type { FeedChannel } from "../publication/feed-channels.js";
import type { Publication } from "../publication/publication.js";
import { VERSION } from "../version.js";
import { plainText } from "./plain-text.js";

/** All feeds in one file that readers can take in (OPML 2.0 <http://opml.org/spec2.opml>). */
export function feedList(publication: Publication, channels: readonly FeedChannel[]): OutputFile {
  const { settings, settingsDigest } = publication;
  const names = channels.map(({ folder, title }) => [folder, title]);
  return {
    path: FEED_LIST,
    mediaType: "text/x-opml; charset=utf-8",
    key: digestOf("feed list", VERSION, settingsDigest, names),
    bytes: () => {
      const head = xmlElement("head", {}, xmlTextElement("title", settings.title));
      const body = xmlElement("body", {}, channels.map((channel) => outline(publication, channel)).join(""));
      return `<?xml version="1.0" encoding="utf-8"?>\n${xmlElement("opml", { version: "2.0" }, head + body)}`;
    },
  };
}

/** One feed. `type` is `rss` for Atom and JSON Feed too: readers look at the feed itself, and some take no other word. */
function outline({ settings }: Publication, channel: FeedChannel): string {
  const title = plainText(channel.title);
  return xmlElement(
    "outline",
    {
      type: "rss",
      text: title,
      title,
      xmlUrl: feedUrl(settings, channel.folder, channel.formats[0] ?? "rss"),
      htmlUrl: publicUrl(settings, channel.page),
      language: channel.language,
    },
    "",
  );
}

import { xmlElement, xmlTextElement } from "../markup/xml-element.js";
import type { FeedHead } from "./feed-head.js";

/**
 * What directories want to know of a podcast: Apple's tags
 * <https://help.apple.com/itc/podcasts_connect/#/itcb54353390> and the Podcasting 2.0 namespace
 * <https://github.com/Podcastindex-org/podcast-namespace>.
 */
export function podcastChannel(head: FeedHead): string {
  const podcast = head.podcastSettings;
  if (!podcast) return "";
  return (
    xmlTextElement("itunes:author", podcast.author ?? head.author.name) +
    xmlTextElement("itunes:type", podcast.type) +
    xmlTextElement("itunes:explicit", String(podcast.explicit)) +
    xmlElement("itunes:image", { href: podcast.image }, "") +
    podcast.categories.map(category).join("") +
    owner(podcast.owner) +
    xmlTextElement("podcast:guid", podcast.guid) +
    xmlTextElement("podcast:locked", podcast.locked ? "yes" : "no", { owner: podcast.owner?.email }) +
    xmlTextElement("podcast:medium", "podcast") +
    xmlTextElement("podcast:funding", podcast.funding?.text, { url: podcast.funding?.url })
  );
}

/** `News > Daily News` is a category within a category. */
function category(written: string): string {
  const [main = "", sub] = written.split(">").map((part) => part.trim());
  const inner = sub ? xmlElement("itunes:category", { text: sub }, "") : "";
  return xmlElement("itunes:category", { text: main }, inner);
}

function owner(owner: { readonly name: string; readonly email: string } | undefined): string {
  if (!owner) return "";
  const parts = xmlTextElement("itunes:name", owner.name) + xmlTextElement("itunes:email", owner.email);
  return xmlElement("itunes:owner", {}, parts);
}

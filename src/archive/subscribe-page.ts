import type { Label } from "../language/labels-of.js";
import { FEED_FORMAT_NAMES, FEED_LIST, feedUrl, publicUrl, SUBSCRIBE_PAGE } from "../publication/feed-addresses.js";
import { type FeedChannel, feedChannels } from "../publication/feed-channels.js";
import type { Archive } from "./archive.js";
import { type Page, type PageTools, page } from "./page.js";

/** How many feeds of one kind are listed, those with the most articles; the list in OPML has all. */
const LISTED = 100;

/**
 * The page that says in plain words what a feed is, and offers all of them with addresses to copy.
 */
export function subscribePage(archive: Archive): Page {
  const { publication, groups } = archive;
  const channels = feedChannels(publication, groups);
  const { language } = publication.settings;
  return page(archive, {
    path: SUBSCRIBE_PAGE,
    language,
    template: "subscribe.hbs",
    key: () => channels.map(({ folder, name, articles }) => [folder, name, articles.length]),
    content: (tools) => ({
      head: {
        title: tools.labels.text.subscribe,
        description: tools.labels.text["by-feed-about"],
        canonical: publicUrl(publication.settings, SUBSCRIBE_PAGE.replace("index.html", "")),
        menu: "subscribe",
      },
      context: { subscribe: subscribeContext(channels, archive, tools) },
    }),
  });
}

function subscribeContext(channels: readonly FeedChannel[], archive: Archive, tools: PageTools): object {
  const { settings } = archive.publication;
  const { text } = tools.labels;
  const opml = publicUrl(settings, FEED_LIST);
  return {
    signup: settings.archive.signup,
    main: channels.filter(({ kind }) => kind === "main").flatMap((main) => addressesOf(main, archive, tools)),
    groups: GROUPS.map(({ kinds, label }) => ({
      title: text[label],
      feeds: channels
        .filter(({ kind }) => kinds.includes(kind))
        .sort((a, b) => b.articles.length - a.articles.length)
        .slice(0, LISTED)
        .sort((a, b) => a.name.localeCompare(b.name, tools.labels.language))
        .flatMap((channel) => addressesOf(channel, archive, tools).slice(0, 1)),
    })).filter(({ feeds }) => feeds.length > 0),
    opml: { url: opml, href: tools.links.to(opml) },
  };
}

const GROUPS: readonly {
  readonly kinds: readonly FeedChannel["kind"][];
  readonly label: Exclude<Label, `${string}-count` | "reading-time">;
}[] = [
  { kinds: ["issues", "podcast"], label: "feeds" },
  { kinds: ["language"], label: "languages" },
  { kinds: ["section"], label: "sections" },
  { kinds: ["tag"], label: "topics" },
  { kinds: ["author"], label: "authors" },
];

/** A feed in each of its formats, the first being the one to offer. */
function addressesOf({ folder, formats, name, language, direction }: FeedChannel, archive: Archive, tools: PageTools) {
  return formats.map((format) => {
    const url = feedUrl(archive.publication.settings, folder, format);
    const isOther = language !== tools.labels.language;
    return {
      name,
      format: FEED_FORMAT_NAMES[format],
      url,
      href: tools.links.to(url),
      lang: isOther ? language : undefined,
      dir: isOther ? direction : undefined,
    };
  });
}

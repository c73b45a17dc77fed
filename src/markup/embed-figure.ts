import { percentDecoded } from "../model/percent-decoded.js";
import { element, type HtmlElement } from "./html-tree.js";

/** What a player shows: who serves it, under which id, and the page where people can see it. */
interface Embedded {
  readonly provider: string;
  readonly id?: string | undefined;
  readonly url: string;
  readonly label: string;
}

/**
 * Turns a player (`iframe`, `embed`, `object`, `lite-youtube`) into a figure with a link to what it plays:
 * mail and feed readers drop frames, and a page without outside requests cannot have them.
 *
 * `data-provider` and `data-id` keep what outputs may want to know, e.g. to show a preview picture.
 *
 * @returns Undefined when the element is no player.
 */
export function embedFigure({ name, attributes }: HtmlElement): HtmlElement | readonly [] | undefined {
  const src = sourceOf(name, attributes);
  if (src === undefined) return undefined;
  const written = src.trim().replace(/^\/\//, "https://");
  return /^https?:\/\//i.test(written) ? addressFigure(written, attributes["title"]) : [];
}

/** The same for the address of a player, or of the page of what it plays. */
export function addressFigure(url: string, title?: string): HtmlElement {
  return figure(recognise(url), title);
}

/** The same for a provider and an id, as shortcodes have them. */
export function providerFigure(provider: keyof typeof PAGES, id: string, title?: string): HtmlElement {
  const { label, url } = PAGES[provider];
  return figure({ provider, id, url: url(encodeURIComponent(id)), label }, title);
}

const PAGES = {
  youtube: { label: "YouTube", url: (id: string) => `https://www.youtube.com/watch?v=${id}` },
  vimeo: { label: "Vimeo", url: (id: string) => `https://vimeo.com/${id}` },
  spotify: { label: "Spotify", url: (id: string) => `https://open.spotify.com/${decodeURIComponent(id)}` },
} as const;

function sourceOf(name: string, attributes: Readonly<Record<string, string>>): string | undefined {
  if (name === "iframe" || name === "embed") return attributes["src"] ?? attributes["data-src"] ?? "";
  if (name === "object") return attributes["data"] ?? "";
  if (name === "lite-youtube") return `https://www.youtube.com/embed/${attributes["videoid"] ?? ""}`;
  return undefined;
}

/** Players and pages whose address tells what they play; lists and channels have no id of their own. */
const PLAYERS: readonly (readonly [RegExp, keyof typeof PAGES])[] = [
  [
    /^https?:\/\/(?:www\.|m\.)?youtube(?:-nocookie)?\.com\/(?:embed|v|shorts|live)\/(?!videoseries|live_stream)([\w-]+)/i,
    "youtube",
  ],
  [/^https?:\/\/(?:www\.)?youtu\.be\/([\w-]+)/i, "youtube"],
  [/^https?:\/\/(?:www\.|m\.)?youtube\.com\/watch\?(?:.*&)?v=([\w-]+)/i, "youtube"],
  [/^https?:\/\/player\.vimeo\.com\/video\/(\d+)/i, "vimeo"],
  [/^https?:\/\/(?:www\.)?vimeo\.com\/(?:channels\/[\w-]+\/)?(\d+)/i, "vimeo"],
  [/^https?:\/\/open\.spotify\.com\/embed(?:-podcast)?\/(\w+\/\w+)/i, "spotify"],
  [/^https?:\/\/open\.spotify\.com\/((?:album|artist|episode|playlist|show|track)\/\w+)/i, "spotify"],
];

function recognise(src: string): Embedded {
  for (const [pattern, provider] of PLAYERS) {
    const id = pattern.exec(src)?.[1];
    if (id !== undefined) return { provider, id, url: PAGES[provider].url(id), label: PAGES[provider].label };
  }
  return soundCloud(src) ?? { provider: "web", url: src, label: hostOf(src) };
}

/** SoundCloud's player has the address of the track in a parameter. */
function soundCloud(src: string): Embedded | undefined {
  const track = /^https?:\/\/w\.soundcloud\.com\/player\/?\?(?:.*&)?url=([^&]+)/i.exec(src)?.[1];
  if (track === undefined) return undefined;
  const url = percentDecoded(track);
  return /^https?:\/\//i.test(url) ? { provider: "soundcloud", url, label: "SoundCloud" } : undefined;
}

function hostOf(url: string): string {
  return /^https?:\/\/(?:www\.)?([^/?#:]+)/i.exec(url)?.[1] ?? url;
}

function figure({ provider, id, url, label }: Embedded, title: string | undefined): HtmlElement {
  const attributes = { class: "embed", "data-provider": provider, ...(id === undefined ? {} : { "data-id": id }) };
  const name = title?.trim() || label;
  const caption = name === label ? [] : [element("figcaption", {}, [label])];
  return element("figure", attributes, [element("a", { href: url }, [name]), ...caption]);
}

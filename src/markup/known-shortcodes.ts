import { addressFigure, providerFigure } from "./embed-figure.js";
import { escapeAttribute, escapeHtml } from "./escape-html.js";
import { parseHtml } from "./parse-html.js";
import { renderMarkdown } from "./render-markdown.js";
import { serializeHtml } from "./serialize-html.js";
import type { ShortcodeArguments } from "./shortcode-arguments.js";
import { inlineText } from "./to-text.js";

/** Renders a shortcode as Markdown or HTML; undefined when its arguments are not what it takes. */
export type Shortcode = (given: ShortcodeArguments, inner: string) => string | undefined;

/** Finds out how a shortcode is rendered. To teach Postrider one more, add it to the table. */
export function knownShortcode(name: string): Shortcode | undefined {
  return Object.hasOwn(SHORTCODES, name) ? SHORTCODES[name] : undefined;
}

/** Whether it stands for an address rather than for a text: by itself it is shown as a link. */
export function isAddressOnly(name: string): boolean {
  const shortcode = knownShortcode(name);
  return shortcode === address || shortcode === reference || shortcode === postUrl;
}

const figure: Shortcode = ({ named, positional }) => {
  const src = named["src"] ?? named["url"] ?? named["image"] ?? named["path"] ?? positional[0];
  if (src === undefined) return undefined;
  const alt = named["alt"] ?? named["description"] ?? positional[1];
  const caption = [named["title"], named["caption"] ?? positional[2], named["attr"]].filter(Boolean).join(". ");
  const link = named["link"] ?? named["href"];
  const shown = captionHtml(caption);
  const picture = img(src, alt ?? (inlineText(parseHtml(shown)) || undefined));
  const linked = link === undefined ? picture : `<a href="${escapeAttribute(link)}">${picture}</a>`;
  // Alone it stays inline, so that it can stand in a link or a sentence.
  return caption === "" ? linked : `<figure>${linked}<figcaption>${shown}</figcaption></figure>`;
};

/** Hugo's captions are Markdown, of one paragraph; one that begins as a list or a heading does is text. */
function captionHtml(caption: string): string {
  const paragraph = /^<p>((?:(?!<\/?p>).)*)<\/p>$/s.exec(renderMarkdown(caption).trim());
  return paragraph?.[1] ?? escapeHtml(caption);
}

/** Octopress: `{% img [class] /path.png [width] [height] ["title" ["alt"]] %}`. */
const octopressImage: Shortcode = ({ named, positional }) => {
  const at = positional.findIndex((word) => /[./]/.test(word));
  if (at === -1) return figure({ named, positional }, "");
  const [title, alt] = positional.slice(at + 1).filter((word) => !/^\d+$/.test(word));
  return img(positional[at] ?? "", alt ?? title);
};

/** 18F and others: path, class, alt. */
const imageWithClass: Shortcode = ({ positional: [src, , alt], named }) =>
  src === undefined ? figure({ named, positional: [] }, "") : img(src, alt);

/** Jekyll includes take any arguments; those that name a picture are pictures. */
const include: Shortcode = ({ positional: [file = "", ...others], named }) => {
  const given = { positional: others, named };
  if (/youtube/i.test(file)) return player("youtube")(given, "");
  if (/vimeo/i.test(file)) return player("vimeo")(given, "");
  return "src" in named || "url" in named || "image" in named ? figure({ positional: [], named }, "") : undefined;
};

function player(provider: "youtube" | "vimeo" | "spotify"): Shortcode {
  return ({ named, positional: [first] }) => {
    const written = named["id"] ?? named["url"] ?? named["video"] ?? first;
    if (!written) return undefined;
    const shown = isAddress(written)
      ? addressFigure(written, named["title"])
      : providerFigure(provider, written.replace(/[?&].*$/, ""), named["title"]);
    return block(serializeHtml([shown]));
  };
}

const embed: Shortcode = ({ named, positional: [first] }) => {
  const written = named["url"] ?? named["src"] ?? first;
  return written && block(serializeHtml([addressFigure(isAddress(written) ? written : `https://${written}`)]));
};

function isAddress(written: string): boolean {
  return /^https?:\/\//i.test(written);
}

/** A post elsewhere is a link to it. */
function post(name: string, address: (given: readonly string[]) => string): Shortcode {
  return ({ named, positional }) => {
    const user = named["user"] ?? named["username"];
    const given = [...(user === undefined ? [] : [user]), ...(named["id"] ? [named["id"]] : []), ...positional];
    const [first] = given;
    if (first === undefined) return undefined;
    const url = isAddress(first) ? first : address(given);
    return block(
      `<figure class="embed" data-provider="${name.toLowerCase()}"><a href="${escapeAttribute(url)}">${name}</a></figure>`,
    );
  };
}

/** As HTML, which Markdown and HTML articles both take. */
const code: Shortcode = ({ positional, named }, inner) => {
  const language = named["lang"] ?? named["language"] ?? /^[\w+#.-]+$/.exec(positional[0] ?? "")?.[0] ?? "";
  const text = escapeHtml(inner.replace(/^[ \t]*\r?\n|\s+$/g, ""));
  return block(
    `<pre><code${language && ` class="language-${language.replace(/^lang(?:uage)?:/, "")}"`}>${text}\n</code></pre>`,
  );
};

function wrapped(tag: string, title?: (given: ShortcodeArguments) => string): Shortcode {
  return (given, inner) => block(`<${tag}>${title?.(given) ?? ""}\n\n${inner.trim()}\n\n</${tag}>`);
}

const boxTitle = ({ named }: ShortcodeArguments): string =>
  named["title"] === undefined ? "" : `<p><strong>${escapeHtml(named["title"])}</strong></p>`;

const summary = ({ named, positional: [first] }: ShortcodeArguments): string =>
  `<summary>${escapeHtml(named["summary"] ?? named["title"] ?? first ?? "…")}</summary>`;

const quotation: Shortcode = ({ named, positional }, inner) => {
  const by = named["author"] ?? named["by"] ?? named["source"] ?? positional.join(" ");
  const footer = by === "" ? "" : `<footer>— <cite>${escapeHtml(by)}</cite></footer>\n`;
  return block(`<blockquote>\n\n${inner.trim()}\n\n${footer}</blockquote>`);
};

/** The address of another article or page of the site, for the target of a link. */
const address: Shortcode = ({ named, positional: [first] }) => named["path"] ?? first;

/** Hugo's `/posts/first` begins at the folder of all content, as Zola's `@/posts/first.md` does. */
const reference: Shortcode = (given, inner) => address(given, inner)?.replace(/^\/(?=.)/, "@/");

/** Jekyll names posts without their ending, whatever it is. */
const postUrl: Shortcode = ({ positional: [first] }) => first?.replace(/^\/+/, "");

const inside: Shortcode = (_, inner) => inner;

function medium(tag: "audio" | "video"): Shortcode {
  return ({ named, positional: [first] }) => {
    const src = named["src"] ?? named["url"] ?? named["mp3"] ?? named["mp4"] ?? first;
    return src === undefined ? undefined : block(`<${tag} src="${escapeAttribute(src)}" controls></${tag}>`);
  };
}

function img(src: string, alt: string | undefined): string {
  return `<img src="${escapeAttribute(src)}"${alt === undefined ? "" : ` alt="${escapeAttribute(alt)}"`}>`;
}

/** A block of its own: blank lines around it. */
function block(text: string): string {
  return `\n\n${text}\n\n`;
}

function table(names: string, shortcode: Shortcode): Record<string, Shortcode> {
  return Object.fromEntries(names.split(" ").map((name) => [name, shortcode]));
}

const SHORTCODES: Readonly<Record<string, Shortcode>> = {
  ...table("figure image picture responsive_image respimg photo imgproc resize_image", figure),
  ...table("img asset_img asset", octopressImage),
  ...table("image_with_class", imageWithClass),
  ...table("include include_cached include_relative partial render", include),
  ...table("youtube youtubelite youtube-lite yt youtube_embed", player("youtube")),
  ...table("vimeo vimeo_embed", player("vimeo")),
  ...table("spotify", player("spotify")),
  ...table(
    "tweet twitter x twitter_simple",
    post("X", (given) => `https://x.com/${given.length > 1 ? given[0] : "i"}/status/${given.at(-1)}`),
  ),
  ...table(
    "instagram",
    post("Instagram", ([id]) => `https://www.instagram.com/p/${id}/`),
  ),
  ...table(
    "gist",
    post("GitHub", (given) => `https://gist.github.com/${given.slice(0, 2).join("/")}`),
  ),
  ...table(
    "codepen",
    post("CodePen", (given) => `https://codepen.io/${given[0]}/pen/${given.at(-1)}`),
  ),
  ...table(
    "asciinema",
    post("asciinema", ([id]) => `https://asciinema.org/a/${id}`),
  ),
  ...table("embed oembed link_preview", embed),
  ...table("highlight codeblock code mermaid", code),
  ...table("quote blockquote pullquote epigraph", quotation),
  ...table(
    "note notice tip info warning caution danger important alert callout admonition hint aside",
    wrapped("aside", boxTitle),
  ),
  ...table("details expand collapse spoiler accordion", wrapped("details", summary)),
  ...table("link", address),
  ...table("ref relref", reference),
  ...table("post_url post_link", postUrl),
  ...table("center markdown md rawhtml html unsafe lead div section columns column row", inside),
  ...table("audio", medium("audio")),
  ...table("video", medium("video")),
  comment: () => "",
  toc: () => "",
  more: () => "<!--more-->",
};

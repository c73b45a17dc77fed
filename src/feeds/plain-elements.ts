import { labelsOf } from "../language/labels-of.js";
import { element, type HtmlElement, isElement } from "../markup/html-tree.js";
import { mapHtml } from "../markup/map-html.js";
import type { Language } from "../model/language.js";
import type { Settings } from "../publication/settings.js";

/**
 * Gives elements that readers take away something to leave behind: a video from elsewhere becomes
 * its preview picture, linked; sound and video hold a link for who cannot play them.
 */
export function plainElements(html: string, language: Language, settings: Settings): string {
  if (!RARE.test(html)) return html;
  const labels = labelsOf(language, { overrides: settings.labels, fallback: settings.language }).text;
  return mapHtml(html, (found) => {
    // Validators take `bdo` for a risk (`SecurityRisk`); a span with a direction does nearly the same.
    if (found.name === "bdo") return { ...found, name: "span" };
    if (found.name === "audio") return withLink(found, labels.listen);
    if (found.name === "video") return withLink(found, labels.watch);
    return found.attributes["data-provider"] === "youtube" ? withPreview(found) : found;
  });
}

/** Most articles have none of these, and are not parsed for them. */
const RARE = /<(?:bdo|audio|video)\b|\bdata-provider="youtube"/;

/** A reader that does not play drops the element and shows what is in it: the poster, linked, or a word. */
function withLink(player: HtmlElement, words: string): HtmlElement {
  const source = player.children.filter(isElement).find(({ name }) => name === "source");
  const url = player.attributes["src"] ?? source?.attributes["src"];
  const hasLink = player.children.some((child) => isElement(child) && child.name === "a");
  if (url === undefined || hasLink) return player;
  const poster = player.attributes["poster"];
  const shown = poster === undefined ? words : element("img", { src: poster, alt: words });
  return { ...player, children: [...player.children, element("a", { href: url }, [shown])] };
}

/** YouTube is the one provider whose preview pictures have an address that follows from the id. */
function withPreview(figure: HtmlElement): HtmlElement {
  const id = figure.attributes["data-id"];
  if (id === undefined) return figure;
  const children = figure.children.map((child) => {
    if (!isElement(child) || child.name !== "a") return child;
    const alt = child.children.filter((part) => typeof part === "string").join("");
    const src = `https://i.ytimg.com/vi/${encodeURIComponent(id)}/hqdefault.jpg`;
    return { ...child, children: [element("img", { src, alt, width: "480", height: "360" })] };
  });
  return { ...figure, children };
}

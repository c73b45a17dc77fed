import { type HtmlElement, type HtmlNode, isElement } from "./html-tree.js";
import { isSafeUrl } from "./safe-url.js";
import { parseSrcset } from "./srcset.js";

/**
 * Keeps of an element what may stand in an article, wherever the article is shown: a page, a mail,
 * a feed reader.
 *
 * What stays, stays with known attributes and safe URLs. Nothing that holds raw text or another
 * namespace is ever let through (`style textarea xmp noscript svg math …`): that is where sanitised
 * HTML turns into something else when it is parsed again.
 *
 * @param children - What is kept of its content.
 * @returns `"dropped"` when it goes with all it holds, because its content is not for readers
 *   (scripts, styles, form controls); undefined when only its tags go.
 */
export function allowElement(element: HtmlElement, children: readonly HtmlNode[]): HtmlElement | "dropped" | undefined {
  const name = RENAMED.get(element.name) ?? element.name;
  const own = ELEMENTS.get(name);
  if (own === undefined) return DROPPED.has(name) ? "dropped" : undefined;
  const attributes = allowedAttributes(name, element.attributes, own);
  if (name === "a" && attributes["href"] === undefined && attributes["id"] === undefined) return undefined;
  if (name === "span" && Object.keys(attributes).length === 0) return undefined;
  if ((name === "img" || name === "source") && !attributes["src"] && !attributes["srcset"]) return "dropped";
  if ((name === "audio" || name === "video") && !attributes["src"] && !children.some(isSource)) return undefined;
  return { name, attributes, children };
}

/** A player with nothing to play shows what it holds for those who cannot play it. */
function isSource(node: HtmlNode): boolean {
  return isElement(node) && node.name === "source";
}

/** Elements that go with their content. */
const DROPPED = new Set(
  (
    "script style template head title meta link base svg textarea select option optgroup button input " +
    "datalist object embed applet param frame frameset noframes noembed xmp plaintext canvas dialog " +
    "iframe annotation annotation-xml map area portal"
  ).split(" "),
);

const RENAMED: ReadonlyMap<string, string> = new Map([
  ["strike", "s"],
  ["tt", "code"],
  ["acronym", "abbr"],
  ["center", "div"],
  ["article", "div"],
  ["main", "div"],
  ["listing", "pre"],
  ["dir", "ul"],
]);

/** Elements that stay, each with its own attributes; the global ones are below. */
const ELEMENTS: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ["a", ["href", "hreflang", "rel", "download"]],
  ["audio", ["src", "controls", "loop", "muted", "preload"]],
  ["blockquote", ["cite"]],
  ["bdo", []],
  ["col", ["span"]],
  ["colgroup", ["span"]],
  ["data", ["value"]],
  ["del", ["cite", "datetime"]],
  ["details", ["open"]],
  ["figure", ["data-provider", "data-id"]],
  ["img", ["src", "srcset", "sizes", "alt", "width", "height"]],
  ["ins", ["cite", "datetime"]],
  ["li", ["value"]],
  ["ol", ["start", "reversed", "type"]],
  ["q", ["cite"]],
  ["source", ["src", "srcset", "sizes", "media", "type", "width", "height"]],
  ["td", ["colspan", "rowspan", "headers", "style"]],
  ["th", ["colspan", "rowspan", "headers", "scope", "abbr", "style"]],
  ["time", ["datetime"]],
  ["track", ["src", "kind", "srclang", "label", "default"]],
  ["video", ["src", "poster", "controls", "loop", "muted", "preload", "width", "height"]],
  ...(
    "abbr address aside b bdi br caption cite code dd dfn div dl dt em figcaption footer h1 h2 h3 h4 h5 h6 header " +
    "hr i kbd mark p picture pre rp rt ruby s samp section small span strong sub summary sup table tbody tfoot " +
    "thead tr u ul var wbr"
  )
    .split(" ")
    .map((name): readonly [string, readonly string[]] => [name, []]),
]);

const GLOBAL = ["id", "class", "lang", "dir", "title", "role", "aria-label", "aria-hidden"];

function allowedAttributes(
  name: string,
  written: Readonly<Record<string, string>>,
  own: readonly string[],
): Record<string, string> {
  const allowed: Record<string, string> = {};
  for (const key in written) {
    if (!own.includes(key) && !GLOBAL.includes(key)) continue;
    const value = allowedValue(key, written[key] ?? "");
    if (value !== undefined) allowed[key] = value;
  }
  const anchor = name === "a" && allowed["id"] === undefined ? allowedValue("id", written["name"] ?? "") : undefined;
  if (anchor !== undefined) allowed["id"] = anchor;
  if (name === "th" || name === "td") alignment(written, allowed);
  if (name === "audio" || name === "video") allowed["controls"] = "";
  return allowed;
}

function allowedValue(key: string, value: string): string | undefined {
  const check = VALUES.get(key);
  return check === undefined ? value : check(value);
}

/** What the values of certain attributes may be; undefined: the attribute goes. */
const VALUES: ReadonlyMap<string, (value: string) => string | undefined> = new Map<
  string,
  (value: string) => string | undefined
>([
  ["href", (value) => safeUrl(value, "page")],
  ["cite", (value) => safeUrl(value, "page")],
  ["src", (value) => safeUrl(value, "media")],
  ["poster", (value) => safeUrl(value, "media")],
  ["srcset", safeSrcset],
  ["class", (value) => value.match(CLASSES)?.join(" ")],
  ["id", (value) => (/^[^\s"'<>&]+$/.test(value) ? value : undefined)],
  ["dir", (value) => /^(?:ltr|rtl|auto)$/i.exec(value)?.[0].toLowerCase()],
  ["lang", (value) => /^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/i.exec(value)?.[0]],
  ["role", (value) => /^doc-[a-z]+$/.exec(value)?.[0]],
  ["rel", (value) => value.match(/\b(?:nofollow|ugc|sponsored|license|author|tag|me)\b/g)?.join(" ")],
  ["width", (value) => pixels(value)],
  ["height", (value) => pixels(value)],
  ["style", () => undefined],
]);

/** Classes that mean something in every output; those of the author's old theme mean nothing here. */
const CLASSES =
  /(?<![^\s])(?:language-[\w+#.-]+|footnote[\w-]*|task-list[\w-]*|embed|dateline|no-?indent|verse|poem|pullquote|alert(?:-[a-z]+)?)(?![^\s])/g;

function safeUrl(value: string, kind: "page" | "media"): string | undefined {
  const url = value.trim();
  return isSafeUrl(url, kind) && (url !== "" || kind === "page") ? url : undefined;
}

function safeSrcset(value: string): string | undefined {
  const written = parseSrcset(value).map(({ url, descriptor }) => `${url} ${descriptor}`.trim());
  return written.join(", ") || undefined;
}

function pixels(value: string): string | undefined {
  return /^\s*(\d{1,5})(?:\.\d+)?(?:px)?\s*$/.exec(value)?.[1];
}

/** Table cells keep their alignment, written as `align` or as a style, and nothing else of it. */
function alignment(written: Readonly<Record<string, string>>, allowed: Record<string, string>): void {
  const side = /text-align:\s*(left|right|center)/i.exec(written["style"] ?? "")?.[1] ?? written["align"];
  if (/^(?:left|right|center)$/i.test(side ?? "")) allowed["style"] = `text-align:${side?.toLowerCase()}`;
}

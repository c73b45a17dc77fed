import { element, type HtmlElement, type HtmlNode, isBlank, isElement } from "../markup/html-tree.js";
import { serializeHtml } from "../markup/serialize-html.js";
import { inlineText } from "../markup/to-text.js";
import type { Direction } from "../model/language.js";
import { bodyStyles } from "./body-styles.js";
import { minify } from "./minify.js";
import type { Theme } from "./theme.js";

/** What the HTML of an article is made fit for. */
export interface MailFrame {
  readonly theme: Theme;
  readonly direction: Direction;
  /** Widest picture, in pixels. */
  readonly width: number;
  readonly radius: number;
  /** Level of the article's own headline in the mail, 1 to 5; headings of the body come below it. */
  readonly level: number;
  /** Page of the article: where marks within it lead. */
  readonly url: string;
  /** Adds what the settings want to the address of a link. */
  readonly tagLink: (url: string) => string;
  readonly words: { readonly watch: string; readonly listen: string; readonly picture: string };
}

/**
 * Makes the body of an article fit for mail clients: every style in its element (class names are for
 * dark mode alone), no wider than the mail, nothing that needs a browser.
 *
 * Figures become paragraphs, players and sounds links, drawings (SVG, which Outlook and Gmail do
 * not show) links with the words for them; marks within the article lead to its page. The result is
 * minified: minifying the whole mail changes nothing more in it.
 */
export function fitForMail(nodes: readonly HtmlNode[], frame: MailFrame): string {
  if (nodes.length === 0) return "";
  const levels = headingLevels(nodes, frame.level);
  return minify(serializeHtml(fitBlocks(nodes, { ...frame, levels, styles: bodyStyles(frame) })));
}

interface Context extends MailFrame {
  readonly levels: ReadonlyMap<string, string>;
  readonly styles: Readonly<Record<string, string>>;
}

/** The levels that a body uses, set below the headline without gaps: screen readers go by them. */
function headingLevels(nodes: readonly HtmlNode[], level: number): ReadonlyMap<string, string> {
  const used = new Set<string>();
  const collect = (node: HtmlNode): void => {
    if (!isElement(node)) return;
    if (/^h[1-6]$/.test(node.name)) used.add(node.name);
    node.children.forEach(collect);
  };
  nodes.forEach(collect);
  return new Map([...used].sort().map((name, index) => [name, `h${Math.min(6, level + 1 + index)}`]));
}

function fitBlocks(nodes: readonly HtmlNode[], context: Context): readonly HtmlNode[] {
  return nodes.flatMap((node) => (isElement(node) ? fitElement(node, context) : node));
}

function fitElement(node: HtmlElement, context: Context): readonly HtmlNode[] {
  const special = SPECIAL[node.name];
  if (special) return special(node, context);
  const children = fitBlocks(node.children, context);
  if (BARE.has(node.name)) return children;
  if (node.name === "li" && children.every(isBlank)) return [];
  return [styled(node, children, context)];
}

/** Elements that mean nothing in a mail, or that clients do not know: their content stays. */
const BARE = new Set("header footer aside details figure picture span data time address colgroup col".split(" "));

const SPECIAL: Readonly<Record<string, ((node: HtmlElement, context: Context) => readonly HtmlNode[]) | undefined>> = {
  a: fitLink,
  img: fitPicture,
  pre: fitCode,
  figure: fitFigure,
  figcaption: (node, context) => [paragraph(fitBlocks(node.children, context), context, "caption")],
  section: fitSection,
  summary: (node, context) => [paragraph([element("strong", {}, fitBlocks(node.children, context))], context)],
  video: (node, context) => [mediaLink(node, context.words.watch, context)],
  audio: (node, context) => [mediaLink(node, context.words.listen, context)],
  table: fitTable,
  tr: fitRow,
  source: () => [],
  track: () => [],
  wbr: () => ["\u200B"],
  ...Object.fromEntries(
    ["h1", "h2", "h3", "h4", "h5", "h6"].map((name) => [
      name,
      (node: HtmlElement, context: Context) => {
        const level = context.levels.get(name) ?? "h6";
        return [element(level, { style: context.styles[level] ?? "" }, fitBlocks(node.children, context))];
      },
    ]),
  ),
};

/** The attributes that mail clients understand; ids and class names of the article mean nothing among others. */
const KEPT = ["lang", "dir", "title", "colspan", "rowspan", "scope", "start", "value", "reversed", "cite", "datetime"];

/** What runs from left to right in texts of either direction. */
const CODE = new Set(["code", "kbd", "samp"]);

function styled(node: HtmlElement, children: readonly HtmlNode[], { styles, direction }: Context): HtmlElement {
  const attributes: Record<string, string> = {};
  // Else the signs at the ends of `f()` would stand on the wrong sides of it.
  if (direction === "rtl" && CODE.has(node.name)) attributes["dir"] = "ltr";
  for (const key of KEPT) if (node.attributes[key] !== undefined) attributes[key] = node.attributes[key];
  // The box of a task stands in place of the mark.
  const mark = node.attributes["class"]?.includes("task-list-item") ? "list-style-type:none" : "";
  const style = [styles[node.name], mark, node.attributes["style"]].filter(Boolean).join(";");
  if (style !== "") attributes["style"] = style;
  return element(node.name, attributes, children);
}

function paragraph(children: readonly HtmlNode[], { styles }: Context, name?: "caption"): HtmlElement {
  return name === undefined
    ? element("p", { style: styles["p"] ?? "" }, children)
    : element("p", { class: "caption", style: styles["note"] ?? "" }, children);
}

/**
 * A table that is too wide scrolls by itself. In the tables that a mail is laid out in, that takes one of fixed layout
 * around it: the others grow with what they hold, and the whole mail with them.
 */
function fitTable(node: HtmlElement, context: Context): readonly HtmlNode[] {
  const table = styled(node, fitBlocks(node.children, context), context);
  const scrolled = element("div", { style: "overflow-x:auto" }, [table]);
  const cell = element("td", { style: "padding:0" }, [scrolled]);
  return [element("table", FIXED, [element("tbody", {}, [element("tr", {}, [cell])])])];
}

const FIXED = {
  role: "presentation",
  width: "100%",
  cellpadding: "0",
  cellspacing: "0",
  border: "0",
  style: "width:100%;table-layout:fixed;border-collapse:collapse",
};

/** Header cells say whose headers they are: of the row where it has other cells, else of their columns. */
function fitRow(node: HtmlElement, context: Context): readonly HtmlNode[] {
  const scope = node.children.some((child) => isElement(child) && child.name === "td") ? "row" : "col";
  const children = node.children.map((child) =>
    isElement(child) && child.name === "th" ? { ...child, attributes: { scope, ...child.attributes } } : child,
  );
  return [styled(node, fitBlocks(children, context), context)];
}

function fitLink(node: HtmlElement, context: Context): readonly HtmlNode[] {
  const href = node.attributes["href"];
  const children = fitBlocks(node.children, context);
  if (/footnote-backref/.test(node.attributes["class"] ?? "") || node.attributes["role"] === "doc-backlink") return [];
  // A mark inside of a mail leads nowhere in most clients.
  if (href === undefined || (href.startsWith("#") && /footnote/.test(node.attributes["class"] ?? ""))) return children;
  const within = href.startsWith("#") || href.startsWith(`${context.url}#`);
  if (within && /^\[?\d+\]?$/.test(inlineText(node.children))) return children;
  const url = href.startsWith("#") ? context.url + href : href;
  const { title, lang } = node.attributes;
  const extra = { ...(title && { title }), ...(lang && { lang }) };
  return [element("a", { href: context.tagLink(url), ...extra, style: context.styles["a"] ?? "" }, children)];
}

function fitPicture({ attributes }: HtmlElement, context: Context): readonly HtmlNode[] {
  const { src = "", alt = "" } = attributes;
  if (!/^https?:/.test(src)) return alt === "" ? [] : [`[${alt}]`];
  if (/\.svgz?(?:[?#]|$)/i.test(src)) {
    return [
      element("a", { href: src, style: context.styles["a"] ?? "" }, [
        alt === "" ? context.words.picture : `${context.words.picture}: ${alt}`,
      ]),
    ];
  }
  const width = Math.min(Number(attributes["width"]) || context.width, context.width);
  // Small pictures stand in the line, as emoji and formulas do.
  const style = width < 100 ? "height:auto;border:0;vertical-align:middle" : pictureStyle(width, context);
  return [element("img", { src, alt, width: String(width), style })];
}

function pictureStyle(width: number, { styles }: Context): string {
  return `${styles["img"]};max-width:${width}px`;
}

/** Line ends and indents are written out: some clients take `white-space` away. */
function fitCode(node: HtmlElement, { styles }: Context): readonly HtmlNode[] {
  const lines = textOf(node).replace(/\n$/, "").split("\n");
  const children = lines.flatMap((line, index): HtmlNode[] => {
    const indented = line.replaceAll("\t", "    ").replace(/^ +| {2,}/g, (spaces) => "\u00A0".repeat(spaces.length));
    return index === 0 ? [indented] : [element("br"), indented];
  });
  return [element("pre", { style: styles["pre"] ?? "" }, children)];
}

const textOf = (node: HtmlNode): string =>
  isElement(node) ? (node.name === "br" ? "\n" : node.children.map(textOf).join("")) : node;

/** Notes are smaller than what they belong to, below a short line. */
function fitSection(node: HtmlElement, context: Context): readonly HtmlNode[] {
  const children = fitBlocks(node.children, context);
  if (!/footnotes/.test(node.attributes["class"] ?? "")) return children;
  const style = `margin:24px 0 0;padding:12px 0 0;border-top:1px solid ${context.theme.light.rule};font-size:.84em`;
  return [element("div", { class: "rule", style }, children)];
}

/** An embedded player is a link to what it plays, with its picture where the address of one is known. */
function fitFigure(node: HtmlElement, context: Context): readonly HtmlNode[] {
  const { "data-provider": provider, "data-id": id } = node.attributes;
  const children = node.children.filter((child) => !isBlank(child));
  if (provider === undefined) return fitBlocks(children, context).map((child) => inParagraph(child, context));
  const [link, ...rest] = children;
  const href = link !== undefined && isElement(link) ? (link.attributes["href"] ?? "") : "";
  const label = link === undefined ? "" : inlineText([link]);
  const shown: HtmlNode[] =
    provider === "youtube" && id !== undefined
      ? [
          element("img", {
            src: `https://i.ytimg.com/vi/${encodeURIComponent(id)}/hqdefault.jpg`,
            alt: label,
            width: String(Math.min(480, context.width)),
            style: pictureStyle(Math.min(480, context.width), context),
          }),
        ]
      : [];
  const text = `▶ ${context.words.watch}: ${label}`;
  return [
    paragraph([element("a", { href, style: context.styles["a"] ?? "" }, [...shown, text])], context),
    ...fitBlocks(
      rest.filter((child) => isElement(child) && child.name !== "figcaption"),
      context,
    ),
  ];
}

function inParagraph(node: HtmlNode, context: Context): HtmlNode {
  if (!isElement(node) || (node.name !== "img" && node.name !== "a")) return node;
  return element("p", { style: `${context.styles["p"]};margin-bottom:8px` }, [node]);
}

function mediaLink(node: HtmlElement, word: string, context: Context): HtmlElement {
  const source = node.children.find((child) => isElement(child) && child.name === "source");
  const src =
    node.attributes["src"] ?? (source !== undefined && isElement(source) ? source.attributes["src"] : undefined);
  return paragraph(
    [element("a", { href: src ?? context.url, style: context.styles["a"] ?? "" }, [`▶ ${word}`])],
    context,
  );
}

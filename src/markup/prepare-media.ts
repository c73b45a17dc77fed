import { embedFigure } from "./embed-figure.js";
import { type HtmlElement, type HtmlNode, isElement } from "./html-tree.js";

/**
 * Makes pictures and embedded players fit for places where no script runs: lazy pictures become
 * real ones, players become a link to what they play.
 */
export function prepareMedia(nodes: readonly HtmlNode[]): readonly HtmlNode[] {
  let picture: string | undefined;
  return nodes.flatMap((node): HtmlNode | readonly HtmlNode[] => {
    if (!isElement(node)) return node;
    if (node.name === "script" && WIDGET.test(node.attributes["src"] ?? "")) return [];
    if (node.name === "noscript") return withoutRepeat(prepareMedia(node.children), picture);
    if (node.name === "img" || node.name === "source") {
      const real = realPicture(node);
      picture = real.attributes["src"];
      return real;
    }
    return embedFigure(node) ?? checkbox(node) ?? { ...node, children: prepareMedia(node.children) };
  });
}

/** Scripts that only dress up a quotation beside them, which reads well without: nobody misses them. */
const WIDGET =
  /^(?:https?:)?\/\/(?:platform\.(?:twitter|x)\.com|www\.instagram\.com\/embed|embed\.bsky\.app|www\.tiktok\.com\/embed)/;

/** Lazy loaders keep the real picture in an attribute of their own and show a placeholder. */
function realPicture(picture: HtmlElement): HtmlElement {
  const written = picture.attributes;
  const src = written["data-src"] ?? written["data-original"] ?? written["data-lazy-src"] ?? written["src"];
  const srcset = written["data-srcset"] ?? written["data-lazy-srcset"] ?? written["srcset"];
  const sizes = written["data-sizes"] ?? written["sizes"];
  if (src === written["src"] && srcset === written["srcset"]) return picture;
  return { ...picture, attributes: { ...written, ...given({ src, srcset, sizes }) } };
}

function given(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])),
  );
}

/** The fallback for readers without scripts is wanted, unless the lazy picture before it was just made real. */
function withoutRepeat(fallback: readonly HtmlNode[], picture: string | undefined): readonly HtmlNode[] {
  const repeats = fallback.some(
    (node) => isElement(node) && node.name === "img" && picture !== undefined && node.attributes["src"] === picture,
  );
  return repeats ? [] : fallback;
}

/** The box of a task list becomes a character: form controls work in no mail and no feed reader. */
function checkbox({ name, attributes }: HtmlElement): string | undefined {
  if (name !== "input" || attributes["type"]?.toLowerCase() !== "checkbox") return undefined;
  return "checked" in attributes ? "☑" : "☐";
}

import { cleanText } from "./clean-text.js";
import type { HtmlNode } from "./html-tree.js";
import { MAX_DEPTH } from "./tree-builder.js";

/**
 * Reads HTML as `serializeHtml` writes it: what articles may hold, every element closed where it must
 * be, every attribute quoted. Undefined for everything else, and for all that a parser would mend.
 *
 * Bodies are of this kind, and a parser takes longer to load than to read all of an issue; a test
 * holds the two against each other.
 */
export function parsePlainHtml(html: string): readonly HtmlNode[] | undefined {
  if (OTHER_ENTITY.test(html) || cleanText(html) !== html) return undefined;
  const root: HtmlNode[] = [];
  const open: { readonly name: string; readonly children: HtmlNode[] }[] = [];
  let siblings = root;
  for (let at = 0; at < html.length; at = TAG.lastIndex) {
    const next = html.indexOf("<", at);
    if (next !== at) siblings.push(decode(html.slice(at, next < 0 ? html.length : next)));
    if (next < 0) break;
    TAG.lastIndex = next;
    const [, closed, name = "", written = "", slash] = TAG.exec(html) ?? [];
    const innermost = open.at(-1)?.name;
    if (closed !== undefined) {
      if (closed !== innermost) return undefined;
      open.pop();
      siblings = open.at(-1)?.children ?? root;
      continue;
    }
    const attributes = readAttributes(written);
    const isVoid = slash !== undefined;
    if (!attributes || VOID.has(name) !== isVoid || !standsIn(name, innermost) || open.length >= MAX_DEPTH)
      return undefined;
    const children: HtmlNode[] = [];
    siblings.push({ name, attributes, children });
    if (isVoid) continue;
    open.push({ name, children });
    siblings = children;
  }
  return open.length === 0 ? root : undefined;
}

/** Matches nothing where something else than a plain tag stands: then the name is empty, and stands nowhere. */
const TAG = /<(?:\/([a-z][a-z0-9]*)|([a-z][a-z0-9]*)((?: [a-z][a-z0-9-]*="[^"<>]*")*)( \/)?)>/y;
const ATTRIBUTE = / ([a-z][a-z0-9-]*)="([^"]*)"/g;
const OTHER_ENTITY = /&(?!(?:amp|lt|gt|quot|#39);)/;
const ENTITY = /&(?:amp|lt|gt|quot|#39);/g;
const CHARACTERS: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
};

function decode(text: string): string {
  return text.includes("&") ? text.replace(ENTITY, (entity) => CHARACTERS[entity] ?? entity) : text;
}

/** Undefined where one comes twice. */
function readAttributes(written: string): Record<string, string> | undefined {
  const attributes: Record<string, string> = {};
  if (written === "") return attributes;
  for (const [, name = "", value = ""] of written.matchAll(ATTRIBUTE)) {
    if (Object.hasOwn(attributes, name)) return undefined;
    attributes[name] = decode(value);
  }
  return attributes;
}

const setOf = (names: string): ReadonlySet<string> => new Set(names.split(" "));

const VOID = setOf("br hr img source track wbr col");
const INLINE = setOf(
  "a abbr audio b bdi bdo br cite code data del dfn em i img ins kbd mark picture q ruby s samp small source span " +
    "strong sub sup time track u var video wbr",
);
const BLOCK = setOf(
  "address aside blockquote caption col colgroup dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 " +
    "header hr li ol p pre rp rt section summary table tbody td tfoot th thead tr ul",
);
/** What ends with the first tag that may not stand in it. */
const HOLDS_INLINE = setOf("p h1 h2 h3 h4 h5 h6");
/** Elements whose tag may end the element that they stand in, with those in which it does not. */
const PARENTS: Readonly<Record<string, ReadonlySet<string>>> = {
  dd: setOf("dl div"),
  dt: setOf("dl div"),
  li: setOf("ol ul"),
  rp: setOf("ruby"),
  rt: setOf("ruby"),
  tbody: setOf("table"),
  td: setOf("tr"),
  tfoot: setOf("table"),
  th: setOf("tr"),
  thead: setOf("table"),
  tr: setOf("table tbody tfoot thead"),
};

/** Whether the tag of an element ends none that is open. */
function standsIn(name: string, innermost = ""): boolean {
  if (INLINE.has(name)) return name !== "a" || innermost !== "a";
  return BLOCK.has(name) && !HOLDS_INLINE.has(innermost) && (PARENTS[name]?.has(innermost) ?? true);
}

import { codeRanges } from "./code-ranges.js";

/** A piece of a text with shortcodes: what stays as it is, or one tag. */
export type ShortcodeToken = string | ShortcodeTag;

export interface ShortcodeTag {
  /** `value`: an expression that stands for a text, `{{ site.url }}`. */
  readonly kind: "open" | "close" | "value";
  /** Lower case; empty for the `{% end %}` of Zola, which closes whatever is open. */
  readonly name: string;
  /** What stands behind the name; of a value, all of it. */
  readonly argumentText: string;
  /** Of tags whose content is not to be read: the content. */
  readonly verbatim?: string | undefined;
  /** As written. */
  readonly raw: string;
  /** UTF-16 offset in the text. */
  readonly offset: number;
}

/**
 * Parts a text into shortcodes of Hugo (`{{< >}}`, `{{% %}}`), Zola (`{{ f() }}`, `{% f() %}`), tags of Liquid and Nunjucks
 * (`{% %}`, `{{ }}`), comments of Kramdown (`{::comment}`), and what is between them.
 *
 * In code everything stays as it is, but for the ways in which authors write a shortcode that is
 * not meant: `{% raw %}`, `{{<` with the name between comment marks.
 */
export function shortcodeTokens(text: string): readonly ShortcodeToken[] {
  const tokens: ShortcodeToken[] = [];
  const ranges = codeRanges(text);
  let range = 0;
  let done = 0;
  const unclosed = new Set<string>();
  TAG.lastIndex = 0;
  for (let found = TAG.exec(text); found !== null; found = TAG.exec(text)) {
    const at = found.index;
    while (range < ranges.length && (ranges[range]?.to ?? 0) <= at) range += 1;
    const inCode = (ranges[range]?.from ?? Number.POSITIVE_INFINITY) <= at;
    const read = readTag(text, found, inCode, unclosed);
    if (read === undefined) continue;
    tokens.push(text.slice(done, at), read.token);
    done = read.end;
    TAG.lastIndex = done;
  }
  tokens.push(text.slice(done));
  return tokens.filter((token) => token !== "");
}

/** Anything up to the end of a tag, but not over the beginning of another: so no text is searched twice. */
const WITHIN = String.raw`((?:(?!\{\{|\{%|\{#|[>%#]\}|\}\})[\s\S]){0,4000}?)`;

/** One tag of any kind; groups: escaped, Hugo's, Liquid's, comment, Kramdown's, value (on the lines of one paragraph). */
const TAG = new RegExp(
  [
    String.raw`\{\{([<%]\/\*[^\n]{0,500}?\*\/[>%])\}\}`,
    String.raw`\{\{[<%]-?${WITHIN}[>%]\}\}`,
    String.raw`\{%[-+]?${WITHIN}[-+]?%\}`,
    String.raw`\{#[-\s]${WITHIN}#\}`,
    String.raw`\{::comment\}((?:(?!\{::)[\s\S])*?)\{:\/(?:comment)?\}`,
    String.raw`\{\{-?(?![<%{])((?:(?!\{\{|\}\}|\n\s*\n)[\s\S]){0,1000}?)-?\}\}`,
  ].join("|"),
  "g",
);

function readTag(
  text: string,
  found: RegExpExecArray,
  inCode: boolean,
  unclosed: Set<string>,
): { readonly token: ShortcodeToken; readonly end: number } | undefined {
  const [raw, escaped, hugo, liquid, comment, kramdown = comment, value] = found;
  const end = found.index + raw.length;
  if (escaped !== undefined) return { token: `{{${escaped.replace(/\/\*|\*\//g, "")}}}`, end };
  const written = hugo ?? liquid;
  if (written === undefined) {
    if (inCode) return undefined;
    if (kramdown !== undefined) return { token: "", end };
    return { token: { kind: "value", name: "", argumentText: (value ?? "").trim(), raw, offset: found.index }, end };
  }
  const tag = readName(written, raw, found.index);
  if (tag === undefined || (inCode && !RAW.has(tag.name))) return undefined;
  const isVerbatim = VERBATIM.has(tag.name) && tag.kind === "open" && !unclosed.has(tag.name);
  return isVerbatim ? readVerbatim(text, tag, end, unclosed) : { token: tag, end };
}

/** `name …`, `/name`, `endname`, `end`. */
function readName(written: string, raw: string, offset: number): ShortcodeTag | undefined {
  const [, slash, word, argumentText] = /^\s*(\/?)\s*([\w./-]+)([\s\S]*)$/.exec(written) ?? [];
  if (word === undefined || argumentText === undefined) return undefined;
  const lower = word.toLowerCase();
  const ended = slash === "/" ? lower : /^end_?([\w-]*)$/.exec(lower)?.[1];
  if (ended !== undefined) return { kind: "close", name: ended, argumentText: "", raw, offset };
  return { kind: "open", name: lower, argumentText: argumentText.replace(/\/\s*$/, ""), raw, offset };
}

/** Tags whose content shows as it is. */
const RAW = new Set(["raw", "verbatim"]);
/** Tags whose content is not read for more tags. */
const VERBATIM = new Set("raw verbatim comment highlight codeblock code mermaid".split(" "));

function readVerbatim(
  text: string,
  tag: ShortcodeTag,
  from: number,
  unclosed: Set<string>,
): { readonly token: ShortcodeToken; readonly end: number } {
  const closer = new RegExp(
    `\\{%[-+]?\\s*end_?${tag.name}\\s*[-+]?%\\}|\\{\\{[<%]\\s*/\\s*${tag.name}\\s*[>%]\\}\\}`,
    "gi",
  );
  closer.lastIndex = from;
  const found = closer.exec(text);
  if (found === null) {
    // Remembered, so that the text is not searched again for every tag of that name.
    unclosed.add(tag.name);
    return { token: tag, end: from };
  }
  const verbatim = text.slice(from, found.index);
  return { token: RAW.has(tag.name) ? verbatim : { ...tag, verbatim }, end: closer.lastIndex };
}

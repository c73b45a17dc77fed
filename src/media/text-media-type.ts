/**
 * Tells what kind of text a file is, by what it says and then by the ending of its name.
 *
 * @returns Undefined when it is no UTF-8 text, or of no known kind.
 */
export function textMediaType(bytes: Uint8Array, name: string): string | undefined {
  const text = decode(bytes.subarray(0, HEAD));
  if (text === undefined) return undefined;
  if (/^WEBVTT(?:[ \t\n\r]|$)/.test(text)) return "text/vtt";
  if (/^\s*\d+\s*\r?\n\d\d:\d\d:\d\d[,.]\d{3} --> /.test(text)) return "application/x-subrip";
  if (SVG.test(text)) return "image/svg+xml";
  if (/^\s*<(?:!doctype html|html|head|body)\b/i.test(text)) return "text/html";
  if (/^\s*<\?xml\s/.test(text)) return "application/xml";
  const ending = /[^./]*$/.exec(name)?.[0].toLowerCase() ?? "";
  return Object.hasOwn(ENDINGS, ending) ? ENDINGS[ending] : undefined;
}

/** Bytes that are looked at. */
const HEAD = 4096;

/** The root element, with what may stand before it (XML §2.8). */
const SVG = /^\s*(?:<\?xml\s[^>]*>\s*)?(?:(?:<!--[\s\S]*?-->|<!DOCTYPE\s[^>]*>)\s*)*<(?:\w+:)?svg[\s/>]/;

const ENDINGS: Readonly<Record<string, string>> = {
  txt: "text/plain",
  text: "text/plain",
  md: "text/markdown",
  markdown: "text/markdown",
  css: "text/css",
  csv: "text/csv",
  html: "text/html",
  htm: "text/html",
  ics: "text/calendar",
  js: "text/javascript",
  json: "application/json",
  mjs: "text/javascript",
  srt: "application/x-subrip",
  tsv: "text/tab-separated-values",
  vtt: "text/vtt",
  xml: "application/xml",
  yaml: "application/yaml",
  yml: "application/yaml",
};

/** The beginning of a long file may end within a character. */
function decode(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder().decode(bytes);
  const whole = bytes.length < HEAD ? text : text.replace(/\uFFFD{1,3}$/, "");
  return /\uFFFD|[^\P{Cc}\t\n\f\r]/u.test(whole) ? undefined : text;
}

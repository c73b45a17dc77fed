import type { SourceFile } from "../model/source-tree.js";
import type { Problem, Report } from "../problem/problem.js";
import { placeAt } from "./place-at.js";

/**
 * Reads the bytes of a file as text: UTF-8, UTF-16 where a byte order mark or zeros in every other byte say so, or what
 * the head of an HTML page names.
 *
 * Line ends become `\n`, the mark goes. Other bytes that are not UTF-8 are read as Windows-1252, which
 * is what nearly all such files are (WHATWG Encoding Standard §4.2 reads Latin-1 so, too), and
 * characters that no XML, JSON or mail may carry are dropped; each is reported with its place.
 *
 * @returns undefined for what is no text at all.
 */
export function decodeText(file: SourceFile, report: Report): string | undefined {
  const bytes = file.read();
  const utf = decode(bytes);
  if (utf === undefined && bytes.includes(0)) {
    report(notText(file.path));
    return undefined;
  }
  const decoded = utf ?? decodeDeclared(bytes, file.path) ?? decodeLegacy(bytes, file.path, report);
  const text = decoded.includes("\r") ? decoded.replace(/\r\n?/g, "\n") : decoded;
  return dropControls(text, file.path, report);
}

/** Reads as UTF-8 or UTF-16; undefined when it does not fit. */
function decode(bytes: Uint8Array): string | undefined {
  return decodeAs(markedEncoding(bytes) ?? unmarkedUtf16(bytes) ?? "utf-8", bytes);
}

function decodeAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function markedEncoding([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : undefined;
}

/** Most files in UTF-16 begin with a mark. In those that do not, every other byte of spaces, line ends and keys is zero. */
function unmarkedUtf16(bytes: Uint8Array): string | undefined {
  const head = bytes.subarray(0, HEAD_BYTES);
  if (bytes.length % 2 === 1 || !head.includes(0)) return undefined;
  const zeros = [0, 0];
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (Math.max(even, odd) < FEWEST_ZEROS) return undefined;
  return odd > MANY_TIMES * even ? "utf-16le" : even > MANY_TIMES * odd ? "utf-16be" : undefined;
}

/** As far as browsers look for the encoding of a page (HTML §13.2.3.2). */
const HEAD_BYTES = 1024;
const FEWEST_ZEROS = 8;
/** A few characters end in a zero: 一 is 4E00. */
const MANY_TIMES = 3;

/** Reads an HTML page in the encoding that its head names, as browsers do; undefined where it names none that fits. */
function decodeDeclared(bytes: Uint8Array, path: string): string | undefined {
  if (!/\.x?html?$/i.test(path)) return undefined;
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString("latin1");
  const [, meta, xml] = DECLARED.exec(head) ?? [];
  const label = meta ?? xml;
  if (label === undefined) return undefined;
  return /^(?:windows-1252|iso-8859-1|latin1|us-ascii|ascii)$/i.test(label)
    ? decodeWindows1252(bytes)
    : decodeAs(label, bytes);
}

const DECLARED =
  /<meta\s[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?([\w:.-]+)|^\s{0,9}<\?xml\s[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([\w:.-]+)/i;

/** A NUL is in no text, but in nearly every file of another kind. */
function notText(file: string): Problem {
  return {
    code: "articles/not-text",
    severity: "error",
    message: "Cannot read the file: expected text in UTF-8, got bytes that are no text",
    place: { file, line: 1, column: 1 },
    hint: "Give the file the ending of what it is, or take it out of the folder of articles",
  };
}

function decodeLegacy(bytes: Uint8Array, file: string, report: Report): string {
  const lossy = new TextDecoder("utf-8").decode(bytes);
  const text = mostlyUtf8(lossy) ? lossy : decodeWindows1252(bytes);
  report({
    code: "articles/encoding",
    severity: "error",
    message: `Cannot read the text as UTF-8: expected valid bytes, got others; ${text === lossy ? "they show as \uFFFD" : "the file is read as Windows-1252"}`,
    place: placeAt(file, lossy, lossy.indexOf("\uFFFD")),
    hint: "Save the file as UTF-8",
  });
  return text;
}

/** Bytes 80 to 9F (WHATWG Encoding Standard, index windows-1252); Node's decoder of that name reads Latin-1. */
const FROM_80 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

function decodeWindows1252(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  return text.replace(/[\u0080-\u009F]/g, (character) => FROM_80[character.charCodeAt(0) - 0x80] ?? character);
}

/** A file with letters beyond Latin that decoded well is UTF-8 with a few bytes damaged, not Windows-1252. */
function mostlyUtf8(lossy: string): boolean {
  const broken = lossy.split("\uFFFD").length - 1;
  const foreign = lossy.match(/[^\0-\x7F\uFFFD]/g)?.length ?? 0;
  return foreign > broken;
}

// Everything that XML 1.0 §2.2 forbids or discourages, and halves of surrogate pairs.
const UNWRITABLE = /(?![\t\n])[\p{Control}\p{Surrogate}\uFFFE\uFFFF]/u;
const UNWRITABLE_ALL = new RegExp(UNWRITABLE, "gu");

/** The same, and form feeds and halves of whole pairs: without the flag u it is quick, and few texts have any. */
const SUSPECT = /[^\t\n -~\xA0-\uD7FF\uE000-\uFFFD]/;

function dropControls(text: string, file: string, report: Report): string {
  if (!SUSPECT.test(text)) return text;
  // A form feed is a page break of old printers, and U+0085 a line end of old mainframes.
  const broken = text.replace(/[\f\u0085]/g, "\n");
  const first = broken.search(UNWRITABLE);
  if (first === -1) return broken;
  const code = broken.codePointAt(first)?.toString(16).toUpperCase().padStart(4, "0");
  report({
    code: "articles/control-character",
    severity: "warning",
    message: `Cannot keep the character U+${code}: expected text, got a control character; it is left out`,
    place: placeAt(file, broken, first),
    hint: "Delete it; editors show it with “show invisible characters”",
  });
  return broken.replace(UNWRITABLE_ALL, "");
}

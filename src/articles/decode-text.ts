import type { SourceFile } from "../model/source-tree.js";
import type { Problem, Report } from "../problem/problem.js";
import { placeAt } from "./place-at.js";

/**
 * Reads the bytes of a file as text: UTF-8, or UTF-16 where a byte order mark says so.
 *
 * Line ends become `\n`, the mark goes. Bytes that are not UTF-8 are read as Windows-1252, which
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
  const decoded = utf ?? decodeLegacy(bytes, file.path, report);
  const text = decoded.includes("\r") ? decoded.replace(/\r\n?/g, "\n") : decoded;
  return dropControls(text, file.path, report);
}

/** Reads with the encoding that the byte order mark names, UTF-8 without one; undefined when it does not fit. */
function decode(bytes: Uint8Array): string | undefined {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

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

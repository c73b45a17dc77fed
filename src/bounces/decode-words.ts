/** Charset, encoding and text (RFC 2047 §2); a language (RFC 2231 §5) is passed over. Spaces within are wrong, and common. */
const WORD = /=\?([^\s?*]+)(?:\*[^\s?]*)?\?([bq])\?([^?]*)\?=/gi;

/** Encoded words of one charset that follow each other. */
interface Run {
  readonly charset: string;
  readonly octets: Buffer[];
  /** As they stand. */
  written: string;
}

/**
 * Reads a field of free text, e.g. Subject, as mail programs show it: encoded words (RFC 2047) are decoded, and joined
 * where nothing but white space is between them, also where a character was cut in two. Words in a charset that is not
 * known here stay as they stand. Other octets beyond ASCII are UTF-8 (RFC 6532 §3.1) if they can be.
 *
 * @param value - Unfolded, octets as latin1.
 */
export function decodeWords(value: string): string {
  const texts: string[] = [];
  let run: Run | undefined;
  let end = 0;
  for (const match of value.matchAll(WORD)) {
    const [word, charset = "", encoding = "", text = ""] = match;
    const between = value.slice(end, match.index);
    const isNext = run !== undefined && between.trim() === "";
    end = match.index + word.length;
    if (run && isNext && run.charset === charset) {
      run.octets.push(octetsOf(encoding, text));
      run.written += between + word;
      continue;
    }
    if (run) texts.push(decodeRun(run));
    if (!isNext) texts.push(decodePlain(between));
    run = { charset, octets: [octetsOf(encoding, text)], written: word };
  }
  if (run) texts.push(decodeRun(run));
  return [...texts, decodePlain(value.slice(end))].join("");
}

/** RFC 2047 §4; what is no octet in Q stands for itself, what is no base64 for nothing. */
function octetsOf(encoding: string, text: string): Buffer {
  if (/b/i.test(encoding)) return Buffer.from(text, "base64");
  const octet = (_: string, digits: string): string => String.fromCharCode(Number.parseInt(digits, 16));
  return Buffer.from(text.replaceAll("_", " ").replace(/=([\da-f]{2})/gi, octet), "latin1");
}

function decodeRun({ charset, octets, written }: Run): string {
  try {
    return new TextDecoder(charset).decode(Buffer.concat(octets));
  } catch {
    return written;
  }
}

function decodePlain(text: string): string {
  // What is beyond latin1 has been decoded already, and is no octets.
  if (!/[\x80-\xff]/.test(text) || /[^\0-\xff]/.test(text)) return text;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(text, "latin1"));
  } catch {
    return text;
  }
}

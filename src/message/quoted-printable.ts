/** Longest line (RFC 2045 §6.7). */
const LONGEST = 76;
/** How far back from there a line may end after a word. */
const MARGIN = 25;

/**
 * Writes a text as quoted-printable (RFC 2045 §6.7): the same as the encoder of nodemailer does, in
 * a fraction of the time, which matters where a mail is written for each issue of ten years.
 *
 * Lines end after words, if there is an end of a word near, and never within a character.
 *
 * @param text - Line ends, all of one kind, stay as they are.
 * @param longest - Characters of the longest line; default 76, the most that there may be.
 */
export function quotedPrintable(text: string, longest = LONGEST): string {
  const encoded = encode(text);
  if (encoded.length <= longest) return encoded;
  const lines: string[] = [];
  let start = 0;
  while (start < encoded.length) {
    const end = lineEnd(encoded, start, longest);
    const isWhole = end === encoded.length || encoded[end - 1] === "\n";
    lines.push(encoded.slice(start, end), isWhole ? "" : "=\r\n");
    start = end;
  }
  return lines.join("");
}

function encode(text: string): string {
  return text.split("=").join("=3D").replace(UNWRITABLE, octets).replace(LAST_SPACE, octets);
}

const UNWRITABLE = /[^\t\n\r -~]+/g;
const LONE_SURROGATE = /\p{Surrogate}/gu;
/** White space at the end of a line may be taken away on the way. */
const LAST_SPACE = /[ \t](?=[\r\n]|$)/g;

/** Addresses have the same octets in them, with another sign. */
function octets(characters: string): string {
  return encodeURIComponent(characters.replace(LONE_SURROGATE, "\uFFFD")).replaceAll("%", "=");
}

/** Where the line that begins at a place ends. */
function lineEnd(text: string, start: number, longest: number): number {
  const limit = Math.min(start + longest, text.length);
  const hard = hardEnd(text, start, limit);
  if (hard !== undefined) return hard;
  const soft = limit - start > longest - MARGIN ? wordEnd(text, limit) : undefined;
  const end = soft ?? characterEnd(text, start, limit);
  if (end === text.length || end - start < longest) return end;
  // There must be room for the "=" that says that the line goes on.
  return text[end - 3] === "=" ? end - 3 : end - 1;
}

/** The first CRLF of a line; a line feed alone, if it stands near the limit. */
function hardEnd(text: string, start: number, limit: number): number | undefined {
  const line = text.slice(start, limit);
  const last = line.lastIndexOf("\n");
  if (last < 0) return undefined;
  const crlf = line.indexOf("\r\n");
  if (crlf >= 0) return start + crlf + 2;
  const isNear = last >= line.length - MARGIN && line.lastIndexOf("\r") < last;
  return isNear ? start + last + 1 : undefined;
}

function wordEnd(text: string, limit: number): number | undefined {
  for (let end = limit; end > limit - MARGIN; end -= 1) if (" \t.,!?".includes(text.charAt(end - 1))) return end;
  return undefined;
}

/** The limit, or where the character begins that stands across it. */
function characterEnd(text: string, start: number, limit: number): number {
  let end = limit;
  if (text[limit - 1] === "=") end = limit - 1;
  else if (text[limit - 2] === "=") end = limit - 2;
  const isFull = (): boolean =>
    end - start > 3 && end < text.length && !/^(?:=[\dA-F]{2}){1,4}$/.test(text.slice(start, end));
  while (text[end - 3] === "=" && isFull()) {
    const octet = Number.parseInt(text.slice(end - 2, end), 16);
    if (octet < 0x80) break;
    end -= 3;
    if (octet >= 0xc0) break;
  }
  return end;
}

import { TextDecoder } from "node:util";

const UTF_8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const WINDOWS_1252 = new TextDecoder("windows-1252");

const UTF_8_MARK = Buffer.from("\ufeff");
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * Decodes a list. UTF-16 is told from its first bytes: a byte order mark, or a zero. Of anything else each line is
 * UTF-8 if it can be, else Windows-1252, which Excel writes in the West: in a list that was put together from several,
 * one line of the other kind must not spoil all names.
 *
 * @param chunks - The bytes, in pieces of any size.
 */
export async function* decodeList(chunks: AsyncIterable<Uint8Array>): AsyncIterable<string> {
  let utf16: TextDecoder | undefined;
  let isStart = true;
  const pieces: Uint8Array[] = [];
  for await (const chunk of chunks) {
    if (utf16) {
      yield utf16.decode(chunk, { stream: true });
      continue;
    }
    pieces.push(chunk);
    // A line may be as long as the list: it is put together once.
    if (!isStart && !chunk.includes(LINE_FEED) && !chunk.includes(CARRIAGE_RETURN)) continue;
    let bytes = Buffer.concat(pieces.splice(0));
    if (isStart) {
      if (bytes.length < UTF_8_MARK.length) {
        pieces.push(bytes);
        continue;
      }
      isStart = false;
      const name = utf16Of(bytes);
      if (name) {
        utf16 = new TextDecoder(name);
        yield utf16.decode(bytes, { stream: true });
        continue;
      }
      if (bytes.subarray(0, UTF_8_MARK.length).equals(UTF_8_MARK)) bytes = bytes.subarray(UTF_8_MARK.length);
    }
    const end = Math.max(bytes.lastIndexOf(LINE_FEED), bytes.lastIndexOf(CARRIAGE_RETURN)) + 1;
    yield decodeLines(bytes.subarray(0, end));
    pieces.push(bytes.subarray(end));
  }
  yield utf16 ? utf16.decode() : decodeLines(Buffer.concat(pieces));
}

/** A name that `TextDecoder` knows; undefined for all but UTF-16. */
function utf16Of([first, second]: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (second === 0) return "utf-16le";
  return first === 0 ? "utf-16be" : undefined;
}

/** Whole lines; mostly all of them are of one kind. */
function decodeLines(bytes: Buffer): string {
  const whole = decodeUtf8(bytes);
  if (whole !== undefined) return whole;
  const lines: string[] = [];
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(LINE_FEED, from) + 1 || bytes.length;
    const line = bytes.subarray(from, end);
    lines.push(decodeUtf8(line) ?? WINDOWS_1252.decode(line));
    from = end;
  }
  return lines.join("");
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return UTF_8.decode(bytes);
  } catch {
    return undefined;
  }
}
